import type { Sentence } from '../sentence.ts'
import { type Candidate, clauseAt, holderAt } from './candidate.ts'
import { leadsWithReported, reportedSpan } from './reported-clause.ts'

/** Words that only the sentence before explains. */
const pronoun = /^(?:I|We|It|He|She|They|This|That|These|Those|His|Her|Our)\b/i

/** `has not said whether …` asserts nothing. */
const askedOnly = /^(?:whether|if|what|how|why|when|where|who)\b/i

/** What a party says as a fact, where nothing more exact was found in the sentence. */
export const statementCandidates = (sentence: Sentence): Candidate[] => {
  const last = sentence.tokens.at(-1)?.start ?? sentence.start
  const { start, end } = reportedSpan(sentence, leadsWithReported(sentence) ? sentence.start : last)
  const clause = clauseAt(sentence, 0)
  const holder = holderAt(sentence, start)
  const words = sentence.text.slice(start - sentence.start, end - sentence.start)
  if (sentence.question || clause?.certainty === 'background' || askedOnly.test(words) || pronoun.test(words)) return []
  const exclusive = sentence.tokens.some(({ lower }) => lower === 'only' || lower === 'never')
  const strength = (holder === '' ? -0.8 : -0.3) + (exclusive ? 1 : 0)
  return [{ kind: 'statement', value: 'true', holder, sentence, start, end, strength }]
}
