/** Dates that a sentence gives without naming them: counted from the known date or from the day of the news, or told as happening. */

import numbers from '../../../knowledge/numbers.json' with { type: 'json' }
import { addDays, addMonths, dayNumber, monthOf, yearOf } from '../../text/calendar.ts'
import { type DateValue, dayValue, monthValue, parseDate } from '../../text/date-values.ts'
import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { isOwnHit, type SceneDate, wordsFor } from './attach.ts'
import type { DateFrame } from './frame.ts'
import type { EventHit } from './lexicon.ts'

const small: Readonly<Record<string, number>> = { ...numbers.small, a: 1, an: 1, another: 1, the: 1 }
const amount = '(\\d{1,3}|[a-z]+)(?:[ -](?:full |whole |further |more )?)(hour|day|week|fortnight|month|year)s?'
const planned =
  '(?: than| from| of)?(?: (?:had been |was |were |it was |first |originally |initially |previously )*(?:planned|scheduled|expected|promised|announced|hoped|intended|thought|billed|foreseen|due|the original date|the planned date))'

/** `two weeks later than planned`, `a week early`, `three months late`. */
const aside = new RegExp(`\\b${amount} (later|late|earlier|early|sooner)\\b(${planned})?`, 'gi')
/** `delayed by two weeks`, `put back a week`, `postponed for a further month`, `brought forward by three days`. */
const movedBy = new RegExp(
  `\\b(delayed|postponed|pushed back|pushed|put back|put off|moved back|set back|deferred|adjourned|extended|prolonged|slipped|slip|delay|postpone|extend|brought forward|moved forward|moved up|advanced|bring forward)\\b(?: [\\w'’-]+){0,5}? (?:by|for|back)?\\s*(at least |about |around |another |a further |a |up to )?${amount}\\b(?! (?:ago|earlier|before|sentence|term))`,
  'gi',
)
/** `a two-week delay`, `a one-month extension`. */
const delayOf = /\b(\d{1,3}|[a-z]+)-(day|week|month|year)s? (?:delay|postponement|extension|adjournment|setback)\b/gi
/** `a day before some 33,000 machinists vote`, `on the eve of his election`, `two days ahead of the launch`. */
const besideNews = new RegExp(
  `\\b(?:${amount} (before|ahead of|after|from)|(eve) of|(hours) (?:before|ahead of))\\b`,
  'gi',
)

interface Amount {
  readonly days: number
  readonly months: number
}

const amountOf = (count: string, unit: string): Amount | undefined => {
  const number = /^\d/.test(count) ? Number(count) : small[count.toLowerCase()]
  if (number === undefined) return undefined
  const days = { hour: 1 / 24, day: 1, week: 7, fortnight: 14 }[unit.toLowerCase()]
  if (days !== undefined) return { days: Math.round(number * days), months: 0 }
  return { days: 0, months: number * (unit.toLowerCase() === 'year' ? 12 : 1) }
}

const isDay = (value: DateValue): boolean => value.first === value.last

/** A value so much later, or with -1 earlier; months counted from a day give a month. */
const shifted = (base: DateValue, { days, months }: Amount, sign: 1 | -1): DateValue | undefined => {
  if (months > 0) {
    const day = addMonths(base.first, sign * months)
    return monthValue(yearOf(day), monthOf(day))
  }
  if (days === 0 || !isDay(base)) return undefined
  return dayValue(addDays(base.first, sign * days))
}

type Found = Omit<SceneDate, 'value'> & { readonly value: DateValue | undefined }

const at = (match: RegExpMatchArray, shape: string, value: DateValue | undefined, lean: SceneDate['lean']): Found => ({
  value,
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
  shape,
  lean,
})

/** Characters before "two days later" in which a date may stand that it is counted from. */
const BASE_REACH = 80

const asides = (text: string, known: DateValue | undefined, dates: readonly SceneDate[]): Found[] =>
  [...text.matchAll(aside)].map((match) => {
    const [, count = '', unit = '', direction = '', plan] = match
    const before = dates.findLast((date) => date.end <= match.index && match.index - date.end <= BASE_REACH)
    const late = /^late$|^early$/.test(direction.toLowerCase())
    const fromDate = plan === undefined && !late && before !== undefined
    const base = fromDate ? before.value : known
    const by = amountOf(count, unit)
    const sign = /^late/i.test(direction) ? 1 : -1
    return at(match, fromDate ? 'counted' : 'computed', base && by && shifted(base, by, sign), 'future')
  })

const moves = (text: string, known: DateValue | undefined): Found[] => [
  ...[...text.matchAll(movedBy)].map((match) => {
    const [, verb = '', vague = '', count = '', unit = ''] = match
    const by = amountOf(count, unit)
    const sign = /forward|up$|advanced/i.test(verb) ? -1 : 1
    const value = known && by && shifted(known, by, sign)
    return at(match, 'computed', value && { ...value, bound: /at least/i.test(vague) ? '>=' : '=' }, 'future')
  }),
  ...[...text.matchAll(delayOf)].map((match) => {
    const by = amountOf(match[1] ?? '', match[2] ?? '')
    return at(match, 'computed', known && by && shifted(known, by, 1), 'future')
  }),
]

/** Words between "a day before" and the event's word. */
const EVENT_REACH = 10

const ownHitsAfter = (sentence: Sentence, hits: readonly EventHit[], offset: number): boolean => {
  const first = sentence.tokens.findIndex((token) => token.start - sentence.start >= offset)
  return first >= 0 && hits.some((hit) => hit.from >= first && hit.from - first <= EVENT_REACH)
}

/** `on 5 June, a week before the harvest fair`: counted from the date right before it. */
const dateRightBefore = (text: string, dates: readonly SceneDate[], index: number): DateValue | undefined =>
  dates.find(
    ({ value, end }) => isDay(value) && end <= index && /^,? (?:just |only |exactly )?$/.test(text.slice(end, index)),
  )?.value

/** The day of the news: a past weekday of the sentence, else the day of publication. */
const newsDay = (dates: readonly SceneDate[], today: string): string => {
  const spoken = dates.find(
    ({ value, shape }) =>
      shape === 'weekday' && isDay(value) && value.first <= today && dayNumber(today) - dayNumber(value.first) <= 3,
  )
  return spoken?.value.first ?? today
}

const besides = (sentence: Sentence, hits: readonly EventHit[], dates: readonly SceneDate[], today: string): Found[] =>
  [...sentence.text.matchAll(besideNews)]
    .filter((match) => ownHitsAfter(sentence, hits, match.index + match[0].length))
    .filter(
      (match) => !dates.some((date) => date.start >= match.index && date.start <= match.index + match[0].length + 12),
    )
    .map((match) => {
      const [, count = '', unit = '', side = '', eve, hours] = match
      const named = dateRightBefore(sentence.text, dates, match.index)
      const base = named ?? dayValue(newsDay(dates, today))
      if (hours !== undefined) return at(match, 'beside-news', base, 'near')
      const by = eve === undefined ? amountOf(count, unit) : { days: 1, months: 0 }
      const shape = named === undefined ? 'beside-news' : 'counted'
      return at(match, shape, by && shifted(base, by, /after|from/i.test(side) ? -1 : 1), 'near')
    })

const happening =
  /\b(?:is|are|was|were|has|have|had|got|gets|getting|went|goes|kicked|took|taken|came|come)\b(?: \w+ly| now| just| already| finally| been| also| at last)* (?:under ?way|begun|started|opened|reopened|taken place|gone (?:live|ahead|on sale)|live|ahead|effect|place|into (?:force|effect)|off|on sale|out|over|ended|finished|closed|held|concluded|completed|launched|released|delivered|arrived|landed|lifted off|played|published|signed|sworn in|in office|in force|in effect)\b/i

const isPast = (lower: string): boolean =>
  /[a-z]{2}ed$/.test(lower) ||
  /^(began|won|beat|drew|went|came|took|met|held|left|rose|flew|fell|struck|ran|wed|swore|sworn|voting|starting|deciding)$/.test(
    lower,
  )

const unfinished =
  /^(be|to|will|would|not|never|no|a|an|the|their|its|his|her|could|should|may|might|must|being|if|when|until|n't|cannot|yet)$/

/** `opened`, `voted`: a finite verb of the event in the past, not `to be played` nor `the lost match`. */
const isToldVerb = (sentence: Sentence, hit: EventHit): boolean =>
  isPast(sentence.tokens[hit.from]?.lower ?? '') &&
  !/^(extend|prolong|renew|resched|schedul|postpon|delay)/.test(sentence.tokens[hit.from]?.lower ?? '') &&
  !sentence.tokens.slice(Math.max(0, hit.from - 3), hit.from).some((token) => unfinished.test(token.lower))

/** Tokens between the event's word and "is under way". */
const HAPPENING_REACH = 8

/** Told as happening or just happened, without a day: the day is the story's own. */
const happened = (
  sentence: Sentence,
  hits: readonly EventHit[],
  dates: readonly SceneDate[],
  today: string,
): Found[] => {
  if (dates.length > 0 || hits.length === 0 || sentence.question) return []
  const verb = hits.find((hit) => isToldVerb(sentence, hit))
  const match = happening.exec(sentence.text)
  const first = match ? sentence.tokens.findIndex((token) => token.start - sentence.start >= match.index) : -1
  const isNear = match !== null && hits.some((hit) => Math.abs(hit.from - first) <= HAPPENING_REACH)
  if (match !== null && isNear)
    return [
      {
        value: dayValue(today),
        start: match.index,
        end: match.index + match[0].length,
        shape: 'happening',
        lean: 'past',
      },
    ]
  const token = verb && sentence.tokens[verb.from]
  if (token === undefined) return []
  const [start, end] = [token.start - sentence.start, token.end - sentence.start]
  return [{ value: dayValue(today), start, end, shape: 'happened', lean: 'past' }]
}

/** The day of publication; the known day where that is only hours away. */
const todayOf = (known: DateValue | undefined, published: string): string => {
  const today = published.slice(0, 10)
  const isNear = known !== undefined && isDay(known) && Math.abs(dayNumber(known.first) - dayNumber(today)) <= 1
  return isNear && known.first <= today ? known.first : today
}

/** The dates a sentence gives without naming them, beside those it names. */
export const derivedDates = (
  sentence: Sentence,
  frame: DateFrame,
  { published }: Setting,
  dates: readonly SceneDate[],
): readonly SceneDate[] => {
  const parsed = parseDate(frame.value)
  const known = typeof parsed === 'object' ? parsed : undefined
  const hits = wordsFor(sentence).filter((hit) => isOwnHit(frame, hit))
  const today = published.slice(0, 10)
  const found = [
    ...asides(sentence.text, known, dates),
    ...moves(sentence.text, known),
    ...besides(sentence, hits, dates, today),
    ...happened(sentence, hits, dates, todayOf(known, published)),
  ]
  return found.flatMap((date) => (date.value === undefined ? [] : [{ ...date, value: date.value }]))
}
