import { expect, test } from 'vitest'
import { compileWatch, readStory } from '../../../lib/claims/engine.ts'
import type { Claim } from '../../../lib/domain.ts'
import { aStory, aWatch } from '../../support/builders.ts'

const claim: Claim = {
  id: 'board',
  question: "What is the Corvane board's response to the takeover offer?",
  kind: 'response',
  value: 'none',
  holder: 'Corvane',
  statement: "The board of Corvane has not responded to Lindmark's takeover offer.",
}
const watch = compileWatch(
  aWatch({
    article: {
      title: 'Lindmark offers to buy Corvane',
      publisher: 'Sample Ledger',
      published: '2026-03-01T08:00:00Z',
      text: "Lindmark made a takeover offer for Corvane on Sunday. The Corvane board has not responded to Lindmark's offer.",
    },
    claims: [claim],
  }),
)
const verdictOf = (title: string, text: string) => readStory(watch, aStory({ title, text }))[0]?.best.verdict

test('a board in a story that never says whose board is no party of the watch', () => {
  expect(verdictOf('No sale of the night train', 'The board rejected an offer of 12 million for the train.')).toBe(
    'unrelated',
  )
})

test('the same board is the party in a story that names the company', () => {
  expect(verdictOf('Corvane rejects takeover', 'The board rejected the takeover offer from Lindmark.')).toBe('revises')
})
