/** Months, quarters, seasons, years and their parts. */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import {
  firstOf,
  fourDigits,
  monthAt,
  ordinals,
  type Period,
  periods,
  type Reader,
  skip,
  type Tokens,
  text,
  whiches,
  yearAfter,
} from './date-shapes.ts'
import type { YearPart } from './date-values.ts'
import { touches } from './value-tokens.ts'

const parts: ReadonlyMap<string, YearPart> = new Map([
  ['early', 'early'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'late'],
])
const edges: ReadonlyMap<string, 'start' | 'end'> = new Map([
  ['end', 'end'],
  ['close', 'end'],
  ['start', 'start'],
  ['beginning', 'start'],
])
const monthOnly: Reader = (tokens, index) => {
  const which = whiches.get(text(tokens, index))
  const month = monthAt(tokens, which === undefined ? index : index + 1)
  if (month === undefined) return undefined
  const { year, end } = yearAfter(tokens, month.end)
  const named = which !== undefined || year !== undefined || end > month.end
  if (!named && /^(may|march)$/.test(text(tokens, index)) && !isAfterDateWord(tokens, index)) return undefined
  return { shape: { type: 'month', month: month.month, year, ...(which && { which }) }, end }
}

/** Capitalised `May` and `March` may begin a sentence or be a name: alone they need a word that dates take. */
const isAfterDateWord = (tokens: Tokens, index: number): boolean =>
  /^(in|by|of|until|till|since|from|to|for|last|next|this|early|mid|late|before|after|during|-|and|or|through|between)$/.test(
    text(tokens, index - 1),
  )

const yearOnly: Reader = (tokens, index) => {
  const year = fourDigits(tokens[index])
  return year === undefined ? undefined : { shape: { type: 'year', year }, end: index + 1 }
}

/** A year needs a word that years take: alone, four digits are a number. */
export const lonelyYear: Reader = (tokens, index) => {
  const before = text(tokens, index - 1)
  const cued =
    /^(in|by|until|till|since|of|before|after|from|during|to|year|through|than|summer|autumn|fall|spring|winter)$/.test(
      before,
    )
  return cued ? yearOnly(tokens, index) : undefined
}

/** `fiscal 2026`, `fiscal year 2026`, `FY26`. */
const fiscalYear: Reader = (tokens, index) => {
  if (text(tokens, index) === 'fiscal' || text(tokens, index) === 'financial') {
    const at = skip(tokens, index + 1, 'year')
    const year = fourDigits(tokens[at])
    return year === undefined ? undefined : { shape: { type: 'fiscal', year }, end: at + 1 }
  }
  const digits = text(tokens, index) === 'fy' ? /^(?:20)?(\d\d)$/.exec(tokens[index + 1]?.raw ?? '') : null
  return digits === null ? undefined : { shape: { type: 'fiscal', year: 2000 + Number(digits[1]) }, end: index + 2 }
}

/** `Q4 2026`, `H2`. */
const letterQuarter: Reader = (tokens, index) => {
  const letter = text(tokens, index)
  const nth = Number(tokens[index + 1]?.raw)
  const most = letter === 'q' ? 4 : letter === 'h' ? 2 : 0
  if (!touches(tokens[index], tokens[index + 1]) || !(nth >= 1 && nth <= most)) return undefined
  const { year, end } = yearAfter(tokens, index + 2)
  return { shape: { type: letter === 'q' ? 'quarter' : 'half', nth, year }, end }
}

/** Halves without a year are halves of matches. `the fourth quarter of 2026`, `the second half of next year`, `the last quarter of 2026`. */
const quarterOf: Reader = (tokens, index) => {
  const isLast = /^(last|final|latter|back)$/.test(text(tokens, index))
  const at = skip(tokens, index + 1, '-')
  const unit = text(tokens, at)
  if (unit !== 'quarter' && unit !== 'half') return undefined
  const nth = isLast ? (unit === 'half' ? 2 : 4) : ordinals.get(text(tokens, index))
  const ofTheYear = text(tokens, at + 1) === 'of' && text(tokens, at + 2) === 'the' && text(tokens, at + 3) === 'year'
  const { year, end } = ofTheYear ? { year: 'this' as const, end: at + 4 } : yearAfter(tokens, at + 1)
  if (nth === undefined || nth > 4 || ((isLast || unit === 'half') && year === undefined)) return undefined
  return { shape: { type: unit, nth, year }, end }
}

/** `spring 2027`, `the autumn of 2025`, `this summer`, `in the spring`. */
const seasonOf: Reader = (tokens, index) => {
  const which = whiches.get(text(tokens, index))
  const at = which === undefined ? index : index + 1
  const season = text(tokens, at)
  if (!Object.hasOwn(calendar.seasons, season)) return undefined
  const { year, end } = yearAfter(tokens, at + 1)
  const cued = /^(in|the|by|until|till|since|from|early|late|mid|before|after|during)$/.test(text(tokens, index - 1))
  if (which === undefined && year === undefined && (!cued || text(tokens, at + 1) === 'of')) return undefined
  return { shape: { type: 'season', season, year, ...(which && { which }) }, end }
}

/** `next week`, `this month`, `last year`, `later this year`, `earlier this week`. */
const nextPeriod: Reader = (tokens, index) => {
  const later = text(tokens, index)
  const at = later === 'later' || later === 'earlier' ? index + 1 : index
  const which = whiches.get(text(tokens, at))
  const period = periods.get(text(tokens, at + 1).replace(/'s$/, ''))
  if (which === undefined || period === undefined || period === 'day') return undefined
  return { shape: { type: 'period', period, which }, end: at + 2 }
}

/** `early May`, `mid-April 2027`, `late 2026`. */
const partOf: Reader = (tokens, index) => {
  const part = parts.get(text(tokens, index))
  if (part === undefined) return undefined
  const at = skip(tokens, skip(tokens, index + 1, '-', 'of', 'in'), 'the')
  const inner = monthOnly(tokens, at) ?? nextPeriod(tokens, at) ?? yearOnly(tokens, at)
  if (inner === undefined) return undefined
  const { shape } = inner
  return shape.type === 'month' || shape.type === 'year' || shape.type === 'period'
    ? { shape: { ...shape, part }, end: inner.end }
    : undefined
}

/** `the end of March`, `end-May`, `the start of next year`, `year-end`. */
const edgeOf: Reader = (tokens, index) => {
  if (text(tokens, index) === 'year' && text(tokens, index + 1) === '-' && text(tokens, index + 2) === 'end') {
    return {
      shape: { type: 'edge', edge: 'end', base: { type: 'period', period: 'year', which: 'this' } },
      end: index + 3,
    }
  }
  const start = skip(tokens, index, 'the')
  const edge = edges.get(text(tokens, start))
  if (edge === undefined) return undefined
  const joint = skip(tokens, start + 1, 'of', '-')
  if (joint === start + 1) return undefined
  if (/^(the|this)$/.test(text(tokens, joint)) && periods.has(text(tokens, joint + 1))) {
    const period = periods.get(text(tokens, joint + 1)) as Period
    return { shape: { type: 'edge', edge, base: { type: 'period', period, which: 'this' } }, end: joint + 2 }
  }
  const base = firstOf(
    [letterQuarter, quarterOf, seasonOf, monthOnly, nextPeriod, yearOnly],
    tokens,
    skip(tokens, joint, 'the'),
  )
  return base && { shape: { type: 'edge', edge, base: base.shape }, end: base.end }
}

/** Every expression for a stretch of the calendar. */
export const periodReaders: readonly Reader[] = [
  edgeOf,
  partOf,
  letterQuarter,
  quarterOf,
  seasonOf,
  fiscalYear,
  nextPeriod,
  monthOnly,
]
