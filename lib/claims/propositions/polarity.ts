import commitments from '../../../knowledge/commitments.json' with { type: 'json' }
import speech from '../../../knowledge/speech.json' with { type: 'json' }
import { phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Sentence } from '../sentence.ts'
import type { Hit } from './hits.ts'

const falseWords = new Set(stemsOf(speech.false))
const undoing = phraseIndex(commitments.withdraw.verbs.map((phrase) => [phrase, true] as const))
const ending = phraseIndex(commitments.undone.map((phrase) => [phrase, true] as const))

const clauseOf = (sentence: Sentence, at: number) => sentence.clauses[sentence.clauseOf[at] ?? 0]

/** `denies that`, `it is false that`, `reports that ... are false`. */
export const isRefuted = (sentence: Sentence, at: number): boolean => {
  const clause = clauseOf(sentence, at)
  if (!clause) return false
  if (clause.certainty === 'denied' || clause.speaker?.stance === 'denies') return true
  const before = sentence.clauses[clause.index - 1]
  const opens = /^(that|which)$/.test(sentence.tokens[clause.from]?.lower ?? '')
  const scope = sentence.tokens.slice(opens ? (before?.from ?? clause.from) : clause.from, clause.to)
  return scope.some((token) => falseWords.has(token.stem) && !isNegated(sentence, token.index, 3))
}

/** How far before a noun a verb may stand that takes it back. */
const undoReach = 8

/** `lifted the exemption`, `went back on her agreement to sell`, `the curfew was scrapped`: taken back in the same clause. */
export const isUndone = (sentence: Sentence, hit: Hit): boolean => {
  const clause = clauseOf(sentence, hit.at)
  const from = Math.max(clause?.from ?? 0, hit.at - undoReach)
  const until = Math.min(clause?.to ?? hit.to, hit.to + undoReach)
  for (let at = from; at < until; at += 1) {
    if (at >= hit.at && at < hit.to) continue
    const undo = at < hit.at ? phraseAt(undoing, sentence.tokens, at) : undefined
    const gone = phraseAt(ending, sentence.tokens, at)
    if ((undo || gone) && !isNegated(sentence, at)) return true
  }
  return false
}

/** Tokens before a predicate that may negate it. */
const negationReach = 7

/** Is the predicate's word under a negation in the sentence? */
export const isDenied = (sentence: Sentence, hit: Hit): boolean => isNegated(sentence, hit.at, negationReach)
