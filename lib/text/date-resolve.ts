/** From a date as written to the days it means, seen from the day of publication. */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import {
  addDays,
  addMonths,
  carryMonth,
  dayNumber,
  dayOf,
  easterOf,
  mondayOf,
  monthOf,
  nthWeekday,
  weekdayOf,
  weekOf,
  yearOf,
} from './calendar.ts'
import type { DateShape, Period, Which, YearWord } from './date-shapes.ts'
import {
  type DateValue,
  dayValue,
  fiscalValue,
  halfValue,
  intervalValue,
  monthValue,
  quarterValue,
  seasonValue,
  thirdValue,
  weekValue,
  yearValue,
} from './date-values.ts'

/** Where a date without a year lies: ahead of publication, behind it, or wherever it is nearest. */
export type Lean = 'future' | 'past' | 'near'

export interface DateSetting {
  /** ISO day of publication. */
  readonly today: string
  readonly lean: Lean
  /** `since`: the day has come, however far back it lies. */
  readonly isOver?: boolean
  /** ISO days already spoken of; a candidate that is or holds one of them is meant. */
  readonly known: readonly string[]
  /** The date mentioned last before this one: the month of "the 20th". */
  readonly previous?: DateValue
  /** `by`, `until`: "the end of March" is its last day. */
  readonly closed: boolean
}

type Shape<T extends DateShape['type']> = Extract<DateShape, { type: T }>

const yearWord = (year: YearWord, today: string): number | undefined => {
  if (year === undefined || typeof year === 'number') return year
  return yearOf(today) + { next: 1, this: 0, last: -1 }[year]
}

const distance = (value: DateValue, today: string): number => {
  if (value.first <= today && today <= value.last) return 0
  return Math.min(
    Math.abs(dayNumber(value.first) - dayNumber(today)),
    Math.abs(dayNumber(value.last) - dayNumber(today)),
  )
}

/** Days by which a date may have passed and still be spoken of as ahead (time zones, late publication). */
const GRACE = 1

/** Nobody leaves the year out of a date this far off when the other one is this close, whatever the tense says. */
const FAR = 240
const CLOSE = 100

const leaning = ({ lean, isOver, today }: DateSetting, ahead: DateValue, behind: DateValue): DateValue => {
  if (isOver) return behind
  const [wanted, other] = lean === 'future' ? [ahead, behind] : [behind, ahead]
  return distance(wanted, today) > FAR && distance(other, today) < CLOSE && lean === 'past' ? other : wanted
}

/** The candidate that lies where the wording leans. Candidates come in time order. */
const pick = (candidates: readonly (DateValue | undefined)[], setting: DateSetting): DateValue | undefined => {
  const real = candidates.filter((each) => each !== undefined)
  const { today, lean, known } = setting
  const spokenOf = real.find((each) => known.some((day) => each.first <= day && day <= each.last))
  if (spokenOf !== undefined) return spokenOf
  const ahead = real.find((each) => each.last >= addDays(today, -GRACE))
  const behind = real.findLast((each) => each.first <= today)
  if (lean !== 'near' && ahead && behind) return leaning(setting, ahead, behind)
  if (lean === 'future') return ahead ?? behind
  if (lean === 'past') return behind ?? ahead
  return real.toSorted((left, right) => distance(left, today) - distance(right, today))[0]
}

const aroundYears = (year: YearWord, setting: DateSetting): readonly number[] => {
  const fixed = yearWord(year, setting.today)
  const now = yearOf(setting.today)
  return fixed === undefined ? [now - 1, now, now + 1] : [fixed]
}

const optionalDay = (iso: string | undefined): DateValue | undefined => (iso === undefined ? undefined : dayValue(iso))

const resolveDay = (shape: Shape<'day'>, setting: DateSetting): DateValue | undefined => {
  const days = aroundYears(shape.year, setting).map((year) => optionalDay(dayOf(year, shape.month, shape.day)))
  const matching = days.filter((day) => day !== undefined && weekdayOf(day.first) === shape.weekday)
  return pick(shape.weekday !== undefined && matching.length > 0 ? matching : days, setting)
}

const resolveDays = (shape: Shape<'days'>, setting: DateSetting): DateValue | undefined => {
  const last = resolve(shape.to, setting)
  if (last === undefined || shape.from.type !== 'day') return undefined
  const candidates = [yearOf(last.first) - 1, yearOf(last.first)].map((year) => {
    const { month, day } = shape.from as Shape<'day'>
    return dayOf(year, month, day)
  })
  const first = candidates.findLast((day) => day !== undefined && day < last.last)
  return first === undefined ? last : intervalValue(first, last.last)
}

const resolveMonth = (shape: Shape<'month'>, setting: DateSetting): DateValue | undefined => {
  const lean = shape.which === 'last' ? 'past' : shape.which === 'next' ? 'future' : setting.lean
  const value = pick(
    aroundYears(shape.year, setting).map((year) => monthValue(year, shape.month)),
    { ...setting, lean, ...(shape.which !== undefined && { known: [] }) },
  )
  return value && shape.part !== undefined ? thirdValue(yearOf(value.first), shape.month, shape.part) : value
}

const resolveYear = (shape: Shape<'year'>, setting: DateSetting): DateValue | undefined => {
  const year = yearWord(shape.year, setting.today)
  if (year === undefined) return undefined
  return shape.part === undefined ? yearValue(year) : thirdValue(year, undefined, shape.part)
}

const resolveSeason = (shape: Shape<'season'>, setting: DateSetting): DateValue | undefined => {
  const seasons = aroundYears(shape.year, setting).map((year) => seasonValue(year, shape.season))
  if (shape.which === 'next') return seasons.find((each) => each.first > setting.today)
  if (shape.which === 'last') return seasons.findLast((each) => each.last < setting.today) ?? seasons[0]
  return pick(seasons, setting)
}

const nextWeekday = (today: string, weekday: number): string =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)

const lastWeekday = (today: string, weekday: number): string =>
  addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1))

const plainWeekday = (weekday: number, which: Which | undefined, { today, lean }: DateSetting): string => {
  if (which === 'last') return lastWeekday(today, weekday)
  const ahead = nextWeekday(today, weekday)
  if (which === 'next') return mondayOf(ahead) === mondayOf(today) ? addDays(ahead, 7) : ahead
  if (weekdayOf(today) === weekday) return today
  const isNearer = lean === 'near' && dayNumber(ahead) - dayNumber(today) <= 3
  return lean === 'future' || which === 'this' || isNearer ? ahead : lastWeekday(today, weekday)
}

/** Months searched for "Saturday the 20th". */
const MONTHS_AROUND = 12

const steps: Readonly<Record<Which, number>> = { next: 1, this: 0, last: -1 }

const resolveWeekday = (shape: Shape<'weekday'>, setting: DateSetting): DateValue | undefined => {
  const { weekday, day, week } = shape
  if (week !== undefined) return dayValue(addDays(mondayOf(setting.today), 7 * steps[week] + ((weekday + 6) % 7)))
  if (day === undefined) return dayValue(plainWeekday(weekday, shape.which, setting))
  const around = Array.from({ length: 2 * MONTHS_AROUND + 1 }, (_, index) => index - MONTHS_AROUND)
  const days = around.map((shift) => {
    const { year, month } = carryMonth(yearOf(setting.today), monthOf(setting.today) + shift)
    const iso = dayOf(year, month, day)
    return iso !== undefined && weekdayOf(iso) === weekday ? dayValue(iso) : undefined
  })
  return pick(days, setting)
}

const resolveMonthday = (shape: Shape<'monthday'>, setting: DateSetting): DateValue | undefined => {
  if (shape.month !== undefined) {
    const { year, month } = carryMonth(yearOf(setting.today), monthOf(setting.today) + steps[shape.month])
    return optionalDay(dayOf(year, month, shape.day))
  }
  const base = setting.previous?.first ?? setting.today
  const here = dayOf(yearOf(base), monthOf(base), shape.day)
  if (setting.previous !== undefined) return optionalDay(here)
  const around = [-1, 0, 1].map((shift) => {
    const { year, month } = carryMonth(yearOf(base), monthOf(base) + shift)
    return optionalDay(dayOf(year, month, shape.day))
  })
  return pick(around, setting)
}

const periodValue = (period: Period, shift: number, today: string): DateValue => {
  if (period === 'week' || period === 'weekend') {
    const monday = addDays(mondayOf(today), shift * 7)
    if (period === 'weekend') return intervalValue(addDays(monday, 5), addDays(monday, 6))
    return weekValue(monday, weekOf(monday))
  }
  if (period === 'year') return yearValue(yearOf(today) + shift)
  const months = period === 'quarter' ? 3 : 1
  const { year, month } = carryMonth(yearOf(today), monthOf(today) + shift * months)
  return period === 'quarter' ? quarterValue(year, Math.ceil(month / 3)) : monthValue(year, month)
}

const resolvePeriod = (shape: Shape<'period'>, setting: DateSetting): DateValue => {
  const value = periodValue(shape.period, steps[shape.which], setting.today)
  if (shape.part === undefined || shape.period === 'week') return value
  const month = shape.period === 'month' ? monthOf(value.first) : undefined
  return thirdValue(yearOf(value.first), month, shape.part)
}

/** Weeks, months and years from now are round: a day only when they are counted from a named day. */
const resolveShift = (shape: Shape<'shift'>, setting: DateSetting): DateValue | undefined => {
  const base = shape.base === undefined ? undefined : resolve(shape.base, setting)
  if (shape.base !== undefined && base === undefined) return undefined
  const from = shape.days + shape.months < 0 ? base?.first : base?.last
  const day = addMonths(addDays(from ?? setting.today, shape.days), shape.months)
  if (base !== undefined || shape.unit === 'day') return dayValue(day)
  if (shape.unit === 'week') return { ...dayValue(day), bound: '~' }
  return shape.unit === 'year' ? yearValue(yearOf(day)) : monthValue(yearOf(day), monthOf(day))
}

const resolveBeside = (shape: Shape<'beside'>, setting: DateSetting): DateValue | undefined => {
  const base = resolve(shape.base, setting)
  if (base === undefined) return undefined
  return dayValue(
    shape.side === 'before' ? lastWeekday(base.first, shape.weekday) : nextWeekday(base.last, shape.weekday),
  )
}

interface FeastRule {
  readonly month?: number
  readonly day?: number
  readonly weekday?: number
  readonly nth?: number
  readonly shift?: number
  readonly easter?: number
}

const feasts: Readonly<Record<string, FeastRule>> = calendar.feasts

const feastIn = (name: string, year: number): string | undefined => {
  const rule = feasts[name]
  if (rule?.easter !== undefined) return addDays(easterOf(year), rule.easter)
  if (rule?.month === undefined) return undefined
  if (rule.day !== undefined) return dayOf(year, rule.month, rule.day)
  const day = nthWeekday(year, rule.month, rule.weekday ?? 0, rule.nth ?? 1)
  return day === undefined ? undefined : addDays(day, rule.shift ?? 0)
}

const resolveFeast = (shape: Shape<'feast'>, setting: DateSetting): DateValue | undefined =>
  pick(
    aroundYears(shape.year, setting).map((year) => optionalDay(feastIn(shape.name, year))),
    // A feast told in the past tense is as often ahead: "has been given a slot before Christmas".
    { ...setting, lean: setting.lean === 'past' ? 'near' : setting.lean },
  )

const resolveNth = (shape: Shape<'nth'>, setting: DateSetting): DateValue | undefined =>
  pick(
    aroundYears(shape.year, setting).map((year) =>
      optionalDay(nthWeekday(year, shape.month, shape.weekday, shape.nth)),
    ),
    setting,
  )

/** "By the end of March" closes on its last day; "at the end of March" is its last third, of longer stretches the last month. */
const resolveEdge = (shape: Shape<'edge'>, setting: DateSetting): DateValue | undefined => {
  const base = resolve(shape.base, setting)
  if (base === undefined) return undefined
  const day = shape.edge === 'end' ? base.last : base.first
  if (setting.closed) return dayValue(day)
  const length = dayNumber(base.last) - dayNumber(base.first) + 1
  if (length <= 7) return shape.edge === 'end' ? intervalValue(addDays(day, -2), day) : dayValue(day)
  if (length <= 31) return thirdValue(yearOf(day), monthOf(day), shape.edge === 'end' ? 'late' : 'early')
  return monthValue(yearOf(day), monthOf(day))
}

const resolveWeekOf = (shape: Shape<'week-of'>, setting: DateSetting): DateValue | undefined => {
  const base = resolve(shape.base, setting)
  if (base === undefined) return undefined
  const monday = mondayOf(base.first)
  return weekValue(monday, weekOf(monday))
}

const resolveWeekendOf = (shape: Shape<'weekend-of'>, setting: DateSetting): DateValue | undefined => {
  const base = resolve(shape.base, setting)
  if (base === undefined) return undefined
  const saturday = addDays(mondayOf(base.first), 5)
  return intervalValue(saturday, addDays(saturday, 1))
}

/** The nth of equal stretches of so many days, the last one reaching to the end of the month. */
const stretch = (first: string, last: string, nth: number, length: number): DateValue | undefined => {
  const from = nth < 0 ? addDays(last, 1 - length) : addDays(first, (nth - 1) * length)
  const to = addDays(from, length - 1)
  if (from > last) return undefined
  return length === 1 ? dayValue(from) : intervalValue(from, to > last ? last : to)
}

const sliceIn = (shape: Shape<'slice'>, year: number): DateValue | undefined => {
  const { first, last } = monthValue(year, shape.month)
  if (shape.unit === 'half')
    return shape.nth === 1 ? stretch(first, last, 1, 15) : intervalValue(addDays(first, 15), last)
  if (shape.unit !== 'weekend') return stretch(first, last, shape.nth, shape.unit === 'day' ? 1 : 7)
  const saturday = nthWeekday(year, shape.month, 6, shape.nth)
  return saturday === undefined ? undefined : intervalValue(saturday, addDays(saturday, 1))
}

const resolveSlice = (shape: Shape<'slice'>, setting: DateSetting): DateValue | undefined =>
  pick(
    aroundYears(shape.year, setting).map((year) => sliceIn(shape, year)),
    setting,
  )

const resolvePart = (shape: Shape<'quarter' | 'half'>, setting: DateSetting): DateValue | undefined =>
  pick(
    aroundYears(shape.year, setting).map((year) =>
      shape.type === 'half' ? halfValue(year, shape.nth) : quarterValue(year, shape.nth),
    ),
    setting,
  )

type Resolvers = { readonly [T in DateShape['type']]: (shape: Shape<T>, setting: DateSetting) => DateValue | undefined }

const resolvers: Resolvers = {
  day: resolveDay,
  days: resolveDays,
  month: resolveMonth,
  year: resolveYear,
  quarter: resolvePart,
  half: resolvePart,
  season: resolveSeason,
  fiscal: ({ year }) => fiscalValue(year),
  weekday: resolveWeekday,
  monthday: resolveMonthday,
  period: resolvePeriod,
  shift: resolveShift,
  beside: resolveBeside,
  feast: resolveFeast,
  nth: resolveNth,
  edge: resolveEdge,
  'week-of': resolveWeekOf,
  'weekend-of': resolveWeekendOf,
  slice: resolveSlice,
  'after-weekday': ({ weekday, days }, { today }) => dayValue(addDays(nextWeekday(today, weekday), days)),
}

/** The date a shape means; undefined for days the calendar does not have. */
export const resolve = (shape: DateShape, setting: DateSetting): DateValue | undefined =>
  (resolvers[shape.type] as (shape: DateShape, setting: DateSetting) => DateValue | undefined)(shape, setting)
