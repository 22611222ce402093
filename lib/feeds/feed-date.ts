import { monthNumber } from './month-names.ts'
import { zoneMinutes } from './time-zones.ts'

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Minutes east of UTC. */
  readonly zone?: number
}

const MAX_DATE_LENGTH = 120
/** A feed date before this is a placeholder, such as year 1. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2999

const isRealDay = ({ year, month, day }: Parts): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Impossible dates are no dates: 32 July is not 1 August. 24:00 is the next midnight, second 60 the last of its minute. */
const instantOf = (parts: Parts): string | null => {
  const { year, month, day, hour = 0, minute = 0, second = 0, zone = 0 } = parts
  if (year < FIRST_YEAR || year > LAST_YEAR || !isRealDay(parts)) return null
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null
  const time = Date.UTC(year, month - 1, day, hour, minute - zone, Math.min(second, 59))
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** RFC 2822 section 4.3: two digits below 50 are of this century, three digits count from 1900. */
const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length > 3) return year
  return digits.length === 3 || year >= 50 ? 1900 + year : 2000 + year
}

const clock = (hour: string, half: string | undefined): number => {
  const hours = Number(hour)
  if (half === undefined || hours > 12) return hours
  return (hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

const TIME = /(\d{1,2})\s*[:.h]\s*(\d{1,2})(?:\s*[:.]\s*(\d{1,2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\b\.?)?/i
const HOUR_ONLY = /\b(\d{1,2})\s*([ap])\.?\s?m\b\.?/i

type Time = Pick<Parts, 'hour' | 'minute' | 'second' | 'zone'>

const zoneIn = (text: string): Pick<Parts, 'zone'> => {
  const bare = text.replace(/\([^()]*\)/g, ' ').trim()
  const zone =
    zoneMinutes(bare) ?? zoneMinutes(/(?:(?:gmt|utc)?\s*[+-]\s*\d{1,2}:?\d{0,2}|[a-z]{1,5})$/i.exec(bare)?.[0] ?? '')
  return zone === undefined ? {} : { zone }
}

/** The time of day in `text` and what is left of the text without it. */
const takeTime = (text: string): { time: Time; rest: string } => {
  const match = TIME.exec(text)
  if (match === null) {
    const hourOnly = HOUR_ONLY.exec(text)
    if (hourOnly === null) return { time: {}, rest: text }
    return { time: { hour: clock(hourOnly[1] ?? '', hourOnly[2]) }, rest: text.replace(hourOnly[0], ' ') }
  }
  const [whole, hour = '', minute = '0', second = '0', half] = match
  const after = text.slice(match.index + whole.length).trim()
  // The year may stand behind the zone, as `date` prints it: "16:29:06 PST 2004".
  const [, zoneText = after, year = ''] = /^(.*?)\s+(\d{4})$/.exec(after) ?? []
  const time = { hour: clock(hour, half), minute: Number(minute), second: Number(second), ...zoneIn(zoneText) }
  return { time, rest: `${text.slice(0, match.index)} ${year}` }
}

/** ISO 8601 and W3CDTF with their many abuses: one-digit parts, `/` or `.` between them, a blank for the T. */
const YEAR_FIRST = /^(\d{4})\s*[-/.\u5e74]\s*(\d{1,2})(?:\s*[-/.\u6708]\s*(\d{1,2})\u65e5?)?(?=$|[T\s,])/i
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?/i

const readYearFirst = (text: string): Parts | undefined => {
  const match = YEAR_FIRST.exec(text)
  if (match === null) return undefined
  const [whole, year = '', month = '', day = '1'] = match
  const after = text.slice(whole.length).replace(/^[T\s,]+/i, '')
  return { year: Number(year), month: Number(month), day: Number(day), ...takeTime(after).time }
}

const readBasic = (text: string): Parts | undefined => {
  const match = BASIC.exec(text)
  if (match === null) return undefined
  const [whole, year, month, day, hour = '0', minute = '0', second = '0'] = match
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  const after = text.slice(whole.length)
  if (match[4] === undefined) return { ...date, ...takeTime(after).time }
  return { ...date, hour: Number(hour), minute: Number(minute), second: Number(second), ...zoneIn(after) }
}

/** `YYYY`, `YYYY-DDD` (day of the year). */
const readYear = (text: string): Parts | undefined => {
  const [, year, dayOfYear] = /^(\d{4})(?:-?(\d{3}))?$/.exec(text) ?? []
  if (year === undefined) return undefined
  if (dayOfYear === undefined) return { year: Number(year), month: 1, day: 1 }
  const date = new Date(Date.UTC(Number(year), 0, Number(dayOfYear)))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Seconds or milliseconds since 1970. */
const readEpoch = (text: string): Parts | undefined => {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return undefined
  const date = new Date(Number(text) * (text.length > 10 ? 1 : 1000))
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

/** RFC 822, asctime and their relatives: a month by name, a day and a year in any order, in many languages. */
const readNamedMonth = (text: string): Parts | undefined => {
  const { time, rest } = takeTime(text)
  const words = rest.match(/[\p{L}\p{M}]+\.?|\d+/gu) ?? []
  const months = words.map((word) => (/^\d/.test(word) ? undefined : monthNumber(word)))
  // "Mar" is Tuesday in Romanian and March in English: the name beside a number is the month.
  const at = months.findLastIndex((month) => month !== undefined)
  const month = months[at]
  const numbers = words.filter((word) => /^\d/.test(word))
  if (month === undefined || numbers.length < 2) return undefined
  const [first = '', second = ''] = numbers
  const yearFirst = first.length === 4
  const year = yearFirst ? first : second
  const day = yearFirst ? second : first
  return { year: fullYear(year), month, day: Number(day), ...time }
}

/** `7/26/2016` is American, `26.7.2016` and `26/7/2016` are not: the first number is the month only where it can be. */
const readNumeric = (text: string): Parts | undefined => {
  const [whole = '', first = '', mark, second = '', year = ''] =
    /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  if (whole === '') return undefined
  const dayFirst = mark === '.' || Number(first) > 12
  const [day, month] = dayFirst ? [first, second] : [second, first]
  const after = text.slice(text.indexOf(whole) + whole.length)
  return { year: fullYear(year), month: Number(month), day: Number(day), ...takeTime(after).time }
}

const readers = [readYearFirst, readEpoch, readYear, readBasic, readNamedMonth, readNumeric]

/**
 * A date of a feed as a UTC instant in seconds, whatever its format; `null` where it is no possible date. A date
 * without a zone is read as UTC, a date without a time as midnight.
 */
export const readFeedDate = (written: string): string | null => {
  const text = written.slice(0, MAX_DATE_LENGTH).replace(/\s+/g, ' ').trim()
  if (!/\d/.test(text)) return null
  for (const read of readers) {
    const parts = read(text)
    if (parts !== undefined) return instantOf(parts)
  }
  return null
}
