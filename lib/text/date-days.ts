/** Days given by month and number, by a feast or by "the last Friday of March". */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import {
  dayAt,
  fourDigits,
  monthAt,
  ordinals,
  type Reader,
  sameLine,
  skip,
  type Tokens,
  text,
  weekdayAt,
  yearAfter,
} from './date-shapes.ts'
import { phraseAt, phraseTable, touches, type ValueToken } from './value-tokens.ts'

const feasts = phraseTable(Object.keys(calendar.feasts).map((name) => [name, name] as const))
/** `19 November 2026`, `the 19th of November`, `19 November next year`. */
const dayMonth: Reader = (tokens, index) => {
  const day = dayAt(tokens, index)
  const month = day && monthAt(tokens, skip(tokens, day.end, 'of', '-'))
  if (day === undefined || month === undefined) return undefined
  const { year, end } = yearAfter(tokens, month.end)
  return { shape: { type: 'day', day: day.day, month: month.month, year }, end }
}

/** `November 19, 2026`, `Nov. 19`. */
const monthDay: Reader = (tokens, index) => {
  const month = monthAt(tokens, index)
  const day = month && dayAt(tokens, month.end)
  if (month === undefined || day === undefined || !sameLine(tokens, month.end - 1, month.end)) return undefined
  const { year, end } = yearAfter(tokens, day.end)
  return { shape: { type: 'day', day: day.day, month: month.month, year }, end }
}

const isRangeJoint = (tokens: Tokens, index: number, between: boolean): boolean =>
  /^(to|until|till|through|[-–—])$/.test(text(tokens, index)) || (between && text(tokens, index) === 'and')

/** `17 and 18 February`: neighbouring days joined by "and" are one stretch. */
const isNeighbour = (tokens: Tokens, index: number, day: number): boolean =>
  text(tokens, index) === 'and' && Number(tokens[index + 1]?.raw) === day + 1

const movers: ReadonlySet<string> = new Set(calendar.movers)
/** How far before "from" the verb of moving may stand. */
const MOVER_REACH = 14

/** `moved from 4 May to 8 June`: two dates, the old one and the new one. */
const isMove = (tokens: Tokens, index: number): boolean =>
  text(tokens, index - 1) === 'from' &&
  tokens.slice(Math.max(0, index - MOVER_REACH), index).some((token) => movers.has(token.text))

const pastWeekday = (tokens: Tokens, index: number): number =>
  weekdayAt(tokens, index) === undefined ? index : index + 1

/** `3 to 7 December 2025`, `between 3 and 7 December`, `3-7 December`, `Thursday 6 to Saturday 8 March`. */
const daysMonth: Reader = (tokens, index) => {
  const first = dayAt(tokens, pastWeekday(tokens, index))
  if (first === undefined) return undefined
  const between = text(tokens, index - 1) === 'between'
  if (!isRangeJoint(tokens, first.end, between) && !isNeighbour(tokens, first.end, first.day)) return undefined
  const last = dayMonth(tokens, pastWeekday(tokens, first.end + 1))
  if (last === undefined || last.shape.type !== 'day') return undefined
  if (isMove(tokens, index)) return { shape: { ...last.shape, day: first.day }, end: first.end }
  return { shape: { type: 'days', from: { ...last.shape, day: first.day }, to: last.shape }, end: last.end }
}

/** `December 3-7`, `3 December to 7 January`. */
const dayToDay: Reader = (tokens, index) => {
  const first = dayMonth(tokens, index) ?? monthDay(tokens, index)
  if (first === undefined || first.shape.type !== 'day' || isMove(tokens, index)) return undefined
  if (!isRangeJoint(tokens, first.end, text(tokens, index - 1) === 'between')) return undefined
  const second = dayMonth(tokens, first.end + 1) ?? monthDay(tokens, first.end + 1)
  if (second !== undefined) return { shape: { type: 'days', from: first.shape, to: second.shape }, end: second.end }
  const day = monthAt(tokens, index) !== undefined ? dayAt(tokens, first.end + 1) : undefined
  if (day === undefined) return undefined
  const { year, end } = yearAfter(tokens, day.end)
  const shape = { ...first.shape, year: first.shape.year ?? year }
  return { shape: { type: 'days', from: shape, to: { ...shape, day: day.day } }, end }
}

/** Days with their month, ranges first. */
export const monthDays: readonly Reader[] = [daysMonth, dayToDay, dayMonth, monthDay]

const feastDay: Reader = (tokens, index) => {
  const feast = /^\p{Lu}/u.test(tokens[index]?.raw ?? '') ? phraseAt(tokens, index, feasts) : undefined
  if (feast === undefined) return undefined
  const { year, end } = yearAfter(tokens, feast.end)
  return { shape: { type: 'feast', name: feast.value, year }, end }
}

/** `the last Friday of March`, `the first Monday in May`. */
const nthWeekdayOf: Reader = (tokens, index) => {
  const start = skip(tokens, index, 'the')
  const nth = ordinals.get(text(tokens, start)) ?? (text(tokens, start) === 'last' ? -1 : undefined)
  const weekday = weekdayAt(tokens, start + 1)
  const month = /^(of|in)$/.test(text(tokens, start + 2)) ? monthAt(tokens, start + 3) : undefined
  if (nth === undefined || nth > 5 || weekday === undefined || month === undefined) return undefined
  const { year, end } = yearAfter(tokens, month.end)
  return { shape: { type: 'nth', nth, weekday, month: month.month, year }, end }
}

const numeric = (token: ValueToken | undefined, pattern: RegExp): number | undefined =>
  pattern.test(token?.raw ?? '') ? Number(token?.raw) : undefined

const dotted = /^(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(20\d\d)$/

/** `2026-11-19`, `19/11/2026`, `19.11.2026`; of two small numbers the day comes first unless the second is above 12. */
const digitDate: Reader = (tokens, index) => {
  const whole = dotted.exec(tokens[index]?.raw ?? '')
  if (whole !== null)
    return {
      shape: { type: 'day', day: Number(whole[1]), month: Number(whole[2]), year: Number(whole[3]) },
      end: index + 1,
    }
  const mark = text(tokens, index + 1)
  if (mark === '-' && text(tokens, index + 3) === '-' && touches(tokens[index], tokens[index + 1])) {
    const [year, month, day] = [
      fourDigits(tokens[index]),
      numeric(tokens[index + 2], /^\d\d$/),
      numeric(tokens[index + 4], /^\d\d$/),
    ]
    return year && month && day ? { shape: { type: 'day', day, month, year }, end: index + 5 } : undefined
  }
  const [first, second, year] = [
    numeric(tokens[index], /^\d{1,2}$/),
    numeric(tokens[index + 2], /^\d{1,2}$/),
    fourDigits(tokens[index + 4]),
  ]
  if (mark !== '/' || text(tokens, index + 3) !== '/' || !first || !second || year === undefined) return undefined
  const [day, month] = second > 12 ? [second, first] : [first, second]
  return { shape: { type: 'day', day, month, year }, end: index + 5 }
}

/** Every expression that names a day by itself. */
export const dayReaders: readonly Reader[] = [digitDate, ...monthDays, nthWeekdayOf, feastDay]
