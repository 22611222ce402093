import type { Sentence } from '../sentence.ts'
import { type Candidate, clauseAt, holderAt } from './candidate.ts'
import { reportedSpan } from './reported-clause.ts'

/** What a party says as a fact, where nothing more exact was found in the sentence. */
export const statementCandidates = (sentence: Sentence): Candidate[] => {
  const { start, end } = reportedSpan(sentence, sentence.tokens.at(-1)?.start ?? sentence.start)
  const clause = clauseAt(sentence, 0)
  const holder = holderAt(sentence, start)
  if (sentence.question || clause?.certainty === 'background') return []
  const exclusive = sentence.tokens.some(({ lower }) => lower === 'only' || lower === 'never')
  const strength = (holder === '' ? -0.8 : -0.3) + (exclusive ? 1 : 0)
  return [{ kind: 'statement', value: 'true', holder, sentence, start, end, strength }]
}
