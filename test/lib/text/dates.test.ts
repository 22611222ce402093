import { describe, expect, test } from 'vitest'
import { formatDate } from '../../../lib/text/date-values.ts'
import { findDates } from '../../../lib/text/dates.ts'

const read = (published: string, text: string) =>
  findDates(text, { published: `${published}T12:00:00Z`, fallback: 'future' }).map((found) => formatDate(found.value))

describe('days', () => {
  test.each([
    ['2025-11-06', 'It will open on 19 November 2026.', ['2026-11-19']],
    [
      '2025-11-06',
      'It will open on Nov. 19, 2026, and close on the 21st of December 2026.',
      ['2026-11-19', '2026-12-21'],
    ],
    ['2025-11-06', 'The trial is due to begin on 26 May; the last one ended on 3 June.', ['2026-05-26', '2025-06-03']],
    ['2026-03-10', 'The hearing was held on 2 March and the next is set for 2 April.', ['2026-03-02', '2026-04-02']],
    ['2025-06-01', 'Filed 2026-11-19 and 19/11/2026 and 11/19/2026.', ['2026-11-19', '2026-11-19', '2026-11-19']],
    ['2025-06-11', 'It was moved from May to 19 November next year.', ['2026-05', '2026-11-19']],
    ['2025-11-19', 'The match will start at 16:15 on Sunday 21 December.', ['2025-12-21']],
    ['2025-10-10', 'The league stuck to Saturday the 20th.', ['2025-12-20']],
    ['2026-04-22', 'It opens on 19 November, not on the 12th.', ['2026-11-19', '2026-11-12']],
    ['2025-06-01', 'The vote falls on the last Friday of March 2026.', ['2026-03-27']],
    ['2025-02-26', 'The fair runs from Thursday 6 to Saturday 8 March.', ['2025-03-06/2025-03-08']],
    ['2025-02-26', 'The pool closes on the 19th of the next month.', ['2025-03-19']],
  ])('%s: %s', (published, text, expected) => expect(read(published, text)).toEqual(expected))
})

describe('days seen from publication', () => {
  test.each([
    ['2025-03-30', 'The ministry said on Saturday that aid would arrive on Monday.', ['2025-03-29', '2025-03-31']],
    ['2025-12-21', 'They won 2-0 on Sunday.', ['2025-12-21']],
    ['2025-03-26', 'The lock has been in use since 10 June.', ['2024-06-10']],
    ['2025-11-12', 'The first crates having come in September, the depot is full.', ['2025-09']],
    ['2025-06-05', 'Parliament will vote next Tuesday, as it did last Monday.', ['2025-06-10', '2025-06-02']],
    ['2025-12-20', 'They play tomorrow, having lost yesterday.', ['2025-12-21', '2025-12-19']],
    ['2025-06-01', 'The ban ends in two weeks; it began three days ago.', ['~2025-06-15', '2025-05-29']],
    ['2025-06-01', 'Their first strike in two years, the worst in ten years, ends in two weeks.', ['~2025-06-15']],
    ['2025-06-01', 'The first stage opens in two weeks, at best in ten days.', ['~2025-06-15', '2025-06-11']],
    ['2025-09-12', 'The concert is planned for the Saturday before Christmas.', ['2025-12-20']],
    ['2025-09-12', 'It opens exactly one week before Thanksgiving 2026.', ['2026-11-19']],
    ['2025-09-12', 'The shop reopens the day after Easter Monday 2026.', ['2026-04-07']],
    ['2026-03-18', 'They meet on Friday of next week, as on Tuesday last week.', ['2026-03-27', '2026-03-10']],
    [
      '2026-03-18',
      'It starts on the 18th of next month; the bill came on the 3rd of this month.',
      ['2026-04-18', '2026-03-03'],
    ],
    ['2026-03-18', 'The mill burnt down on 9 August of that year.', []],
    ['2026-03-18', 'The dairy will not start to sell three new cheeses before April.', ['>=2026-04']],
    ['2025-03-30', "Friday's storm and Tuesday's vote", ['2025-03-28', '2025-04-01']],
  ])('%s: %s', (published, text, expected) => expect(read(published, text)).toEqual(expected))
})

describe('stretches of the calendar', () => {
  test.each([
    [
      'in the first quarter of 2027, in Q4, in H2 2026 and in the second half of next year',
      ['2027-Q1', '2025-Q4', '2026-H2', '2026-H2'],
    ],
    [
      'in early 2027, mid-April, late June, this autumn, spring 2027 and fiscal 2026',
      ['2027-early', '2026-04-mid', '2025-06-late', '2025-autumn', '2027-spring', 'FY2026'],
    ],
    [
      'due next week, next month, next year, in February 2027 and in 2030',
      ['2025-W23', '2025-06', '2026', '2027-02', '2030'],
    ],
    [
      'from 3 to 7 December, December 10-12, 17 and 18 February, and 28 December to 4 January',
      ['2025-12-03/2025-12-07', '2025-12-10/2025-12-12', '2026-02-17/2026-02-18', '2025-12-28/2026-01-04'],
    ],
    [
      'at the end of June, by the end of March 2026, until the end of the year',
      ['2025-06-late', '<=2026-03-31', '2025-12-31'],
    ],
    [
      'no earlier than 2027, in September at the earliest, before 1 August, no later than Friday',
      ['>=2027', '>=2025-09', '<2025-08-01', '<=2025-06-06'],
    ],
  ])('%s', (text, expected) => expect(read('2025-05-31', text)).toEqual(expected))
})

test.each([
  ['12 Oct., Oct. 12, October 12th, 12.10.2025, Sunday, October 12th, 2025', Array(5).fill('2025-10-12')],
  ['Wed. 4 June, Friday 13th, the 12th', ['2025-06-04', '2025-06-13', '2025-06-12']],
  [
    'the first week of July, in the second half of June, the last day of September',
    ['2025-07-01/2025-07-07', '2025-06-16/2025-06-30', '2025-09-30'],
  ],
  [
    'the first weekend in July, the weekend of 14 June, at the weekend',
    ['2025-07-05/2025-07-06', '2025-06-14/2025-06-15', '2025-06-07/2025-06-08'],
  ],
  [
    'tomorrow week, a week on Tuesday, Tuesday week, two weeks from Friday',
    ['2025-06-10', '2025-06-10', '2025-06-10', '2025-06-20'],
  ],
  [
    'the day after tomorrow, the Sunday after next, in 48 hours, this morning',
    ['2025-06-04', '2025-06-15', '2025-06-04', '2025-06-02'],
  ],
  ["in ten days' time, in a fortnight, the week after next", ['2025-06-12', '~2025-06-16', '2025-W25']],
  ['on Whit Sunday, on the eve of Whit Sunday, on Bonfire Night', ['2025-06-08', '2025-06-07', '2025-11-05']],
  ["by year's end, in the latter half of 2025, in the second half of the year", ['<=2025-12-31', '2025-H2', '2025-H2']],
  ['It will not open until September. It starts as soon as Friday.', ['>=2025-09', '>=2025-06-06']],
])('as news of Monday 2 June 2025 writes it: %s', (text, expected) =>
  expect(read('2025-06-02', text)).toEqual(expected),
)

test('the calendar has no 31 February, and may and march are also verbs and names', () => {
  expect(read('2025-06-01', 'On 31 February 2026 and 30 February he may march.')).toEqual([])
  expect(read('2025-06-01', 'May said no. March on, second half or not, in the fall of the house.')).toEqual([])
})

test('numbers, scores and ordinals are no dates', () => {
  expect(read('2025-06-01', 'They won 2-0 in the third round; 1,644 people and the 12th man cheered.')).toEqual([])
})

test('a day already spoken of is meant, whatever the year', () => {
  const context = { published: '2025-08-07T12:00:00Z', known: ['2026-05-26'] }
  expect(findDates('He said the 26 May launch was unchanged.', context).map((each) => each.value.name)).toEqual([
    '2026-05-26',
  ])
})

test('offsets take in the bound', () => {
  const text = 'Doors open no earlier than 3 May 2026.'
  const [found] = findDates(text, { published: '2026-01-01T00:00:00Z' })
  expect(text.slice(found?.start, found?.end)).toBe('no earlier than 3 May 2026')
})
