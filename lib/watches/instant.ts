import type { Instant } from '../domain.ts'

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
}

/** True when year, month (1 to 12) and day exist together in the calendar. */
export const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * Reads an ISO 8601 day or time as a UTC instant: `2026-01-29` is midnight UTC, a time without a zone is UTC, fractions
 * of a second are dropped. Undefined for anything else, also for days no calendar has.
 */
export const parseInstant = (text: string): Instant | undefined => {
  const parts = form.exec(text.trim())
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (!isCalendarDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined
  const utc = Date.UTC(year, month - 1, day, hour, minute - offsetMinutes(parts[7]), second)
  return new Date(utc).toISOString().replace('.000Z', 'Z')
}
