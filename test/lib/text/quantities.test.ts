import { describe, expect, test } from 'vitest'
import { findQuantities } from '../../../lib/text/quantities.ts'
import { formatQuantity } from '../../../lib/text/quantity-values.ts'

const read = (text: string) => findQuantities(text).map((found) => formatQuantity(found))

describe('news of many fields', () => {
  test.each([
    ['The quake killed 1,644 people and hurt more than 3,400.', ['1644 people', '>3400']],
    [
      'Police count sixty-two dead, two thousand injured and a dozen missing children.',
      ['62 people', '2000 people', '12 people'],
    ],
    ['The group expects sales of $5.9 billion to $6.0 billion.', ['5.9-6 billion USD']],
    ['It guided to $6.65 billion-$6.70 billion.', ['6.65-6.7 billion USD']],
    ['Between 4,300 and 4,500 people lost their lives.', ['4300-4500 people']],
    ['The judge sent him to prison for 12 years and fined him £250,000.', ['12 years', '250000 GBP']],
    [
      'In the trial 38.5 percent of 1,204 patients improved, against 21 per cent on placebo.',
      ['38.5 %', '1204 people', '21 %'],
    ],
    ['With 98% of votes counted the party has 62 seats, nine fewer than in 2021.', ['98 %', '62 seats', '9']],
    ['The central bank raised its key rate by 25 basis points to 4.5%.', ['25 basis points', '4.5 %']],
    ['The storm brought gusts of 185 km/h and up to 300 mm of rain.', ['185 km/h', '<=300 mm']],
    ['At least $9 million, about 8.2 million euros, was pledged.', ['>=9 million USD', '~8.2 million EUR']],
    ['The firm will cut as many as 3,000 jobs, or 7 percent of staff.', ['<=3000 jobs', '7 %']],
    ['A 100-million-yuan package and a two-week pause.', ['100 million CNY', '2 weeks']],
    ['Half a million doses and 2.5m tablets were recalled.', ['500000 doses', '2.5 million']],
    ['Oil production of one and a half million barrels per day.', ['1.5 million bpd']],
    [
      'The state counted 12 lakh people and 1,23,456 votes; the fine is Rs 500 crore.',
      ['1.2 million people', '123456 votes', '5 billion INR'],
    ],
    ['The tower eats 11 and a half billion euros, 6.9 milliard yen more.', ['11.5 billion EUR', '6.9 billion JPY']],
    ['Just under 300 people stayed; north of 90 cars burnt.', ['~300 people', '>90 cars']],
    ['It was -12 °C at dawn.', ['-12 °C']],
    ['The company sold 1.644 million cars; 1.644 people work there.', ['1.644 million cars', '1644 people']],
    ['Five to six people, or two or three families, waited.', ['5-6 people', '2-3']],
    ['200 or more people and 2,000-plus soldiers.', ['>=200 people', '>=2000 people']],
    ['A 7.7-magnitude quake followed one of magnitude 6.', ['7.7 magnitude', '6 magnitude']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('numbers that are no amounts', () => {
  test.each([
    'on 19 November 2026, from 3 to 7 December, on Nov. 19, 2026, at 16:15 on 26 May',
    'They won 2-0 in 2025 after 5 p.m. on 2026-11-19 and 19/11/2026.',
    'An F-16, COVID-19, Article 5, No. 10, the G7, the 1990s, the 17th round and Route 66.',
    'No one of them knew; one of the men and this one stayed. It was the first in fiscal 2026.',
    'Dozens were hurt, hundreds fled and thousands marched.',
  ])('%s', (text) => expect(read(text)).toEqual([]))
})

test('a level and the level before it are two amounts, not a range', () => {
  expect(read('The toll rose from 40 to 60 people.')).toEqual(['40', '60 people'])
  expect(read('Sales rose 4 percent to 12 percent of the total.')).toEqual(['4 %', '12 %'])
  expect(read('The toll was cut to 3,690 from more than 3,700.')).toEqual(['3690', '>3700'])
  expect(read('Tickets cost from 40 to 60 euros.')).toEqual(['40-60 EUR'])
})

test('offsets take in comparator, currency and unit, verbatim', () => {
  const text = 'They pledged — at last — more than $13.8 million in aid.'
  const [found] = findQuantities(text)
  expect(text.slice(found?.start, found?.end)).toBe('more than $13.8 million')
})
