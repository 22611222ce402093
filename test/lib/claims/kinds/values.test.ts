import { describe, expect, test } from 'vitest'
import { compareValues, compileWatch, lintWatch, readStory } from '../../../../lib/claims/engine.ts'
import type { Claim, Watch } from '../../../../lib/domain.ts'
import { type ValueClaim, valueClaims } from './value-cases.ts'

const claimOf = ({ id, kind, question, statement, value, holder }: ValueClaim): Claim => ({
  id,
  kind,
  question,
  statement,
  value,
  holder,
})

const watchOf = (each: ValueClaim): Watch => ({
  id: 'own-cases',
  title: each.article.title,
  article: { ...each.article, publisher: 'Example Wire Service' },
  feeds: [],
  names: {},
  claims: [claimOf(each)],
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
})

const answers = new Set(['confirms', 'revises', 'disputes'])

describe.each(valueClaims.map((each) => [each.question, each] as const))('%s', (_, each) => {
  const watch = compileWatch(watchOf(each))
  for (const [published, title, text, expected, open] of each.stories) {
    if (open === 'open') {
      test.todo(`${title}: ${expected}`)
      continue
    }
    test(`${title}: ${expected}`, () => {
      const [readings] = readStory(watch, { id: 's', outlet: 'Sample Wire', title, text, published, url: 'u' })
      const { verdict, value } = readings?.best ?? { verdict: 'unrelated', value: null }
      expect(answers.has(verdict) ? `${verdict} ${value}` : 'none').toBe(expected)
    })
  }
})

const [ferry] = valueClaims
const aQuantity = (over: Partial<Claim>): Claim => ({ ...claimOf(ferry as ValueClaim), ...over })

describe('values of a claim', () => {
  test('an amount in another currency is compared only at the rate the article itself gives', () => {
    const aid = aQuantity({
      value: '100 million CNY',
      statement: 'It promised 100 million yuan (about $13.8 million).',
    })
    expect(compareValues(aid, '1000 million CNY', '137 million USD')).toBe('looser')
    expect(compareValues(aid, '100 million CNY', '137 million USD')).toBe('different')
    const bare = aQuantity({ value: '100 million CNY', statement: 'It promised 100 million yuan.' })
    expect(compareValues(bare, '1000 million CNY', '137 million USD')).toBe('different')
  })

  test('a floor far below what is known speaks of a part and is no change', () => {
    expect(compareValues(aQuantity({}), '1644 people', '>=3 people')).toBe('looser')
  })

  test('a value nobody can read is refused with a fix', () => {
    const faults = (claim: Claim) =>
      lintWatch({ ...watchOf(ferry as ValueClaim), claims: [claim] }).map(({ path }) => path)
    expect(faults(aQuantity({ value: 'quite a few' })).some((path) => path.includes('value'))).toBe(true)
    expect(faults(aQuantity({ kind: 'date', value: '2026-02-31' })).some((path) => path.includes('value'))).toBe(true)
  })
})
