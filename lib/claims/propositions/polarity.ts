import commitments from '../../../knowledge/commitments.json' with { type: 'json' }
import speech from '../../../knowledge/speech.json' with { type: 'json' }
import { type PhraseIndex, phraseAt, phraseIndex, prepositions, stemsOf } from '../../text/words.ts'
import { isIdle, isNegated } from '../acts.ts'
import type { Sentence } from '../sentence.ts'
import type { Hit } from './hits.ts'

const falseWords = new Set(stemsOf(speech.false))
const undoing = phraseIndex(commitments.withdraw.verbs.map((phrase) => [phrase, true] as const))
const ending = phraseIndex(commitments.undone.map((phrase) => [phrase, true] as const))

const wishes = phraseIndex(commitments.wish.map((phrase) => [phrase, true as const] as const))
const faint = phraseIndex(commitments.faint.map((phrase) => [phrase, true as const] as const))

const clauseOf = (sentence: Sentence, at: number) => sentence.clauses[sentence.clauseOf[at] ?? 0]

const rejection =
  /\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|brush(?:es|ed|ing)? (?:aside|off)|refut(?:es?|ed|ing)|contradict(?:s|ed|ing)?|scotch(?:es|ed|ing)?|rebut(?:s|ted|ting)?|quash(?:es|ed|ing)?)\b(?: [\w'-]+){0,6}? (?:reports?|rumou?rs?|claims?|suggestions?|allegations?|speculation|accusations?|stories|story|assertions?|charges?|idea|notion)\b/

/** `denies that`, `rejected a report that`, `it is false that`, `reports that ... are false`. */
export const isRefuted = (sentence: Sentence, at: number): boolean => {
  const clause = clauseOf(sentence, at)
  if (!clause) return false
  if (clause.certainty === 'denied' || clause.speaker?.stance === 'denies') return true
  const before = sentence.clauses[clause.index - 1]
  const opens = /^(that|which)$/.test(sentence.tokens[clause.from]?.lower ?? '')
  const scope = sentence.tokens.slice(opens ? (before?.from ?? clause.from) : clause.from, clause.to)
  if (opens && rejection.test(scope.map(({ lower }) => lower).join(' '))) return true
  return scope.some(
    (token) =>
      falseWords.has(token.stem) && !isNegated(sentence, token.index, 3) && !isParted(sentence, token.index, at),
  )
}

/** `and` or a semicolon stands between the two tokens: one does not speak of the other. */
const isParted = (sentence: Sentence, one: number, other: number): boolean =>
  sentence.tokens
    .slice(Math.min(one, other) + 1, Math.max(one, other))
    .some(({ lower, text }) => lower === 'and' || lower === 'but' || text === ';')

/** `at the end of the season`, `by the end`. */
const isTime = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at - 1]?.lower === 'the' && prepositions.has(tokens[at - 2]?.lower ?? '')

/** `scrapped its conditions`: a verb that takes back what stands at `at`, at most `reach` tokens before it in its clause. */
export const isUndoneBefore = (sentence: Sentence, at: number, reach: number): boolean => {
  const from = Math.max(clauseOf(sentence, at)?.from ?? 0, at - reach)
  for (let verb = from; verb < at; verb += 1)
    if (phraseAt(undoing, sentence.tokens, verb) && !isNegated(sentence, verb) && !isIdle(sentence, verb)) return true
  return false
}

/** `reverses course, will publish the file`: another deed begins behind the comma. */
const beginsAnew = ({ tokens }: Sentence, from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some(({ text, index }) => text === ',' && /^(will|would|to|now)$/.test(tokens[index + 1]?.lower ?? ''))

/** How far before a noun a verb may stand that takes it back. */
const undoReach = 8

/**
 * `lifted the exemption`, `went back on her agreement to sell`, `the curfew was scrapped`: taken back in the same clause,
 * by another word than those already `known`.
 */
export const isUndone = (sentence: Sentence, hit: Hit, known: readonly Hit[] = [hit]): boolean => {
  const clause = clauseOf(sentence, hit.at)
  const from = Math.max(clause?.from ?? 0, hit.at - undoReach)
  const until = Math.min(clause?.to ?? hit.to, hit.to + undoReach)
  for (let at = from; at < until; at += 1) {
    if (known.some((other) => at >= other.at && at < other.to)) continue
    const undo = at < hit.at ? phraseAt(undoing, sentence.tokens, at) : undefined
    const gone = phraseAt(ending, sentence.tokens, at)
    if (at < hit.at && beginsAnew(sentence, at, hit.at)) continue
    if ((undo || gone) && !isTime(sentence, at) && !isNegated(sentence, at) && !isIdle(sentence, at)) return true
  }
  return false
}

/** Tokens before a predicate that may negate it. */
const negationReach = 9

/** Is the predicate's word under a negation in the sentence, or under `too early to`, `far from`? */
export const isDenied = (sentence: Sentence, hit: Hit): boolean =>
  isNegated(sentence, hit.at, negationReach) || isFaint(sentence, hit.at)

const isFaint = (sentence: Sentence, at: number): boolean =>
  phraseBefore(sentence, at, negationReach, faint) !== undefined

/** Where, at most `reach` tokens before `at` and in its clause, a phrase of the index begins. */
const phraseBefore = (sentence: Sentence, at: number, reach: number, index: PhraseIndex<true>): number | undefined => {
  const from = Math.max(clauseOf(sentence, at)?.from ?? 0, at - reach)
  for (let before = at - 1; before >= from; before -= 1) if (phraseAt(index, sentence.tokens, before)) return before
  return undefined
}

/** Tokens between a wish and what is wished. */
const wishReach = 12

/** `wants the governor to lift it`, `urged them to join`: wished of others, and no news of the thing itself. */
export const isWished = (sentence: Sentence, at: number): boolean => {
  const wish = phraseBefore(sentence, at, wishReach, wishes)
  if (wish === undefined) return false
  const between = sentence.tokens.slice(wish + 1, at)
  return between.some(({ lower }) => lower === 'to') && !between.some(({ text }) => /^[,;:]$/.test(text))
}
