import { expect, test } from 'vitest'
import type { Decision } from '../../../lib/claims/decide.ts'
import type { Sentence } from '../../../lib/claims/sentence.ts'
import { readingsOf } from '../../../lib/claims/story-level.ts'
import { aClaim, aStory } from '../../support/builders.ts'

const sentence = (index: number): Sentence => ({
  ...{ index, paragraph: index, place: 'body', start: index * 10, end: index * 10 + 9, text: `Sentence ${index}.` },
  ...{ tokens: [], clauses: [], clauseOf: [], mentions: [], speaker: null, question: false },
})

const decision = (index: number, verdict: Decision['verdict'], value: string, odds: number): Decision => ({
  ...{ verdict, value, holder: 'Norvia', certainty: 'said', sentence: sentence(index) },
  parts: [{ rule: 'test.odds', note: 'how sure', value: odds }],
})

const valueHeard = (decisions: readonly Decision[]): string | null =>
  readingsOf(
    aClaim({ value: 'Osk', holder: 'Norvia' }),
    aStory(),
    { decisions, related: true, isLooser: () => false },
    { intercept: 0, weights: { 'test.odds': 1 } },
  ).best.value

test('of two values that one holder is said to have the surer sentence decides', () => {
  expect(valueHeard([decision(1, 'confirms', 'Osk', 1.5), decision(2, 'revises', 'Velm', 1)])).toBe('Osk')
})

test('several sentences that say one thing outweigh a surer one that says another', () => {
  const velm = [1, 2, 3].map((index) => decision(index, 'revises', 'Velm', 1.2))
  expect(valueHeard([decision(4, 'confirms', 'Osk', 1.5), ...velm])).toBe('Velm')
})

test('each holder keeps an answer, in whatever order their sentences rank', () => {
  const ostria = [2, 3].map((index) => ({ ...decision(index, 'disputes', 'Velm', 0.9), holder: 'Ostria' }))
  const { best, also } = readingsOf(
    aClaim({ value: 'Osk', holder: 'Norvia' }),
    aStory(),
    { decisions: [decision(1, 'confirms', 'Osk', 1), ...ostria], related: true, isLooser: () => false },
    { intercept: 0, weights: { 'test.odds': 1 } },
  )
  expect([best, ...also].map(({ holder, value }) => [holder, value])).toEqual([
    ['Ostria', 'Velm'],
    ['Norvia', 'Osk'],
  ])
})
