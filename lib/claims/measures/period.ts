/** The stretch of time a number covers: a quarter's sales are not a year's. */

import { findDates } from '../../text/dates.ts'

export type Span = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'

interface PeriodCue {
  readonly span: Span
  /** The year of `fiscal 2026`, `the year to March 2027`. */
  readonly year: number | null
  /** `next year`, `the following year`, `a year earlier`: not the one now spoken of. */
  readonly other: boolean
  readonly start: number
  readonly end: number
}

const cues: readonly (readonly [Span, RegExp])[] = [
  [
    'quarter',
    /\b(?:(?:first|second|third|fourth|last|latest|current|next|this|holiday)[- ])?(?:quarter(?:ly)?|three months)\b|\bq[1-4]\b/gi,
  ],
  ['half', /\b(?:first|second|last) half\b|\bhalf[- ]year(?:ly)?\b|\bsix months\b/gi],
  [
    'year',
    /\b(?:fiscal|financial|full|calendar|current|this|next|following|coming|previous|last|whole|entire)?[- ]?(?:years?(?!-)|annual(?:ly)?|fiscal \d{4}|twelve months|12 months)\b|\byearly\b|\bfy ?\d\d(?:\d\d)?\b/gi,
  ],
  ['year', /\b(?:in|for|during) 20\d\d\b/gi],
  ['month', /\b(?:month|monthly)\b/gi],
  ['week', /\b(?:week|weekly)\b/gi],
  ['day', /\b(?:daily|per day|a day)\b/gi],
]

/** `a year earlier`, `year on year`, `year-end`: comparisons and edges, no stretch that a number covers. */
const notAStretch = /^(?:-?(?:on|over)-?|-?end| (?:earlier|ago|before|on year|later|since|old)|-old)/i
const otherOne = /\b(?:next|following|coming|previous|last|prior)\b/i

const yearNear = (text: string, start: number, end: number): number | null => {
  const behind =
    /^(?: (?:to|ending|ended|that (?:runs|ends|ended) (?:to|in)|through|until)(?: \d{1,2})?(?: \p{Lu}\p{Ll}+)?(?: \d{1,2},?)?)?,? (20\d\d)\b/u.exec(
      text.slice(end, end + 60),
    )
  const inside = /(20\d\d)/.exec(text.slice(start, end))
  const year = behind?.[1] ?? inside?.[1]
  return year === undefined ? null : Number(year)
}

/** Every stretch of time a text names, in order. */
export const periodCues = (text: string): readonly PeriodCue[] =>
  cues
    .flatMap(([span, pattern]) =>
      Array.from(text.matchAll(pattern), (match) => {
        const start = match.index
        const end = start + match[0].length
        return {
          span,
          year: span === 'year' ? yearNear(text, start, end) : null,
          other: otherOne.test(match[0]),
          start,
          end,
        }
      }),
    )
    .filter((cue) => !notAStretch.test(text.slice(cue.end, cue.end + 8)))
    .toSorted((left, right) => left.start - right.start)

/** The span a claim speaks of, and its year when it names one. */
export interface ClaimPeriod {
  readonly span: Span
  readonly year: number | null
}

/** Longest span a claim names; undefined when its number covers no stretch of time. */
export const claimPeriod = (text: string): ClaimPeriod | undefined => {
  const found = periodCues(text)
  const order: readonly Span[] = ['quarter', 'half', 'year', 'month', 'week', 'day']
  const span = order.find((each) => found.some((cue) => cue.span === each))
  if (span === undefined) return undefined
  const year = found.find((cue) => cue.year !== null)?.year ?? lastYear(text)
  return { span, year }
}

const lastYear = (text: string): number | null => {
  const years = findDates(text, { published: '2000-01-01T00:00:00Z' })
    .map((found) => Number(found.value.last.slice(0, 4)))
    .filter((year) => year > 2001)
  return years.at(-1) ?? null
}
