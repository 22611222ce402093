import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  easterOf,
  isoDay,
  mondayOfWeek,
  nthWeekday,
  weekdayOf,
  weekOf,
} from '../../../lib/text/calendar.ts'
import { compareDates, formatDate, parseDate } from '../../../lib/text/date-values.ts'
import { findDates } from '../../../lib/text/dates.ts'

const relation = (known: string, heard: string) => {
  const [left, right] = [parseDate(known), parseDate(heard)]
  return left === undefined || right === undefined ? 'unread' : compareDates(left, right)
}

const notations = [
  '2026-11-19',
  '2026-11',
  '2026',
  '2026-Q4',
  '2026-H2',
  '2026-W47',
  '2026-autumn',
  '2026-winter',
  '2027-early',
  '2026-11-late',
  '2025-12-03/2025-12-07',
  'FY2026',
  '>=2027',
  '<2026-05-26',
  '~2026-05-26',
  'not set',
  'cancelled',
]

test.each(notations)('%s is read and written back', (written) => {
  const date = parseDate(written)
  expect(date && formatDate(date)).toBe(written)
})

test.each(['', 'soon', '2026-02-31', '2026-13', '2026-Q5', '19 November', '2025-12-07/2025-12-03'])(
  '%s is no date',
  (written) => expect(parseDate(written)).toBeUndefined(),
)

describe('one date in looser words', () => {
  test.each([
    ['2026-11-19', '2026-11'],
    ['2026-11-19', '2026-autumn'],
    ['2026-11-19', '2026-late'],
    ['2026-11-19', '2026-11-mid'],
    ['2026-11-19', '<=2026-12-31'],
    ['2026-11-19', '>=2026-11'],
    ['2026-11-19', '~2026-11-22'],
    ['2025-12-03/2025-12-07', '2025-12-03'],
  ])('%s, then %s', (known, heard) => expect(relation(known, heard)).toBe('looser'))
})

describe('another date', () => {
  test.each([
    ['2026-05-26', '2026-11-19'],
    ['2026-05-26', '2026-06'],
    ['2026-05-26', '>=2027'],
    ['2026-05-26', '<2026-05-26'],
    ['2027-02', '2027-02-14'],
    ['2026-05-26', 'not set'],
    ['not set', '2026-05-26'],
    ['not set', 'cancelled'],
  ])('%s, then %s', (known, heard) => expect(relation(known, heard)).toBe('different'))
})

const day = fc.integer({ min: -100_000, max: 100_000 }).map(isoDay)

test('every day survives being written and read, and is the same as itself', () => {
  fc.assert(
    fc.property(day, (iso) => {
      const date = parseDate(iso)
      expect(date && formatDate(date)).toBe(iso)
      expect(relation(iso, iso)).toBe('same')
    }),
  )
})

test('weeks, weekdays and months agree with one another', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -30, max: 30 }), (iso, months) => {
      const [year = '', week = ''] = weekOf(iso).split('-W')
      const monday = mondayOfWeek(Number(year), Number(week))
      expect(monday <= iso && iso <= addDays(monday, 6)).toBe(true)
      expect(weekdayOf(addDays(iso, 1))).toBe((weekdayOf(iso) + 1) % 7)
      const later = addMonths(iso, months)
      expect(dayOf(Number(later.slice(0, 4)), Number(later.slice(5, 7)), Number(later.slice(8)))).toBe(later)
    }),
  )
})

test('feasts fall where almanacs put them', () => {
  expect([2024, 2025, 2026, 2038].map(easterOf)).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'])
  expect(nthWeekday(2026, 11, 4, 4)).toBe('2026-11-26')
  expect(nthWeekday(2026, 3, 5, -1)).toBe('2026-03-27')
})

test('any text is read without an error, and dates lie in it in order without overlap', () => {
  const words = fc.constantFrom(
    '3',
    '31',
    'May',
    'February',
    '2026',
    'the',
    'end',
    'of',
    'next',
    'week',
    'Monday',
    'before',
    'Christmas',
    'in',
    'two',
    '-',
    ',',
    'to',
    'by',
    'first',
    'quarter',
    '12th',
    '\n',
    '.',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(words).map((each) => each.join(' ')),
      ),
      day,
      (text, iso) => {
        let last = 0
        for (const found of findDates(text, { published: `${iso}T00:00:00Z` })) {
          expect(found.start).toBeGreaterThanOrEqual(last)
          expect(found.end).toBeGreaterThan(found.start)
          expect(found.value.first <= found.value.last).toBe(true)
          expect(parseDate(formatDate(found.value))).toEqual(found.value)
          last = found.end
        }
      },
    ),
  )
})

test.each([
  '1 ',
  'May ',
  '3 May ',
  'Monday before ',
  'the first ',
  'in two ',
  'a week before ',
  'end of ',
  'from 3 to ',
  'by the end of ',
])('ten thousand times "%s" is read in linear time', (piece) => {
  const time = (times: number) => {
    const text = piece.repeat(times)
    const start = performance.now()
    findDates(text, { published: '2026-01-01T00:00:00Z' })
    return performance.now() - start
  }
  time(500)
  const [short, long] = [time(1000), time(10_000)]
  expect(long).toBeLessThan(Math.max(30 * short, 1500))
})
