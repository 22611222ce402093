/** Arithmetic of the Gregorian calendar on ISO days (`2026-11-19`). No clock, no time zone: a day is a day. */

const DAY_MS = 86_400_000

/** Days since 1970-01-01. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY_MS)

/** The ISO day of a day number. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

const pad = (value: number): string => String(value).padStart(2, '0')

/** Days of a month; `month` 1 to 12. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The ISO day, or undefined for a day the calendar does not have (31 February). */
export const dayOf = (year: number, month: number, day: number): string | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? `${year}-${pad(month)}-${pad(day)}` : undefined

/** Month 13 is January of the next year, month 0 December of the last. */
export const carryMonth = (year: number, month: number): { readonly year: number; readonly month: number } => {
  const index = year * 12 + month - 1
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

export const yearOf = (iso: string): number => Number(iso.slice(0, 4))
export const monthOf = (iso: string): number => Number(iso.slice(5, 7))

/** First and last day of `count` months from a month on. */
export const monthSpan = (
  year: number,
  month: number,
  count = 1,
): { readonly first: string; readonly last: string } => {
  const start = carryMonth(year, month)
  const end = carryMonth(year, month + count - 1)
  return {
    first: `${start.year}-${pad(start.month)}-01`,
    last: `${end.year}-${pad(end.month)}-${pad(daysIn(end.year, end.month))}`,
  }
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (iso: string): number => (((dayNumber(iso) + 4) % 7) + 7) % 7

export const addDays = (iso: string, days: number): string => isoDay(dayNumber(iso) + days)

/** The same day some months on; the last of the month where the day does not exist. */
export const addMonths = (iso: string, months: number): string => {
  const { year, month } = carryMonth(yearOf(iso), monthOf(iso) + months)
  return `${year}-${pad(month)}-${pad(Math.min(Number(iso.slice(8, 10)), daysIn(year, month)))}`
}

/** Monday of the week a day lies in. */
export const mondayOf = (iso: string): string => addDays(iso, -((weekdayOf(iso) + 6) % 7))

/** ISO 8601 week of a day, `2026-W12`. */
export const weekOf = (iso: string): string => {
  const thursday = addDays(mondayOf(iso), 3)
  const first = dayNumber(`${yearOf(thursday)}-01-01`)
  return `${yearOf(thursday)}-W${pad(Math.floor((dayNumber(thursday) - first) / 7) + 1)}`
}

/** Monday of an ISO 8601 week. */
export const mondayOfWeek = (year: number, week: number): string => addDays(mondayOf(`${year}-01-04`), (week - 1) * 7)

/** The nth (or, negative, nth last) weekday of a month, as an ISO day. */
export const nthWeekday = (year: number, month: number, weekday: number, nth: number): string | undefined => {
  const { first, last } = monthSpan(year, month)
  if (nth < 0) return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7)
  const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
  return dayOf(year, month, day)
}

/** Western Easter Sunday (Meeus, Jones and Butcher's algorithm, valid from 1583). */
export const easterOf = (year: number): string => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * shift + 114
  return `${year}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`
}
