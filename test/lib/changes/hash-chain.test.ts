import { describe, expect, test } from 'vitest'
import { canonicalJson, chainStart, seal, verifyChain } from '../../../lib/changes/hash-chain.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { Change } from '../../../lib/domain.ts'
import { aChange, aSource } from '../../support/builders.ts'

const chain = (length: number): Change[] => {
  const changes: Change[] = []
  for (let seq = 1; seq <= length; seq += 1) {
    const { hash: _hash, ...open } = aChange({ id: `w:c:${seq}`, seq, prev: changes.at(-1)?.hash ?? chainStart })
    changes.push(seal(open))
  }
  return changes
}

describe('verifyChain', () => {
  test('a whole chain has no fault, sources that joined later included', () => {
    expect(verifyChain([])).toEqual([])
    expect(verifyChain(chain(3))).toEqual([])
    expect(verifyChain(chain(3).map((change) => withSources(change, [aSource({ storyId: 'late' })])))).toEqual([])
  })

  test('a word altered in the second entry is found there', () => {
    const changes = chain(3).map((change) => (change.seq === 2 ? { ...change, to: 'Faro' } : change))
    expect(verifyChain(changes)).toEqual([{ seq: 2, fault: 'was altered' }])
  })

  test('an entry rewritten with a fitting hash no longer fits the one after it', () => {
    const [first, second, third] = chain(3) as [Change, Change, Change]
    const { hash: _hash, ...open } = { ...second, to: 'Faro' }
    expect(verifyChain([first, seal(open), third])).toEqual([
      { seq: 3, fault: 'does not follow from the entry before it' },
    ])
  })

  test('a missing entry is named', () => {
    const [first, , third] = chain(3) as [Change, Change, Change]
    expect(verifyChain([first, third])).toEqual([
      { seq: 3, fault: 'entry 2 is missing' },
      { seq: 3, fault: 'does not follow from the entry before it' },
    ])
  })
})

describe('canonicalJson', () => {
  test('does not depend on the order of fields or on absent ones', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}')
  })
})
