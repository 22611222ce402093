/** How firmly a number is said. */

import type { Certainty } from '../../domain.ts'
import { findDates } from '../../text/dates.ts'
import type { FoundQuantity } from '../../text/quantities.ts'
import type { TokenSpan } from '../sentence.ts'
import type { Sign } from '../signs.ts'
import type { Scene } from './scene.ts'

/** Verbs of wanting: what is asked for is not what is. */
const wanted =
  /\b(?:ask(?:ed|s|ing)?|sought|seeks?|seeking|demand(?:ed|s|ing)?|want(?:ed|s|ing)?|urg(?:ed|es|ing)|call(?:ed|s|ing)? for|request(?:ed|s)?|hopes?|hoped|push(?:ed|es|ing)? for|holding out for|insist(?:ed|s|ing)? on|press(?:ed|es|ing)? for|aims? (?:to|for)|aiming|ready to|willing to)\b/i
/** Those who cannot know, before a verb of expecting. */
const outsiders =
  /\b(?:analysts?|economists?|experts?|investors|traders|bookmakers|pollsters|forecasters?|observers|markets|strategists|models?)\b[^,;]*\b(?:expect|see|forecast|predict|reckon|think|believe|estimate|say|project)/i

const possible = /\b(?:could|may|might|perhaps|possibly|risk of|if|whether|potentially|conceivably|unless)\b/i

const datedShapes: ReadonlySet<string> = new Set(['day', 'month', 'year', 'season', 'period'])

/** `to the firm that she founded in 1998`: behind the number, the date is that of another act. */
const hangsElsewhere = /\b(?:who|which|that|he|she|they|it|we|when|where)\b/i

/** Dated before the article: a sentence that begins with such a day, or that names one the article does not. */
const isDatedBefore = (scene: Scene, quantity: FoundQuantity): boolean => {
  const { text } = scene.sentence
  const { published, articlePublished } = scene.setting
  const found = findDates(text, { published, fallback: 'past' })
  return found.some((date) => {
    if (
      hangsElsewhere.test(text.slice(quantity.end, Math.max(quantity.end, date.start))) ||
      date.lean === 'future' ||
      date.value.last >= articlePublished.slice(0, 10) ||
      /'s$/.test(text.slice(0, date.end))
    )
      return false
    if (date.start < 12 && date.shape !== 'shift') return true
    const led = /\b(?:in|on|during|last) $/i.test(text.slice(0, date.start)) || /^last /i.test(text.slice(date.start))
    return led && datedShapes.has(date.shape) && !scene.frame.dates.includes(date.value.name)
  })
}

/** The clause up to the number: what is said behind it does not change how firmly it stands. */
const leadIn = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): string => {
  const { sentence } = scene
  const clause = sentence.clauses[sentence.clauseOf[span.from] ?? 0]
  const start = (sentence.tokens[clause?.from ?? 0]?.start ?? sentence.start) - sentence.start
  return sentence.text.slice(Math.min(start, quantity.start), quantity.start)
}

const clauseOf = ({ sentence }: Scene, span: TokenSpan) => sentence.clauses[sentence.clauseOf[span.from] ?? 0]

/** Told as history, by more than the past perfect. */
const isHistory = (scene: Scene, span: TokenSpan): boolean => {
  const clause = clauseOf(scene, span)
  return clause?.certainty === 'background' && !clause.cues.every((cue) => /perfect/.test(cue.note))
}

/** `may weigh at most`: a limit that is set, and no guess. */
const allowed = /\bmay (?:now |still |only )?\w+ (?:\w+ )?$/i
const isCeiling = ({ comparator }: FoundQuantity): boolean => comparator === '<=' || comparator === '<'

/** The number could be, is wished for, or comes from those who cannot know: no fact, whatever else is said. */
const isOpen = ({ frame }: Scene, quantity: FoundQuantity, lead: string): boolean =>
  (wanted.test(lead) && !wanted.test(frame.words)) ||
  outsiders.test(lead) ||
  (possible.test(lead) && !(isCeiling(quantity) && allowed.test(lead)))

/** What makes the number less than a present fact. */
export const doubtsOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): readonly Sign[] => [
  ['dated', 'dated before the article', isDatedBefore(scene, quantity)],
  ['history', 'told as history', isHistory(scene, span)],
]

/** Cues of clauses that suppose and do not say. */
const supposed: ReadonlySet<string> = new Set(['certainty.if', 'certainty.supposition'])

/** How firmly the number is said: questions, denials and wishes give no value; how firm all others are is weighed. */
export const certaintyOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): Certainty | undefined => {
  if (isOpen(scene, quantity, leadIn(scene, quantity, span))) return 'conditional'
  const clause = clauseOf(scene, span)
  if (clause?.cues.some(({ rule }) => supposed.has(rule))) return undefined
  const certainty = clause?.certainty
  return certainty === 'conditional' || certainty === 'background' ? 'said' : undefined
}
