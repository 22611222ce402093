import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideChange } from '../../../lib/changes/decide-change.ts'
import { verifyChain } from '../../../lib/changes/hash-chain.ts'
import type { Change } from '../../../lib/domain.ts'
import { aClaim, aReading, aStory, aWatch } from '../../support/builders.ts'

const watch = aWatch()
const claim = aClaim()

/** A story of one minute of the day that gives one answer by one of three parties. */
const anyHeard = fc
  .record({
    minute: fc.integer({ min: -5, max: 40 }),
    value: fc.constantFrom('Lisbon', 'Porto', 'Faro'),
    holder: fc.constantFrom('Tin Council', 'Host City', 'Hotel Owners'),
    id: fc.uuid(),
  })
  .map(({ minute, value, holder, id }) => {
    const published = new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString().replace('.000Z', 'Z')
    const story = aStory({ id, published })
    return { story, reading: aReading(story, value, { holder }) }
  })

type Heard = typeof anyHeard extends fc.Arbitrary<infer T> ? T : never

const inOrder = (heard: readonly Heard[]): Heard[] =>
  [...heard].sort((a, b) => (`${a.story.published}${a.story.id}` < `${b.story.published}${b.story.id}` ? -1 : 1))

const record = (changes: readonly Change[], heard: readonly Heard[]): Change[] => {
  const ledger = [...changes]
  for (const { story, reading } of heard) {
    const decision = decideChange({
      ...{ watch, claim, story, reading, newest: ledger.at(-1), now: '2026-03-02T00:00:00Z' },
      compareValues: (current, value) => (current === value ? 'same' : 'different'),
    })
    if (decision.kind === 'append') ledger.push(decision.change)
  }
  return ledger
}

const stories = fc.uniqueArray(anyHeard, { selector: ({ story }) => story.id, maxLength: 30 })

test('stories delivered again, any of them, in any order, add nothing to the ledger', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), (heard, picks) => {
      const once = record([], inOrder(heard))
      const again = heard.length === 0 ? [] : [...picks.take(40)].map((pick) => heard[pick % heard.length] as Heard)
      expect(record(once, again)).toEqual(once)
    }),
    { numRuns: 300 },
  )
})

test('a run cut off anywhere and begun again from the first story ends in the same ledger', () => {
  fc.assert(
    fc.property(stories, fc.nat(), (heard, cut) => {
      const ordered = inOrder(heard)
      const partly = record([], ordered.slice(0, cut % (ordered.length + 1)))
      expect(record(partly, ordered)).toEqual(record([], ordered))
    }),
    { numRuns: 300 },
  )
})

test('whatever the order of arrival, entries are contiguous, chained, and each replaces only an older position', () => {
  fc.assert(
    fc.property(stories, (heard) => {
      const changes = record([], heard)
      expect(verifyChain(changes)).toEqual([])
      for (const change of changes) {
        const replaced = change.earlier?.find(({ holder }) => holder === change.holder)
        expect(replaced === undefined || replaced.at <= change.at).toBe(true)
        expect(change.to).not.toBe(replaced?.value)
      }
    }),
    { numRuns: 300 },
  )
})
