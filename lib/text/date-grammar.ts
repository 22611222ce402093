/** The grammar of date expressions in English: what is written, not yet which day it is. */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import numbers from '../../knowledge/numbers.json' with { type: 'json' }
import { dayReaders, monthDays } from './date-days.ts'
import { lonelyYear, periodReaders } from './date-periods.ts'
import { aheadReaders, partReaders } from './date-relative.ts'
import {
  dayAt,
  firstOf,
  type Period,
  periods,
  type Reader,
  sameLine,
  skip,
  type Tokens,
  text,
  type Which,
  weekdayAt,
  whiches,
} from './date-shapes.ts'

const smallNumbers: ReadonlyMap<string, number> = new Map([
  ...Object.entries(numbers.small),
  ['a', 1],
  ['an', 1],
  ['several', 3],
])
/** What "before" and "after" may stand before: no expression that itself has them, so reading never nests. */
const anchors: readonly Reader[] = [...dayReaders, ...periodReaders]

const whichPeriodAfter = (tokens: Tokens, index: number, period: string): { which: Which; end: number } | undefined => {
  const which = whiches.get(text(tokens, index))
  return which !== undefined && text(tokens, index + 1) === period ? { which, end: index + 2 } : undefined
}

/** `of next week`, `next week` behind a weekday. */
const weekAfter = (tokens: Tokens, index: number) => whichPeriodAfter(tokens, skip(tokens, index, 'of', 'in'), 'week')

/** `Sunday 21 December`, `Sunday, December 21`, `Saturday the 20th`, `next Tuesday`, `Thursday`. */
const weekdayDate: Reader = (tokens, index) => {
  const which = whiches.get(text(tokens, index))
  const at = which === undefined ? index : index + 1
  const weekday = weekdayAt(tokens, at)
  if (weekday === undefined) return undefined
  const behind = skip(tokens, at + 1, ',', '.')
  const full = firstOf(monthDays, tokens, behind)
  if (full !== undefined && full.shape.type === 'day') return { shape: { ...full.shape, weekday }, end: full.end }
  const day = dayAt(tokens, behind)
  if (day?.ordinal && /\d/.test(text(tokens, day.end - 2)) && sameLine(tokens, at, behind))
    return { shape: { type: 'weekday', weekday, day: day.day }, end: day.end }
  const side = text(tokens, at + 1)
  const base = side === 'before' || side === 'after' ? firstOf(anchors, tokens, skip(tokens, at + 2, 'the')) : undefined
  if (base !== undefined)
    return { shape: { type: 'beside', weekday, side: side as 'before' | 'after', base: base.shape }, end: base.end }
  const week = which === undefined ? weekAfter(tokens, at + 1) : undefined
  if (week !== undefined) return { shape: { type: 'weekday', weekday, week: week.which }, end: week.end }
  return { shape: { type: 'weekday', weekday, ...(which && { which }) }, end: at + 1 }
}

const relativeDays: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ["today's", 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ["tomorrow's", 1],
  ['yesterday', -1],
  ["yesterday's", -1],
])

const relativeDay: Reader = (tokens, index) => {
  const isThisDay = text(tokens, index) === 'this' && /^(morning|afternoon|evening)$/.test(text(tokens, index + 1))
  if (isThisDay) return { shape: { type: 'shift', days: 0, months: 0, unit: 'day' }, end: index + 2 }
  const days = relativeDays.get(text(tokens, index))
  return days === undefined ? undefined : { shape: { type: 'shift', days, months: 0, unit: 'day' }, end: index + 1 }
}

const countAt = (tokens: Tokens, index: number): number | undefined => {
  const digits = /^\d{1,3}$/.test(tokens[index]?.raw ?? '') ? Number(tokens[index]?.raw) : undefined
  return digits ?? smallNumbers.get(text(tokens, index))
}

interface Amount {
  readonly days: number
  readonly months: number
  readonly unit: Period
  readonly end: number
}

const amountOf = (count: number, unit: string): Omit<Amount, 'end'> | undefined => {
  const period = periods.get(unit.replace(/s$/, ''))
  if (period === 'day') return { days: count, months: 0, unit: 'day' }
  if (period === 'week') return { days: count * 7, months: 0, unit: 'week' }
  if (unit.startsWith('fortnight')) return { days: count * 14, months: 0, unit: 'week' }
  if (unit === 'hours' && count >= 24) return { days: Math.round(count / 24), months: 0, unit: 'day' }
  if (period === 'month') return { days: 0, months: count, unit: 'month' }
  if (period === 'quarter') return { days: 0, months: count * 3, unit: 'month' }
  return period === 'year' ? { days: 0, months: count * 12, unit: 'year' } : undefined
}

const back = (amount: Omit<Amount, 'end'>, sign: number) => ({
  type: 'shift' as const,
  days: amount.days === 0 ? 0 : sign * amount.days,
  months: amount.months === 0 ? 0 : sign * amount.months,
  unit: amount.unit,
})

/** `two weeks`, `a month`, `the day`. */
const amountAt = (tokens: Tokens, index: number): Amount | undefined => {
  const count = countAt(tokens, index)
  const aDay = count === undefined && text(tokens, index) === 'day' && text(tokens, index - 1) === 'the'
  const unit = aDay ? index : index + 1
  const amount = count === undefined && !aDay ? undefined : amountOf(count ?? 1, text(tokens, unit))
  return amount && { ...amount, end: unit + 1 }
}

const ranking =
  /^(?:first|second|third|fourth|fifth|sixth|only|once|twice|times|worst|(?:low|high|larg|bigg|small|strong|weak|hott|cold|wett|dri|long|short|clos|deadli|heavi)est)$/

/** `its first in nine years`, `the third strike in two months`: the stretch in which something is counted or ranked. */
const isRankedOver = (tokens: Tokens, index: number): boolean =>
  ranking.test(text(tokens, index - 1)) ||
  (ranking.test(text(tokens, index - 2)) && !/(?:s|ed)$/.test(text(tokens, index - 1)))

/** `in two weeks`. */
const inAWhile: Reader = (tokens, index) => {
  if (!/^(in|within)$/.test(text(tokens, index)) || isRankedOver(tokens, index)) return undefined
  const amount = amountAt(tokens, skip(tokens, index + 1, 'about', 'around'))
  const ownsTime = text(tokens, amount?.end ?? 0) === "'" || text(tokens, (amount?.end ?? 0) - 1).endsWith("'s")
  const timed = amount && ownsTime && text(tokens, skip(tokens, amount.end, "'")) === 'time'
  if (amount === undefined || (!timed && !isPlainDuration(tokens, amount.end))) return undefined
  return { shape: back(amount, 1), end: timed ? skip(tokens, amount.end, "'") + 1 : amount.end }
}

/** `three days ago`, `two weeks from now`, `a week before Thanksgiving`, `the day after Easter`. */
const shifted: Reader = (tokens, index) => {
  const amount = amountAt(tokens, skip(tokens, index, 'the', 'exactly'))
  if (amount === undefined) return undefined
  const behind = text(tokens, amount.end)
  if (behind === 'ago') return { shape: back(amount, -1), end: amount.end + 1 }
  if (behind === 'from' && /^(now|today)$/.test(text(tokens, amount.end + 1)))
    return { shape: back(amount, 1), end: amount.end + 2 }
  if (behind !== 'before' && behind !== 'after') return undefined
  const base = firstOf(anchors, tokens, skip(tokens, amount.end + 1, 'the'))
  return base && { shape: { ...back(amount, behind === 'before' ? -1 : 1), base: base.shape }, end: base.end }
}

/** `in two weeks` is a date, `in two weeks of fighting` a stretch of time. */
const isPlainDuration = (tokens: Tokens, index: number): boolean =>
  !/^(of|after|since|before|'s?)$/.test(text(tokens, index))

/** `the week of 3 March`, `the week beginning 3 March`. */
const weekOfDay: Reader = (tokens, index) => {
  if (text(tokens, index) !== 'week' || !/^(of|beginning|starting|commencing)$/.test(text(tokens, index + 1)))
    return undefined
  const base = firstOf(monthDays, tokens, index + 2)
  return base && { shape: { type: 'week-of', base: base.shape }, end: base.end }
}

/** `the 18th of next month`, `the 29th of this month`, `the 3rd of the next month`. */
const monthdayOf: Reader = (tokens, index) => {
  const day = dayAt(tokens, index)
  const month =
    day && text(tokens, day.end) === 'of'
      ? whichPeriodAfter(tokens, skip(tokens, day.end + 1, 'the'), 'month')
      : undefined
  return day && month && { shape: { type: 'monthday', day: day.day, month: month.which }, end: month.end }
}

/** `the 12th` on its own, when no noun follows that it would count. */
const monthdayOnly: Reader = (tokens, index) => {
  const day = text(tokens, index) === 'the' ? dayAt(tokens, index) : undefined
  if (day === undefined || !day.ordinal || (day.day < 4 && !/\d/.test(text(tokens, index + 1)))) return undefined
  const behind = text(tokens, day.end)
  const free =
    tokens[day.end] === undefined ||
    /^(\p{P}|and|or|to|at|in|was|were|is|are|because|when|as|but|instead|again|for|with)$/u.test(behind)
  return free ? { shape: { type: 'monthday', day: day.day }, end: day.end } : undefined
}

/** `the eve of Easter`, `the eve of 3 May`. */
const eveOf: Reader = (tokens, index) => {
  if (text(tokens, index) !== 'eve' || text(tokens, index + 1) !== 'of') return undefined
  const base = firstOf(anchors, tokens, skip(tokens, index + 2, 'the'))
  return base && { shape: { type: 'shift', days: -1, months: 0, unit: 'day', base: base.shape }, end: base.end }
}

const all: readonly Reader[] = [
  ...partReaders,
  ...dayReaders,
  ...aheadReaders,
  weekOfDay,
  eveOf,
  inAWhile,
  shifted,
  weekdayDate,
  ...periodReaders,
  relativeDay,
  monthdayOf,
  monthdayOnly,
  lonelyYear,
]

/** Every word a date expression can begin with; most words of a text are none, and are passed over at once. */
const starters: ReadonlySet<string> = new Set([
  ...calendar.months.flat(),
  ...calendar.weekdays.flat().flatMap((name) => [name, `${name}'s`]),
  ...Object.keys(calendar.seasons),
  ...Object.keys(calendar.feasts).map((name) => name.split(' ')[0] ?? ''),
  ...Object.keys(calendar.ordinals),
  ...whiches.keys(),
  ...relativeDays.keys(),
  'within',
  'eve',
  'week',
  'month',
  'weekend',
  'latter',
  "month's",
  "year's",
  'back',
  ...smallNumbers.keys(),
  ...calendar.starters,
])

/** The date expression that starts at a token, if one does. */
export const readDate: Reader = (tokens, index) => {
  const token = tokens[index]
  const possible = token !== undefined && (token.kind === 'number' || starters.has(token.text))
  return possible ? firstOf(all, tokens, index) : undefined
}
