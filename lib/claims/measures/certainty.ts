/** How firmly a number is said. */

import type { Certainty } from '../../domain.ts'
import { findDates } from '../../text/dates.ts'
import type { FoundQuantity } from '../../text/quantities.ts'
import type { TokenSpan } from '../sentence.ts'
import type { Scene } from './scene.ts'

/** Verbs of wanting: what is asked for is not what is. */
const wanted =
  /\b(?:ask(?:ed|s|ing)?|sought|seeks?|seeking|demand(?:ed|s|ing)?|want(?:ed|s|ing)?|urg(?:ed|es|ing)|call(?:ed|s|ing)? for|request(?:ed|s)?|propos(?:ed|es|ing)|recommend(?:ed|s)?|needs?|needed|require[sd]?|hopes?|hoped)\b/i
/** Those who cannot know, before a verb of expecting. */
const outsiders =
  /\b(?:analysts?|economists?|experts?|investors|traders|bookmakers|pollsters|forecasters?|observers|markets|strategists|models?)\b[^,;]*\b(?:expect|see|forecast|predict|reckon|think|believe|estimate|say|project)/i

const doubt = {
  before:
    /\b(?:could|may|might|likely|feared?|perhaps|possibly|risk of|if|whether|would|should|expected to|projected|predict\w*|expects?|forecasts?|foresees?|threatens?|potentially)\b/i,
  ofForecast: /\b(?:could|may|might|if|whether)\b/i,
  word: /\b(?:models?|simulations?|modelling|worst[- ]case|scenario)\b/i,
  after: /^\W*(?:\w+ )?(?:are|is|were) (?:likely|feared|possible|expected)\b/i,
}

const datedShapes: ReadonlySet<string> = new Set(['day', 'month', 'year', 'season', 'period'])

/** Dated before the article: a sentence that begins with such a day, or that names one the article does not. */
const isDatedBefore = (scene: Scene): boolean => {
  const { text } = scene.sentence
  const { published, articlePublished } = scene.setting
  const found = findDates(text, { published, fallback: 'past' })
  return found.some((date) => {
    if (
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

/** The number could come true, is wished for or comes from a model: it is no count. */
const isOpen = (scene: Scene, quantity: FoundQuantity, lead: string): boolean => {
  const { sentence, frame } = scene
  if (outsiders.test(lead) || (wanted.test(lead) && !wanted.test(frame.words))) return true
  if (frame.forecast) return doubt.ofForecast.test(lead)
  const behind = sentence.text.slice(quantity.end)
  return doubt.before.test(lead) || doubt.word.test(sentence.text) || doubt.after.test(behind)
}

/** How firmly the number is said; undefined leaves it to the clause. */
export const certaintyOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): Certainty | undefined => {
  const { sentence } = scene
  const lead = leadIn(scene, quantity, span)
  if (isOpen(scene, quantity, lead)) return 'conditional'
  if (isDatedBefore(scene)) return 'background'
  const clause = sentence.clauses[sentence.clauseOf[span.from] ?? 0]
  const perfect = clause?.certainty === 'background' && clause.cues.every((cue) => /perfect/.test(cue.note))
  const isReported = perfect && (clause.speaker !== null || !/\bhad\b/.test(lead))
  return isReported || (clause?.certainty === 'conditional' && !sentence.question) ? 'said' : undefined
}
