/** One sentence with its dates, and which word each date belongs to. */

import type { FoundDate } from '../../text/dates.ts'
import { stemsOf } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'
import type { DateFrame } from './frame.ts'
import type { EventHit } from './lexicon.ts'

/** What is needed to judge the dates of one sentence. */
export interface Scene {
  readonly sentence: Sentence
  readonly frame: DateFrame
  readonly setting: Setting
  readonly dates: readonly FoundDate[]
  readonly spans: readonly TokenSpan[]
  readonly hits: readonly EventHit[]
}

/** The tokens that cover offsets of the sentence's text. */
export const spanOf = (sentence: Sentence, start: number, end: number): TokenSpan => {
  const from = sentence.tokens.findIndex((token) => token.end > sentence.start + start)
  const to = sentence.tokens.findIndex((token) => token.start >= sentence.start + end)
  return { from: Math.max(0, from), to: to < 0 ? sentence.tokens.length : to }
}

/** Tokens between a date and a word, more for other dates, commas and clauses between. */
const distance = (scene: Scene, span: TokenSpan, hit: TokenSpan): number => {
  const isAfter = hit.from >= span.to
  const [from, to] = isAfter ? [span.to, hit.from] : [hit.to, span.from]
  if (to < from) return 0
  const { sentence, spans } = scene
  const between = sentence.tokens.slice(from, to)
  const commas = between.filter((token) => /^[,;:]$/.test(token.text)).length
  const dates = spans.filter((other) => other !== span && other.from >= from && other.to <= to).length
  const clauses = Math.abs((sentence.clauseOf[span.from] ?? 0) - (sentence.clauseOf[hit.from] ?? 0))
  return to - from + commas * 3 + dates * 5 + clauses * 4 + (isAfter ? 2 : 0)
}

interface Near {
  readonly hit: TokenSpan | undefined
  readonly at: number
}

const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): Near | undefined =>
  hits.map((hit) => ({ hit, at: distance(scene, span, hit) })).toSorted((left, right) => left.at - right.at)[0]

/** What a word about dates counts behind a word for the event. */
const LOOSENESS = 3

/** A word for the event the claim asks about. */
export const isOwnHit = (frame: DateFrame, hit: EventHit): boolean => frame.sorts.includes(hit.sort)

/** Nouns by which a text speaks of a date itself: "the date is 19 November again". */
const dateNouns: ReadonlySet<string> = new Set(stemsOf(['date', 'schedule', 'calendar', 'timetable', 'slot']))
/** Verbs by which dates are set and moved; whose date it is must be said in the sentence. */
export const dateVerbs: ReadonlySet<string> = new Set(
  stemsOf([
    ...['delay', 'postpone', 'move', 'push', 'bring', 'put', 'reschedule', 'slip', 'set', 'due', 'plan', 'expect'],
    ...['stick', 'keep', 'course', 'track', 'target', 'remain'],
  ]),
)

/** The holder's words, a name of the claim, a word for the event or a pronoun that may stand for it. */
const isOnSubject = ({ sentence, setting, frame, hits }: Scene): boolean =>
  hits.some((hit) => isOwnHit(frame, hit)) ||
  sentence.mentions.some(
    (mention) => setting.isHolder(mention.party) || setting.subject.names.some((name) => name.name === mention.name),
  ) ||
  /^(it|this|that)$/.test(sentence.tokens[0]?.lower ?? '')

const dateWordHits = (scene: Scene): readonly TokenSpan[] => {
  const verbs = isOnSubject(scene)
  return scene.sentence.tokens
    .filter((token) => dateNouns.has(token.stem) || (verbs && dateVerbs.has(token.stem)))
    .map((token) => ({ from: token.index, to: token.index + 1 }))
}

/** "said on 6 October": the day of a statement stands right behind its verb. */
const isSpokenOn = (sentence: Sentence, hit: TokenSpan, span: TokenSpan): boolean =>
  hit.to <= span.from &&
  sentence.tokens.slice(hit.to, span.from).every((token) => /^(on|late|early|in)$/.test(token.lower))

/** Prepositions that belong to every date: they speak for the claim's event, never for another. */
const jointWords: ReadonlySet<string> = new Set(['from', 'until', 'till', 'by', 'through', 'out', 'last', 'due'])

export interface Attachment {
  /** The event's word the date belongs to. */
  readonly hit: TokenSpan
  readonly own: number
  readonly rival: number
}

/** The word a date belongs to, and how near words of other events stand. */
export const attach = (scene: Scene, span: TokenSpan): Attachment | undefined => {
  const { frame, setting, sentence } = scene
  const isFree = (hit: TokenSpan) => !scene.spans.some((other) => hit.from >= other.from && hit.from < other.to)
  const free = scene.hits.filter(isFree)
  const own = free.filter((hit) => isOwnHit(frame, hit))
  const subject = frame.sorts.length === 0 ? setting.match.at.map((at) => ({ from: at, to: at + 1 })) : []
  const loose = [...subject.filter(isFree), ...dateWordHits(scene)]
  const isOwnOrLoose = new Set([...own, ...loose].map((hit) => hit.from))
  const isJoint = (hit: TokenSpan) => hit.to - hit.from === 1 && jointWords.has(sentence.tokens[hit.from]?.lower ?? '')
  const rivals = free.filter(
    (hit) =>
      !isOwnOrLoose.has(hit.from) && !isJoint(hit) && (hit.sort !== 'statement' || isSpokenOn(sentence, hit, span)),
  )
  const far = { hit: undefined, at: Number.POSITIVE_INFINITY }
  const [event, word, rival] = [own, loose, rivals].map((hits) => nearest(scene, span, hits) ?? far) as [
    Near,
    Near,
    Near,
  ]
  const best = event.at <= word.at + LOOSENESS ? event : { ...word, at: word.at + LOOSENESS }
  return best.hit && { hit: best.hit, own: best.at, rival: rival.at }
}

/** The words before a date, as far as they can bear on it. */
export const leadOf = (sentence: Sentence, date: FoundDate): string =>
  sentence.text.slice(Math.max(0, date.start - 70), date.start)
