import { describe, expect, test } from 'vitest'
import { compareQuantities, formatQuantity, parseQuantity, scaleIn } from '../../../lib/text/quantity-values.ts'

const relation = (known: string, heard: string) => {
  const [left, right] = [parseQuantity(known), parseQuantity(heard)]
  return left === undefined || right === undefined ? 'unread' : compareQuantities(left, right)
}

describe('the values people write in a watch file are read', () => {
  test.each([
    ['1644 people', '1644 people'],
    ['1,644', '1644'],
    ['5.9-6.0 billion USD', '5.9-6 billion USD'],
    ['>2700 people', '>2700 people'],
    ['≥6.4 billion USD', '>=6.4 billion USD'],
    ['£1.2bn', '1.2 billion GBP'],
    ['$250,000', '250000 USD'],
    ['USD 5 million', '5 million USD'],
    ['4.5%', '4.5 %'],
    ['sixty-two', '62'],
    ['1.2m doses', '1.2 million doses'],
    ['between 5 and 6 km', '5-6 km'],
    ['-2 °C', '-2 °C'],
    ['18 months in prison', '18 months in prison'],
    ['3 search dogs', '3 search dogs'],
  ])('%s', (written, canonical) => {
    const read = parseQuantity(written)
    expect(read && formatQuantity(read)).toBe(canonical)
  })

  test.each(['', 'none', 'a lot of people', '6-5 people', 'x'.repeat(500)])('%s is no quantity', (written) =>
    expect(parseQuantity(written)).toBeUndefined(),
  )

  test('a value is written in the scale of the claim', () => {
    const heard = parseQuantity('one billion yuan')
    expect(heard && formatQuantity(heard, scaleIn('100 million CNY'))).toBe('1000 million CNY')
  })
})

describe('one value in other words', () => {
  test.each([
    ['62 people', 'sixty-two', 'same'],
    ['1 billion USD', '1000 million USD', 'same'],
    ['2 years', '24 months', 'same'],
    ['2719 people', '>2700 people', 'looser'],
    ['2719 people', '2700 people', 'looser'],
    ['1644 people', '>1000 people', 'looser'],
    ['6.05-6.15 billion USD', '<=6.15 billion USD', 'looser'],
    ['6.4-6.5 billion USD', '>=6.4 billion USD', 'looser'],
    ['6.55-6.6 billion USD', '~6.6 billion USD', 'looser'],
    ['~1700 people', '1694 people', 'looser'],
    ['>2700 people', '2719 people', 'looser'],
    ['13.8 million USD', '~14 million USD', 'looser'],
    ['120 km', '75 miles', 'looser'],
    ['41 hours', 'just over 40 hours', 'looser'],
    ['3.2-3.4 million EUR', '>3.2 million EUR', 'looser'],
  ])('%s, then %s: %s', (known, heard, expected) => expect(relation(known, heard)).toBe(expected))
})

describe('another value', () => {
  test.each([
    ['1644 people', '~1700 people'],
    ['3690 people', '>3700 people'],
    ['62 people', '60 people'],
    ['4.25 %', '4 %'],
    ['4.25 %', '4.5 %'],
    ['5.9-6.0 billion USD', '<=6.15 billion USD'],
    ['5.9-6.0 billion USD', '>=6.4 billion USD'],
    ['>2700 people', '2886 people'],
    ['>2700 people', '>3000 people'],
    ['~1700 people', '2056 people'],
    ['265 people', '~260 people'],
    ['13400 votes', '<10000 votes'],
    ['13400 votes', '~10000 votes'],
    ['5300 litres', 'just under 6,100 litres'],
    ['6 weeks', 'a little more than five weeks'],
    ['3.2-3.4 million EUR', '>3.5 million EUR'],
  ])('%s, then %s', (known, heard) => expect(relation(known, heard)).toBe('different'))
})

test('other units and other currencies say nothing about each other, and no exchange rate is invented', () => {
  expect(relation('100 million CNY', '13.8 million USD')).toBe('apart')
  expect(relation('4.25 %', '25 basis points')).toBe('apart')
  expect(relation('1644 people', 'at least 3')).toBe('apart')
})
