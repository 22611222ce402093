/** Weeks, weekends, halves and single days of a month, and days counted on from a weekday: `a week on Tuesday`. */

import { monthDays } from './date-days.ts'
import {
  firstOf,
  monthAt,
  ordinals,
  type Reader,
  skip,
  type Tokens,
  text,
  weekdayAt,
  yearAfter,
} from './date-shapes.ts'

const units: ReadonlySet<string> = new Set(['day', 'week', 'weekend', 'half'])

const nthAt = (tokens: Tokens, index: number, unit: string): number | undefined => {
  const word = text(tokens, index)
  if (/^(last|final)$/.test(word)) return unit === 'half' ? 2 : -1
  if (/^(opening)$/.test(word)) return 1
  return /^(latter|back)$/.test(word) ? 2 : ordinals.get(word)
}

/** `the first week of May`, `the last weekend in July`, `the second half of June`, `the last day of September`. */
const sliceOf: Reader = (tokens, index) => {
  const start = skip(tokens, index, 'the')
  const unit = text(tokens, start + 1)
  const nth = units.has(unit) ? nthAt(tokens, start, unit) : undefined
  const month = nth !== undefined && /^(of|in)$/.test(text(tokens, start + 2)) ? monthAt(tokens, start + 3) : undefined
  if (nth === undefined || nth > 5 || month === undefined) return undefined
  const { year, end } = yearAfter(tokens, month.end)
  return {
    shape: { type: 'slice', unit: unit as 'day' | 'week' | 'weekend' | 'half', nth, month: month.month, year },
    end,
  }
}

/** `the first May weekend`. */
const monthWeekend: Reader = (tokens, index) => {
  const start = skip(tokens, index, 'the')
  const nth = nthAt(tokens, start, 'weekend')
  const month = nth === undefined ? undefined : monthAt(tokens, start + 1)
  if (nth === undefined || month === undefined || text(tokens, month.end) !== 'weekend') return undefined
  return { shape: { type: 'slice', unit: 'weekend', nth, month: month.month, year: undefined }, end: month.end + 1 }
}

/** `the weekend of 14 June`. */
const weekendOf: Reader = (tokens, index) => {
  if (text(tokens, index) !== 'weekend' || text(tokens, index + 1) !== 'of') return undefined
  const base = firstOf(monthDays, tokens, index + 2)
  return base && { shape: { type: 'weekend-of', base: base.shape }, end: base.end }
}

/** `at the weekend`, `over the weekend`. */
const atWeekend: Reader = (tokens, index) =>
  text(tokens, index) === 'weekend' && text(tokens, index - 1) === 'the' && /^(at|over)$/.test(text(tokens, index - 2))
    ? { shape: { type: 'period', period: 'weekend', which: 'this' }, end: index + 1 }
    : undefined

/** `month's end`, `year's end`. */
const ownEnd: Reader = (tokens, index) => {
  const period = /^(month|year)'s$/.exec(text(tokens, index))?.[1]
  if (period === undefined || text(tokens, index + 1) !== 'end') return undefined
  const base = { type: 'period', period: period as 'month' | 'year', which: 'this' } as const
  return { shape: { type: 'edge', edge: 'end', base }, end: index + 2 }
}

/** `in the new year`. */
const newYear: Reader = (tokens, index) =>
  /^(the|a)$/.test(text(tokens, index)) && tokens[index + 1]?.raw === 'new' && tokens[index + 2]?.raw === 'year'
    ? { shape: { type: 'year', year: 'next', part: 'early' }, end: index + 3 }
    : undefined

const lengths: ReadonlyMap<string, number> = new Map([
  ['week', 7],
  ['fortnight', 14],
])

const dayShift = (days: number, end: number) => ({
  shape: { type: 'shift', days, months: 0, unit: 'day' } as const,
  end,
})

/** `tomorrow week`, `Tuesday week`, `Sunday fortnight`. */
const weekOn: Reader = (tokens, index) => {
  const days = lengths.get(text(tokens, index + 1))
  if (days === undefined) return undefined
  if (text(tokens, index) === 'today') return dayShift(days, index + 2)
  if (text(tokens, index) === 'tomorrow') return dayShift(days + 1, index + 2)
  const weekday = weekdayAt(tokens, index)
  if (weekday === undefined || text(tokens, index).endsWith("'s")) return undefined
  return { shape: { type: 'after-weekday', weekday, days }, end: index + 2 }
}

const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
])

/** `a week on Tuesday`, `two weeks from Friday`, `a week today`, `a fortnight tomorrow`. */
const countedWeeks: Reader = (tokens, index) => {
  const count = counts.get(text(tokens, index))
  const unit = lengths.get(text(tokens, index + 1).replace(/s$/, ''))
  if (count === undefined || unit === undefined) return undefined
  const at = skip(tokens, index + 2, 'on', 'from')
  if (at === index + 2 && text(tokens, at) === 'today') return dayShift(count * unit, at + 1)
  if (at === index + 2 && text(tokens, at) === 'tomorrow') return dayShift(count * unit + 1, at + 1)
  const weekday = at > index + 2 ? weekdayAt(tokens, at) : undefined
  return weekday === undefined
    ? undefined
    : { shape: { type: 'after-weekday', weekday, days: count * unit }, end: at + 1 }
}

/** `the Sunday after next`, `the week after next`, `the day after tomorrow`, `the day before yesterday`. */
const afterNext: Reader = (tokens, index) => {
  const [side, last] = [text(tokens, index + 1), text(tokens, index + 2)]
  if (text(tokens, index) === 'day' && side === 'after' && last === 'tomorrow') return dayShift(2, index + 3)
  if (text(tokens, index) === 'day' && side === 'before' && last === 'yesterday') return dayShift(-2, index + 3)
  if (side !== 'after' || last !== 'next') return undefined
  if (text(tokens, index) === 'week') return { shape: { type: 'week-of', base: dayShift(14, 0).shape }, end: index + 3 }
  const weekday = weekdayAt(tokens, index)
  return weekday === undefined ? undefined : { shape: { type: 'after-weekday', weekday, days: 7 }, end: index + 3 }
}

/** Parts of a month: read before days and months, which they contain. */
export const partReaders: readonly Reader[] = [sliceOf, monthWeekend, weekendOf]

/** Days counted on from today or from a weekday. */
export const aheadReaders: readonly Reader[] = [weekOn, countedWeeks, afterNext, atWeekend, ownEnd, newYear]
