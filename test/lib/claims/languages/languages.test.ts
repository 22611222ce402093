import { describe, expect, test } from 'vitest'
import { compileWatch, readStory } from '../../../../lib/claims/engine.ts'
import { type Claim, type Story, storyText, type Watch } from '../../../../lib/domain.ts'
import { languageOf } from '../../../../lib/text/gloss.ts'
import { russian, type Sentence, ukrainian } from './sentences.ts'

const venue: Claim = {
  ...{ id: 'venue', kind: 'place', question: 'Where will Finland and Estonia hold their talks?', value: 'Turku' },
  ...{ holder: 'Finland', statement: 'Finland says the talks with Estonia will be held in Turku.' },
}
const response: Claim = {
  ...{
    id: 'response',
    kind: 'response',
    question: 'How has Estonia responded to the invitation to talks?',
    value: 'none',
  },
  ...{ holder: 'Estonia', statement: 'Estonia has not yet responded to the invitation of Finland.' },
}
const watch: Watch = {
  ...{ id: 'cod-talks', title: 'Finland invites Estonia to talks in Turku', names: {} },
  article: {
    title: 'Finland invites Estonia to Turku for talks on cod',
    publisher: 'Sample Wire',
    published: '2026-03-02T08:00:00Z',
    text: "Finland's government on Monday invited the Estonian prime minister to Turku for talks on cod. The talks will be held in Turku, the Finnish government said. Estonia has not yet responded to the invitation.",
  },
  feeds: [],
  claims: [venue, response],
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
}
const compiled = compileWatch(watch)

const aStory = (text: string): Story => ({
  ...{ id: 's', outlet: 'Приклад', title: '', url: 'u', published: '2026-03-04T08:00:00Z', text },
})

const answers = new Set(['confirms', 'revises', 'disputes'])

const said = ([text, claimId]: Sentence): string => {
  const readings = readStory(compiled, aStory(text)).find(({ claim }) => claim.id === claimId)
  const { verdict, value } = readings?.best ?? { verdict: 'unrelated', value: null }
  return answers.has(verdict) ? `${verdict} ${value}` : 'none'
}

describe.each([
  ['Ukrainian', 'uk', ukrainian],
  ['Russian', 'ru', russian],
] as const)('%s', (_name, code, sentences) => {
  test.each(sentences.map((sentence) => [sentence[0], sentence] as const))('%s', (text, sentence) => {
    expect(languageOf(text)).toBe(code)
    expect(said(sentence)).toBe(sentence[2])
  })
})

test('the evidence of a story in another language is its own sentence', () => {
  const story = aStory(`Погода буде ясна. ${ukrainian[0]?.[0]} Тріска подорожчала.`)
  const evidence = readStory(compiled, story).find(({ claim }) => claim.id === 'response')?.best.evidence
  expect(evidence?.quote).toBe(ukrainian[0]?.[0])
  expect(storyText(story).slice(evidence?.start, evidence?.end)).toBe(evidence?.quote)
})
