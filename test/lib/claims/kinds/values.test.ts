import { describe, expect, test } from 'vitest'
import { compareValues, lintWatch } from '../../../../lib/claims/engine.ts'
import type { Claim } from '../../../../lib/domain.ts'
import { aClaim, aWatch } from '../../../support/builders.ts'

const aClaimOf = (over: Partial<Claim>): Claim =>
  aClaim({
    kind: 'quantity',
    question: 'How many people died in the sinking of the ferry Aurelia?',
    statement: 'The coastguard says 41 people died when the ferry Aurelia sank.',
    ...{ value: '41 people', holder: 'coastguard' },
    ...over,
  })

describe('values of a claim', () => {
  test('an amount in another currency is compared only at the rate the article itself gives', () => {
    const aid = aClaimOf({
      value: '100 million CNY',
      statement: 'It promised 100 million yuan (about $13.8 million).',
    })
    expect(compareValues(aid, '1000 million CNY', '137 million USD')).toBe('looser')
    expect(compareValues(aid, '100 million CNY', '137 million USD')).toBe('different')
    const bare = aClaimOf({ value: '100 million CNY', statement: 'It promised 100 million yuan.' })
    expect(compareValues(bare, '1000 million CNY', '137 million USD')).toBe('different')
  })

  test('a floor far below what is known speaks of a part and is no change', () => {
    expect(compareValues(aClaimOf({}), '1644 people', '>=3 people')).toBe('looser')
  })

  test('a value nobody can read is refused with a fix', () => {
    const faults = (claim: Claim) => lintWatch(aWatch({ claims: [claim] })).map(({ path }) => path)
    expect(faults(aClaimOf({ value: 'quite a few' })).some((path) => path.includes('value'))).toBe(true)
    expect(faults(aClaimOf({ kind: 'date', value: '2026-02-31' })).some((path) => path.includes('value'))).toBe(true)
  })
})
