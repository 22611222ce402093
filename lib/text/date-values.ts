/**
 * Dates as values: an interval of days with the form it was given in. The notation is ISO 8601 where that has one:
 * day `2026-11-19`, week `2026-W47`, month `2026-11`, year `2026`, interval `2026-12-03/2026-12-07`; and beyond it quarter
 * `2026-Q4`, half `2026-H2`, season `2026-autumn` (of the northern half; winter begins in the named year's December),
 * third of a month or year `2026-11-late`, `2027-early`, fiscal year `FY2026`. `>=` not before, `>` after, `<=` by,
 * `<` before, `~` about. `not set`: no date any more, or none yet. `cancelled`: it will not happen.
 */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import { addDays, dayNumber, dayOf, mondayOfWeek, monthSpan } from './calendar.ts'

export type DateBound = '=' | '~' | '>' | '>=' | '<' | '<='

export interface DateValue {
  /** First and last ISO day that the wording allows, before the bound is applied. */
  readonly first: string
  readonly last: string
  readonly bound: DateBound
  /** The notation without its bound. */
  readonly name: string
}

/** A date, or that there is none. */
export type DateAnswer = DateValue | 'not set' | 'cancelled'

export type YearPart = 'early' | 'mid' | 'late'
const thirds: readonly YearPart[] = ['early', 'mid', 'late']
const seasons: Readonly<Record<string, readonly number[]>> = calendar.seasons

const value = (name: string, span: { readonly first: string; readonly last: string }): DateValue => ({
  first: span.first,
  last: span.last,
  bound: '=',
  name,
})

const two = (number: number): string => String(number).padStart(2, '0')

export const dayValue = (iso: string): DateValue => value(iso, { first: iso, last: iso })

export const monthValue = (year: number, month: number): DateValue =>
  value(`${year}-${two(month)}`, monthSpan(year, month))

export const yearValue = (year: number): DateValue => value(String(year), monthSpan(year, 1, 12))

export const quarterValue = (year: number, quarter: number): DateValue =>
  value(`${year}-Q${quarter}`, monthSpan(year, quarter * 3 - 2, 3))

export const halfValue = (year: number, half: number): DateValue =>
  value(`${year}-H${half}`, monthSpan(year, half * 6 - 5, 6))

/** A fiscal year starts and ends where its company likes: it is taken to lie between April before and June after. */
export const fiscalValue = (year: number): DateValue => value(`FY${year}`, monthSpan(year - 1, 4, 27))

export const weekValue = (monday: string, name: string): DateValue =>
  value(name, { first: monday, last: addDays(monday, 6) })

/** A season by its English name; `fall` is written `autumn`. */
export const seasonValue = (year: number, season: string): DateValue => {
  const [from = 1, to = 3] = seasons[season] ?? []
  return value(`${year}-${season === 'fall' ? 'autumn' : season}`, monthSpan(year, from, to - from + 1))
}

export const intervalValue = (first: string, last: string): DateValue => value(`${first}/${last}`, { first, last })

/** A third of a year (months 1-4, 5-8, 9-12) or of a month (days 1-10, 11-20, 21-). */
export const thirdValue = (year: number, month: number | undefined, part: YearPart): DateValue => {
  const index = thirds.indexOf(part)
  if (month === undefined) return value(`${year}-${part}`, monthSpan(year, index * 4 + 1, 4))
  const whole = monthSpan(year, month)
  const first = addDays(whole.first, index * 10)
  return value(`${year}-${two(month)}-${part}`, { first, last: index === 2 ? whole.last : addDays(first, 9) })
}

type NotationReader = readonly [RegExp, (parts: readonly string[]) => DateValue | undefined]

const readers: readonly NotationReader[] = [
  [/^(\d{4})-(\d\d)-(\d\d)$/, ([y, m, d]) => optional(dayOf(Number(y), Number(m), Number(d)), dayValue)],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, ([y, m]) => monthValue(Number(y), Number(m))],
  [/^(\d{4})$/, ([y]) => yearValue(Number(y))],
  [/^(\d{4})-q([1-4])$/, ([y, q]) => quarterValue(Number(y), Number(q))],
  [/^(\d{4})-h([12])$/, ([y, h]) => halfValue(Number(y), Number(h))],
  [/^(\d{4})-w(0[1-9]|[1-4]\d|5[0-3])$/, ([y, w]) => weekValue(mondayOfWeek(Number(y), Number(w)), `${y}-W${w}`)],
  [/^(\d{4})-(spring|summer|autumn|fall|winter)$/, ([y, season = '']) => seasonValue(Number(y), season)],
  [/^(\d{4})-(early|mid|late)$/, ([y, part]) => thirdValue(Number(y), undefined, part as YearPart)],
  [/^(\d{4})-(0[1-9]|1[0-2])-(early|mid|late)$/, ([y, m, part]) => thirdValue(Number(y), Number(m), part as YearPart)],
  [/^fy(\d{4})$/, ([y]) => fiscalValue(Number(y))],
]

const optional = <T>(iso: string | undefined, make: (iso: string) => T): T | undefined =>
  iso === undefined ? undefined : make(iso)

const plainDate = (written: string): DateValue | undefined => {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(written)
    if (match !== null) return read(match.slice(1))
  }
  const [from, to, more] = written.split('/').map((part) => (part.includes('/') ? undefined : readDay(part)))
  return from !== undefined && to !== undefined && more === undefined && from <= to
    ? intervalValue(from, to)
    : undefined
}

const readDay = (written: string): string | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written)
  return match === null ? undefined : dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The date of a notation; undefined for what is none, impossible days included. */
export const parseDate = (written: string): DateAnswer | undefined => {
  const plain = written.trim().toLowerCase().replace(/\s+/g, ' ')
  if (plain.length > 40) return undefined
  if (['not set', 'none', 'unknown', 'postponed', 'tbd', 'tba'].includes(plain)) return 'not set'
  if (plain === 'cancelled' || plain === 'canceled') return 'cancelled'
  const [, bound = '=', rest = ''] = /^(>=|<=|>|<|~|=)?\s*(.*)$/.exec(plain) ?? []
  const date = plainDate(rest)
  return date === undefined ? undefined : { ...date, bound: bound as DateBound }
}

/** The notation of a date. */
export const formatDate = (date: DateAnswer): string => {
  if (typeof date === 'string') return date
  return `${date.bound === '=' ? '' : date.bound}${date.name}`
}

const spanDays = (date: DateValue): number => dayNumber(date.last) - dayNumber(date.first) + 1
const contains = (outer: DateValue, inner: DateValue): boolean => outer.first <= inner.first && outer.last >= inner.last

/** Seasons and thirds have soft edges: so many days may lie beyond them. */
const softEdge = (date: DateValue): number => {
  if (/(spring|summer|autumn|winter)$/.test(date.name)) return 21
  if (/^\d{4}-(early|mid|late)$/.test(date.name)) return 31
  return /(early|mid|late)$/.test(date.name) ? 3 : 0
}

const softened = (date: DateValue): DateValue => {
  const edge = softEdge(date) + (date.bound === '~' ? Math.max(7, spanDays(date) / 4) : 0)
  return edge === 0 ? date : { ...date, first: addDays(date.first, -edge), last: addDays(date.last, edge) }
}

const againstBound = (known: DateValue, heard: DateValue): 'looser' | 'different' => {
  const allowed = {
    '>=': known.last >= heard.first,
    '>': known.last > heard.last,
    '<=': known.first <= heard.last,
    '<': known.first < heard.first,
  }[heard.bound as '>=' | '>' | '<=' | '<']
  return allowed ? 'looser' : 'different'
}

const withinRelation = (known: DateValue, heard: DateValue): 'looser' | 'different' => {
  const partOf = known.bound === '~' || known.name.includes('/')
  return contains(softened(heard), known) || (partOf && contains(softened(known), heard)) ? 'looser' : 'different'
}

/**
 * How `heard` relates to what is `known`. `looser`: it allows the known date and says less (a month for a day, "by the end
 * of the year"). A sharper date, a day where only the month was known, is news: `different`.
 */
export const compareDates = (known: DateAnswer, heard: DateAnswer): 'same' | 'looser' | 'different' => {
  if (typeof known === 'string' || typeof heard === 'string') return known === heard ? 'same' : 'different'
  if (known.bound === heard.bound && known.first === heard.first && known.last === heard.last) return 'same'
  if (known.name.startsWith('FY') || heard.name.startsWith('FY')) return 'looser'
  const bounded = [known, heard].map((date) => /^[<>]/.test(date.bound))
  if (bounded[0] || bounded[1]) return bounded[0] ? 'different' : againstBound(known, heard)
  return withinRelation(known, heard)
}
