/** What date expressions are made of: their shapes as written, and the words of the calendar. */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import { isMonthName } from './calendar-numbers.ts'
import type { YearPart } from './date-values.ts'
import { touches, type ValueToken } from './value-tokens.ts'

/** Which one, seen from the day of publication. */
export type Which = 'next' | 'this' | 'last'
export type YearWord = number | Which | undefined
export type Period = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year'

/** A date as written. Months are 1 to 12, weekdays 0 (Sunday) to 6. */
export type DateShape =
  | {
      readonly type: 'day'
      readonly day: number
      readonly month: number
      readonly year: YearWord
      readonly weekday?: number
    }
  | { readonly type: 'days'; readonly from: DateShape; readonly to: DateShape }
  | {
      readonly type: 'month'
      readonly month: number
      readonly year: YearWord
      readonly part?: YearPart
      readonly which?: Which
    }
  | { readonly type: 'year'; readonly year: YearWord; readonly part?: YearPart }
  | { readonly type: 'quarter' | 'half'; readonly nth: number; readonly year: YearWord }
  | { readonly type: 'season'; readonly season: string; readonly year: YearWord; readonly which?: Which }
  | { readonly type: 'fiscal'; readonly year: number }
  | {
      readonly type: 'weekday'
      readonly weekday: number
      readonly which?: Which
      readonly day?: number
      /** The week it lies in: `Friday of next week`. */
      readonly week?: Which
    }
  /** `month`: the month it lies in, `the 18th of next month`. */
  | { readonly type: 'monthday'; readonly day: number; readonly month?: Which }
  | { readonly type: 'period'; readonly period: Period; readonly which: Which; readonly part?: YearPart }
  | {
      readonly type: 'shift'
      readonly days: number
      readonly months: number
      readonly unit: Period
      readonly base?: DateShape
    }
  | { readonly type: 'beside'; readonly weekday: number; readonly side: 'before' | 'after'; readonly base: DateShape }
  | { readonly type: 'feast'; readonly name: string; readonly year: YearWord }
  | {
      readonly type: 'nth'
      readonly nth: number
      readonly weekday: number
      readonly month: number
      readonly year: YearWord
    }
  | { readonly type: 'edge'; readonly edge: 'start' | 'end'; readonly base: DateShape }
  | { readonly type: 'week-of'; readonly base: DateShape }
  | { readonly type: 'weekend-of'; readonly base: DateShape }
  | {
      /** The nth (negative: from the end) day, week, weekend or half of a month. */
      readonly type: 'slice'
      readonly unit: 'day' | 'week' | 'weekend' | 'half'
      readonly nth: number
      readonly month: number
      readonly year: YearWord
    }
  | { readonly type: 'after-weekday'; readonly weekday: number; readonly days: number }

export interface ShapeAt {
  readonly shape: DateShape
  /** Index of the token behind it. */
  readonly end: number
}

export type Tokens = readonly ValueToken[]
/** Reads one expression that starts at a token. */
export type Reader = (tokens: Tokens, index: number) => ShapeAt | undefined

const indexed = (names: readonly (readonly string[])[], from: number): ReadonlyMap<string, number> =>
  new Map(names.flatMap((forms, index) => forms.map((form) => [form, index + from] as const)))

const months = indexed(calendar.months, 1)
const weekdays = indexed(calendar.weekdays, 0)
export const ordinals: ReadonlyMap<string, number> = new Map(Object.entries(calendar.ordinals))
export const whiches: ReadonlyMap<string, Which> = new Map([
  ['next', 'next'],
  ['coming', 'next'],
  ['following', 'next'],
  ['upcoming', 'next'],
  ['this', 'this'],
  ['current', 'this'],
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
])
export const periods: ReadonlyMap<string, Period> = new Map([
  ['day', 'day'],
  ['week', 'week'],
  ['weekend', 'weekend'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
])

/** The lower-case text of a token, empty beyond the ends. */
export const text = (tokens: Tokens, index: number): string => tokens[index]?.text ?? ''

/** Index behind a word, if it stands there. */
export const skip = (tokens: Tokens, index: number, ...words: readonly string[]): number =>
  words.includes(text(tokens, index)) ? index + 1 : index

/** A token and what follows it on the same line: a line end cuts a date. */
export const sameLine = (tokens: Tokens, left: number, right: number): boolean =>
  (tokens[right]?.start ?? Number.POSITIVE_INFINITY) - (tokens[left]?.end ?? 0) <= 2

/** A month's name with its full stop. */
export const monthAt = (tokens: Tokens, index: number): { month: number; end: number } | undefined => {
  const month = isMonthName(tokens[index]) ? months.get(text(tokens, index)) : undefined
  if (month === undefined) return undefined
  const dotted =
    text(tokens, index + 1) === '.' && touches(tokens[index], tokens[index + 1]) && text(tokens, index).length <= 4
  return { month, end: dotted ? index + 2 : index + 1 }
}

/** A capitalised weekday, also in the possessive. */
export const weekdayAt = (tokens: Tokens, index: number): number | undefined => {
  const name = text(tokens, index).replace(/'s$/, '')
  return /^\p{Lu}/u.test(tokens[index]?.raw ?? '') ? weekdays.get(name) : undefined
}

/** `19`, `19th`, `the 19th`, `nineteenth`. */
export const dayAt = (tokens: Tokens, index: number): { day: number; end: number; ordinal: boolean } | undefined => {
  const start = skip(tokens, index, 'the')
  const token = tokens[start]
  const word = ordinals.get(token?.text ?? '')
  if (word !== undefined) return { day: word, end: start + 1, ordinal: true }
  if (token === undefined || !/^(0?[1-9]|[12]\d|3[01])$/.test(token.raw)) return undefined
  const suffixed = /^(st|nd|rd|th)$/.test(text(tokens, start + 1)) && touches(token, tokens[start + 1])
  if (start > index && !suffixed) return undefined
  return { day: Number(token.raw), end: suffixed ? start + 2 : start + 1, ordinal: suffixed }
}

/** A year from 1600 to 2199. */
export const fourDigits = (token: ValueToken | undefined): number | undefined =>
  token !== undefined && /^(1[6-9]|20|21)\d\d$/.test(token.raw) ? Number(token.raw) : undefined

/** `2026`, `, 2026`, `of 2026`, `next year`, `of last year` behind a date. */
export const yearAfter = (tokens: Tokens, index: number): { year: YearWord; end: number } => {
  const at = skip(tokens, index, ',', 'of', 'in')
  const year = fourDigits(tokens[at])
  const free = !touches(tokens[at], tokens[at + 1]) || tokens[at + 1]?.kind === 'mark'
  if (year !== undefined && free && sameLine(tokens, at - 1, at)) return { year, end: at + 1 }
  const start = skip(tokens, index, 'of')
  const which = whiches.get(text(tokens, start))
  if (which !== undefined && text(tokens, start + 1) === 'year') return { year: which, end: start + 2 }
  return { year: undefined, end: index }
}

/** What the first reader that succeeds reads. */
export const firstOf = (readers: readonly Reader[], tokens: Tokens, index: number): ShapeAt | undefined => {
  for (const reader of readers) {
    const read = reader(tokens, index)
    if (read !== undefined) return read
  }
  return undefined
}
