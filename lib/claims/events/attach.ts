/** One sentence with its dates, and how near the words of the claim's event and of others stand to each date. */

import type { Lean } from '../../text/date-resolve.ts'
import type { DateValue } from '../../text/date-values.ts'
import { phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'
import type { DateFrame } from './frame.ts'
import { type EventHit, eventHits } from './lexicon.ts'

/** A date of a sentence: as it is written, or computed from one that is known. */
export interface SceneDate {
  readonly value: DateValue
  /** UTF-16 offsets into the sentence's text. */
  readonly start: number
  readonly end: number
  /** The shape it is written in, or how it was computed. */
  readonly shape: string
  readonly lean: Lean
}

/** What is needed to judge the dates of one sentence. */
export interface Scene {
  readonly sentence: Sentence
  readonly frame: DateFrame
  readonly setting: Setting
  readonly dates: readonly SceneDate[]
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

/** The nearest of some words, and how near it stands. */
export interface Near {
  readonly hit: TokenSpan | undefined
  readonly at: number
}

const far: Near = { hit: undefined, at: Number.POSITIVE_INFINITY }

const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): Near =>
  hits
    .map((hit) => ({ hit, at: distance(scene, span, hit) }))
    .reduce<Near>((best, each) => (each.at < best.at ? each : best), far)

/** Prefixes of what is before, after or only a part of the event: `semi-final`, `pre-trial`. */
const partPrefix = /^(semi|quarter|pre|post|mid|half|mini|re|non|anti)$/

const isPart = ({ tokens }: Sentence, { from }: EventHit): boolean =>
  tokens[from - 1]?.text === '-' && partPrefix.test(tokens[from - 2]?.lower ?? '')

/** Event words of a sentence that are no part of a name (`the Court of Appeal`); a part of an event (`semi-final`) is another one. */
export const wordsFor = (sentence: Sentence): readonly EventHit[] =>
  eventHits(sentence.tokens)
    .filter(
      ({ from }) =>
        !sentence.mentions.some(
          (mention) =>
            from >= mention.from &&
            from < mention.to &&
            mention.to - mention.from > 1 &&
            sentence.tokens[from]?.capital,
        ),
    )
    .map((hit) => (isPart(sentence, hit) ? { ...hit, sort: 'part', told: false } : hit))

/** A word for the event the claim asks about. */
export const isOwnHit = (frame: DateFrame, hit: EventHit): boolean => frame.sorts.includes(hit.sort)

/** Nouns by which a text speaks of a date itself: "the date is 19 November again". */
const dateNouns = ['date', 'schedule', 'calendar', 'timetable', 'slot', 'new day', 'diary', 'target']
/** Phrases by which dates are set. */
const datePhrases = [
  ...['take place', 'go ahead', 'be held', 'be staged', 'go for', 'be down for', 'speak of', 'settle on', 'agree on'],
  ...['is when', 'be the plan', 'be the goal', 'be the day', 'wait until', 'wait till', 'have to wait', 'be off until'],
]
/** Verbs by which dates are set and moved; whose date it is must be said in the sentence or before it. */
const dateVerbs: ReadonlySet<string> = new Set(
  stemsOf([
    ...['delay', 'postpone', 'move', 'push', 'bring', 'put', 'reschedule', 'slip', 'set', 'due', 'plan', 'expect'],
    ...['stick', 'keep', 'course', 'track', 'target', 'remain', 'adjourn', 'defer', 'shift', 'pencil', 'slate', 'fix'],
    ...['happen', 'rearrange', 'switch', 'aim', 'hold', 'held', 'stage', 'come', 'schedule'],
  ]),
)

const dateIndex = phraseIndex([...dateNouns, ...datePhrases].map((phrase) => [phrase, true] as const))

const dateWordHits = ({ sentence }: Scene): readonly TokenSpan[] =>
  sentence.tokens.flatMap((token) => {
    const length = dateVerbs.has(token.stem) ? 1 : (phraseAt(dateIndex, sentence.tokens, token.index)?.length ?? 0)
    return length > 0 ? [{ from: token.index, to: token.index + length }] : []
  })

/** "said on 6 October": the day of a statement stands right behind its verb. */
const isSpokenOn = (sentence: Sentence, hit: TokenSpan, span: TokenSpan): boolean =>
  hit.to <= span.from &&
  sentence.tokens.slice(hit.to, span.from).every((token) => /^(on|late|early|in)$/.test(token.lower))

/** Prepositions that belong to every date: they speak for the claim's event, never for another. */
const jointWords: ReadonlySet<string> = new Set(['from', 'until', 'till', 'by', 'through', 'out', 'last', 'due'])

/** `construction starts`: what is only told of an event belongs to the noun of another event right before it. */
const isOfAnother = (hit: EventHit, hits: readonly EventHit[], frame: DateFrame): boolean =>
  hit.told &&
  hits.some((other) => !isOwnHit(frame, other) && !other.told && other.to <= hit.from && hit.from - other.to <= 1) &&
  !hits.some((other) => isOwnHit(frame, other) && other !== hit && other.to <= hit.from && hit.from - other.to <= 1)

/** What stands near one date. */
export interface Attachment {
  /** A word for the claim's event that the claim itself uses, or one that means the same. */
  readonly own: Near
  /** A word for an event of its sort. */
  readonly event: Near
  /** A word of the claim's question or statement. */
  readonly word: Near
  /** A word by which dates are set and moved, whatever happens on them. */
  readonly loose: Near
  /** A word for another event. */
  readonly rival: Near
}

/** Words of the claim that are neither dates nor names. */
const subjectHits = ({ setting, sentence }: Scene): readonly TokenSpan[] =>
  setting.match.at
    .filter((at) => !sentence.mentions.some((mention) => at >= mention.from && at < mention.to))
    .map((at) => ({ from: at, to: at + 1 }))

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

/** The words a date may belong to, and how near each stands. */
export const attach = (scene: Scene, span: TokenSpan): Attachment => {
  const { frame, sentence } = scene
  const isFree = (hit: TokenSpan) => !scene.spans.some((other) => hit.from >= other.from && hit.from < other.to)
  const free = scene.hits.filter(isFree)
  const event = free.filter((hit) => isOwnHit(frame, hit) && !isOfAnother(hit, free, frame))
  const own = event.filter((hit) => scene.setting.match.at.some((at) => hit.from <= at && at < hit.to))
  const word = subjectHits(scene).filter(isFree)
  const loose = dateWordHits(scene).filter(isFree)
  const ours = new Set([...event, ...word, ...loose].flatMap(({ from, to }) => range(from, to)))
  const isJoint = (hit: TokenSpan) => hit.to - hit.from === 1 && jointWords.has(sentence.tokens[hit.from]?.lower ?? '')
  const rivals = free.filter(
    (hit) =>
      !ours.has(hit.from) &&
      !hit.told &&
      !isJoint(hit) &&
      (hit.sort !== 'statement' || isSpokenOn(sentence, hit, span)),
  )
  const near = (hits: readonly TokenSpan[]) => nearest(scene, span, hits)
  return { own: near(own), event: near(event), word: near(word), loose: near(loose), rival: near(rivals) }
}

/** What words of the claim count behind words for its event, and words about dates behind those. */
const LOOSENESS = 3

/** The word the date most likely belongs to. */
export const bestOf = ({ own, event, word, loose }: Attachment): Near => {
  const ranked = [
    own,
    { ...event, at: event.at + 1 },
    { ...word, at: word.at + LOOSENESS },
    { ...loose, at: loose.at + 2 * LOOSENESS },
  ]
  return ranked.reduce((best, each) => (each.at < best.at ? each : best), far)
}

/** The words before a date, as far as they can bear on it. */
export const leadOf = (sentence: Sentence, date: SceneDate): string =>
  sentence.text.slice(Math.max(0, date.start - 70), date.start)
