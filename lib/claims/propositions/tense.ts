import type { Token } from '../../text/tokens.ts'
import { determiners, negators } from '../../text/words.ts'
import type { Sentence } from '../sentence.ts'

/** When the verb at a token happens: done, to be done, or neither to tell. */
export type Tense = 'done' | 'ahead' | 'open'

const ahead =
  /^(will|would|shall|should|may|might|could|can|must|'ll|to|going|due|set|plans?|planned|expected|scheduled|about|ready|promised|pledged|vowed)$/

const sameInPast = /^(put|set|cut|shut|hit|let|cost|split|quit|bid|rid|spread)$/

const auxiliaryBefore = (sentence: Sentence, at: number): string => {
  const from = sentence.clauses[sentence.clauseOf[at] ?? 0]?.from ?? 0
  const before = sentence.tokens
    .slice(Math.max(from, at - 5), at)
    .filter((token) => !negators.has(token.lower) && !/ly$/.test(token.lower))
  const near = before.slice(-3).map((token) => token.lower)
  return near.findLast((word) => ahead.test(word) || /^(has|have|had|is|are|was|were|been|be|being)$/.test(word)) ?? ''
}

const inflected = (token: Token): boolean =>
  (token.stem !== token.lower &&
    !/ing$/.test(token.lower) &&
    !/[^s]s$/.test(token.lower) &&
    !`${token.stem}e`.endsWith(token.lower)) ||
  sameInPast.test(token.lower)

/** Words between `have` and the participle of `can have the whole price paid back`. */
const causativeReach = 7

/** `can have the price paid back`, `will get their tickets refunded`: to be done. */
const isCausative = ({ tokens }: Sentence, at: number): boolean =>
  tokens
    .slice(Math.max(0, at - causativeReach), Math.max(0, at - 1))
    .some(
      ({ index, lower }) =>
        /^(have|get)$/.test(lower) &&
        determiners.has(tokens[index + 1]?.lower ?? '') &&
        tokens.slice(Math.max(0, index - 4), index).some((token) => ahead.test(token.lower)),
    )

/** The tense of the verb at `at`; a headline's present is news: `Jets land in Orland`. */
export const tenseAt = (sentence: Sentence, at: number): Tense => {
  const token = sentence.tokens[at]
  if (!token) return 'open'
  const auxiliary = auxiliaryBefore(sentence, at)
  if (ahead.test(auxiliary) || isCausative(sentence, at)) return 'ahead'
  if (/^(has|have|had|was|were|been|being)$/.test(auxiliary)) return 'done'
  if (/^(is|are|be)$/.test(auxiliary)) return /ing$/.test(token.lower) ? 'ahead' : 'open'
  if (sentence.place === 'title') return /ing$/.test(token.lower) ? 'open' : 'done'
  return inflected(token) ? 'done' : 'open'
}
