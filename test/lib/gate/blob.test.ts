import { expect, test } from 'vitest'
import { fromBlob, toBlob } from '../../../lib/gate/blob.ts'
import { type Condition, spellingTerm, stemTerm, wordTerm } from '../../../lib/gate/condition.ts'
import { addCondition, indexOf, removeCondition } from '../../../lib/gate/gate-index.ts'
import { matcherOf } from '../../../lib/gate/matcher.ts'

const spells = (lastName: string, folded: string): boolean => folded.startsWith(lastName.slice(0, 6))
const venue: Condition = [[[wordTerm('lisbon')], [wordTerm('porto')]], [[stemTerm('conferenc')]]]
const person: Condition = [[[spellingTerm('zelensky')]]]
const everything: Condition = []
const text = 'Zelenskiy opens the conferences in Lisbon.'

test('an index that became bytes finds what it found before, and remembers what it learned', () => {
  const index = indexOf([venue, person, everything])
  const found = [...matcherOf(index, spells).match(text)]
  const again = fromBlob(toBlob(index))
  if (!again) throw new Error('the blob was not read')
  expect(found).toHaveLength(3)
  expect(again.documents).toBe(1)
  expect([...matcherOf(again, spells).match(text)].sort()).toEqual(found.sort())
})

test('conditions are added to and taken from an index that was bytes', () => {
  const index = fromBlob(toBlob(indexOf([venue, person])))
  if (!index) throw new Error('the blob was not read')
  removeCondition(index, 0)
  const added = addCondition(index, [[[wordTerm('opens')]]])
  expect([...matcherOf(index, spells).match(text)].sort()).toEqual([added, 1].sort())
})

test('bytes that do not begin on a boundary of four are read all the same', () => {
  const blob = toBlob(indexOf([venue]))
  const shifted = new Uint8Array(blob.length + 1)
  shifted.set(blob, 1)
  const index = fromBlob(shifted.subarray(1))
  if (!index) throw new Error('the blob was not read')
  expect([...matcherOf(index, spells).match(text)]).toEqual([0])
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['another layout', new Uint8Array([9, 0, 0, 0, 2, 0, 0, 0, 123, 125])],
])('bytes of %s are no index', (_name, bytes) => {
  expect(fromBlob(bytes)).toBeUndefined()
})
