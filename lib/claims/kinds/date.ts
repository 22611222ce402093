import type { Certainty } from '../../domain.ts'
import { dayNumber } from '../../text/calendar.ts'
import { compareDates, type DateValue, formatDate, parseDate } from '../../text/date-values.ts'
import { type FoundDate, findDates } from '../../text/dates.ts'
import { attach, leadOf, type Scene, spanOf } from '../events/attach.ts'
import { type DateFrame, dateFrame } from '../events/frame.ts'
import { eventHits } from '../events/lexicon.ts'
import { isOtherDay } from '../events/other-days.ts'
import { isHoldersAct, isThing } from '../events/others.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import type { Cue, Sentence, TokenSpan } from '../sentence.ts'
import { namesOwnParties } from '../subject-names.ts'

const formerLead =
  /(?:\b(?:had (?:earlier |originally |previously |first )?been (?:\w+ )?(?:due|scheduled|planned|set|expected|promised|fixed|pencilled in|to)\b[^.;]*|\b(?:was|were) to have\b[^.;]*|\b(?:instead of|rather than|not|postponed from|moved from|delayed from|forward from|back from|away from)(?: the| on)?|\b(?:originally|initially|previously|formerly|first|once)\b[^.;,]*|\b(?:previous|earlier|original|old|initial|former) (?:\w+ )?(?:date|plan|schedule|deadline|target|slot)\b[^.;,]*))\s*(?:on|for|in|to|was|of|the)?\s*$/i
const formerTail = /^ ?(?:previously|originally|as (?:first|originally|previously) (?:planned|announced|scheduled))\b/i

/** The date that held before: `from 19 November to January`, `had been due on`, `originally planned for`. */
const isFormer = (scene: Scene, at: number): boolean => {
  const { sentence, dates } = scene
  const date = dates[at] as FoundDate
  const next = dates[at + 1]
  const lead = leadOf(sentence, date).replace(/\b(on|for|in) (the )?$/i, '')
  const fromTo =
    /\bfrom (?:the )?$/i.test(leadOf(sentence, date)) &&
    next !== undefined &&
    /^\s*(?:to|until)\b/i.test(sentence.text.slice(date.end, next.start))
  return fromTo || formerLead.test(lead) || formerTail.test(sentence.text.slice(date.end))
}

const isNegated = (sentence: Sentence, hit: TokenSpan): boolean =>
  sentence.tokens
    .slice(Math.max(0, hit.from - 4), hit.from)
    .some((token) => /^(not|never|cannot|won't|wouldn't|longer)$/.test(token.lower)) &&
  !/\bnot only\b/.test(sentence.text)

/** An attachment further off than this is none. */
const FARTHEST = 22

/** Deadlines and ends are days "by" which and "until" which: the word is no bound there. */
const closedSorts: ReadonlySet<string> = new Set(['deadline', 'end', 'decision'])

/** Days above which a stretch that merely contains the claim's date is no answer: "next year", "in 2026". */
const WIDE = 125

const saysLittle = (frame: DateFrame, value: DateValue): boolean => {
  const known = parseDate(frame.value)
  const days = dayNumber(value.last) - dayNumber(value.first) + 1
  return days > WIDE && known !== undefined && compareDates(known, value) === 'looser'
}

const answerOf = (frame: DateFrame, date: FoundDate): DateValue | undefined => {
  const { value } = date
  if (value.bound === '<' || value.bound === '>' || saysLittle(frame, value)) return undefined
  const closes = value.bound === '<=' && frame.sorts.some((sort) => closedSorts.has(sort))
  return closes ? { ...value, bound: '=' } : value
}

const certaintyOf = (scene: Scene, date: FoundDate, hit: TokenSpan): Certainty | undefined => {
  if (date.value.bound !== '>=' && isNegated(scene.sentence, hit)) return 'denied'
  const clause = scene.sentence.clauses[scene.sentence.clauseOf[hit.from] ?? 0]
  const doubt = /\b(could|may|might|if|whether|suppose)\b/.test(leadOf(scene.sentence, date))
  const ahead = date.lean === 'future' || compareNotations(scene.frame.value, formatDate(date.value)) !== 'different'
  const lowered = clause?.certainty === 'background' ? ahead : clause?.certainty === 'conditional'
  return lowered && !doubt && !scene.sentence.question ? 'planned' : undefined
}

/** A year or a season says little about when; a day says it. */
const sharpness = (value: DateValue): number => {
  const days = dayNumber(value.last) - dayNumber(value.first) + 1
  return days === 1 ? 0.2 : days <= 31 ? -0.3 : days <= 125 ? -0.6 : -2
}

const answerFor = (scene: Scene, at: number): Answer | undefined => {
  const { sentence, frame } = scene
  const [date, span] = [scene.dates[at] as FoundDate, scene.spans[at] as TokenSpan]
  const value = answerOf(frame, date)
  const attachment = value && attach(scene, span)
  if (value === undefined || attachment === undefined) return undefined
  const { hit, own, rival } = attachment
  if (own > FARTHEST || rival < own || isOtherDay(scene, date, span, hit)) return undefined
  const former = isFormer(scene, at)
  const certainty = certaintyOf(scene, date, hit)
  const note = `reads ${sentence.text.slice(date.start, date.end)}`
  return {
    value: formatDate(value),
    span,
    strength: (own <= 5 ? 1 : own <= 12 ? 0.5 : 0) + sharpness(value),
    cues: [{ ...span, rule: `date.${former ? 'former' : date.shape}`, note }],
    ...((isThing(scene, hit) || isHoldersAct(scene, hit)) && { holder: scene.setting.claim.holder }),
    ...(former && { former: true }),
    ...(certainty && { certainty }),
  }
}

const openEnded =
  /\b(?:postponed|delayed|adjourned|suspended|put off|deferred|shelved)\b[^.;]*\b(?:indefinitely|sine die|until further notice|without (?:(?:setting|giving|naming) )?an?y? ?new date)|\bno (?:new |fresh |firm |revised )?(?:\w+ )?date (?:has been|was|is|had been|for \w+ \w+ has been) ?(?:yet )?(?:set|announced|given|fixed|agreed|confirmed)|\b(?:new )?date (?:has|had) (?:yet to|not yet|not) (?:be|been) (?:set|announced|given|fixed|agreed|confirmed)/i

/** Postponed, and no new date: the answer is that there is none. */
const openAnswer = (sentence: Sentence, frame: DateFrame, setting: Setting): Answer | undefined => {
  const match = openEnded.exec(sentence.text)
  if (match === null || frame.value === 'not set' || !isNamedSoFar(sentence, frame, setting)) return undefined
  const span = spanOf(sentence, match.index, match.index + match[0].length)
  const cue: Cue = { ...span, rule: 'date.not-set', note: 'postponed without a new date' }
  return { value: 'not set', span, strength: 0.4, cues: [cue] }
}

/** The story has named the claim's parties by now: all of them for a match, one for other events. */
const isNamedSoFar = (sentence: Sentence, frame: DateFrame, { subject, sentences }: Setting): boolean => {
  const told = sentences.slice(0, sentence.index + 1).flatMap((each) => each.mentions.map((mention) => mention.name))
  const named = subject.names.filter((name) => told.includes(name.name))
  return frame.sorts.includes('match')
    ? named.length === subject.names.length
    : named.length > 0 || subject.names.length === 0
}

const read = (sentence: Sentence, frame: DateFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about || !namesOwnParties(setting)) return []
  const open = openAnswer(sentence, frame, setting)
  const dates = datesOf(sentence.text, frame, setting)
  const spans = dates.map((date) => spanOf(sentence, date.start, date.end))
  const scene: Scene = {
    sentence,
    frame,
    setting,
    dates,
    spans,
    hits: dates.length > 0 ? eventHits(sentence.tokens) : [],
  }
  const answers = dates.flatMap((_, at) => answerFor(scene, at) ?? [])
  return open === undefined ? answers : [open, ...answers]
}

const datesOf = (text: string, frame: DateFrame, setting: Setting): readonly FoundDate[] => {
  const value = parseDate(frame.value)
  const past = typeof value === 'object' && value.last < setting.articlePublished.slice(0, 10)
  return findDates(text, { published: setting.published, fallback: past ? 'past' : 'future', known: frame.known })
}

const compareNotations = (current: string, heard: string): 'same' | 'looser' | 'different' => {
  const [known, said] = [parseDate(current), parseDate(heard)]
  if (known === undefined || said === undefined) return current === heard ? 'same' : 'different'
  return compareDates(known, said)
}

export const date: Kind<DateFrame> = {
  name: 'date',
  summary: 'when something happens: a day, a month, a quarter, or that no date is set',
  compile: dateFrame,
  lint: (claim) =>
    parseDate(claim.value) === undefined
      ? [
          {
            path: 'value',
            message: `"${claim.value}" is no date`,
            fix: 'Write an ISO day (2026-11-19), a month (2026-11), a quarter (2026-Q4), a year, or "not set".',
            severity: 'error',
          },
        ]
      : [],
  read,
  compare: (_claim, current, heard) => compareNotations(current, heard),
}
