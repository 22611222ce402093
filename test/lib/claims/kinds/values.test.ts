import { describe, expect, test } from 'vitest'
import { candidatesOf, compareValues, compileWatch, lintWatch } from '../../../../lib/claims/engine.ts'
import type { Claim } from '../../../../lib/domain.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

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

const cuts = compileWatch(
  aWatch({
    article: {
      title: 'Lindt Motors to cut 2,000 jobs',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'Lindt Motors will cut 2,000 jobs at its plant in Sorvel, the carmaker said.',
    },
    claims: [
      aClaim({
        kind: 'quantity',
        question: 'How many jobs will Lindt Motors cut in Sorvel?',
        statement: 'Lindt Motors says it will cut 2,000 jobs at its plant in Sorvel.',
        value: '2000 jobs',
        holder: 'Lindt Motors',
      }),
    ],
  }),
)

const cutsIn = (text: string): string[] =>
  candidatesOf(cuts, aStory({ title: 'Lindt Motors in Sorvel', text, published: '2026-04-02T08:00:00Z' })).map(
    ({ decision }) => decision.value,
  )

describe('jobs and who holds them', () => {
  test('people who are laid off are jobs cut', () => {
    expect(cutsIn('Lindt Motors is laying off 3,500 employees at its Sorvel plant.')).toEqual(['3500 jobs'])
    expect(cutsIn('Lindt Motors plans to axe 3,500 roles in Sorvel.')).toEqual(['3500 jobs'])
  })
  test('people beside a number of jobs are others', () => {
    const march = 'Some 12,000 people marched on Saturday against plans of Lindt Motors to cut 3,500 jobs in Sorvel.'
    expect(cutsIn(march)).toEqual(['3500 jobs'])
  })
  test('so many more than planned is the step, not the level', () => {
    expect(cutsIn('Lindt Motors will cut 3,500 jobs in Sorvel, 1,500 more than planned.')).toEqual(['3500 jobs'])
  })
})
