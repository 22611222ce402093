import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findQuantities } from '../../../lib/text/quantities.ts'
import { compareQuantities, formatQuantity, parseQuantity } from '../../../lib/text/quantity-values.ts'
import { unitNamed } from '../../../lib/text/units.ts'

const comparator = fc.constantFrom('=', '~', '>', '>=', '<', '<=') as fc.Arbitrary<'=' | '~' | '>' | '>=' | '<' | '<='>
const unit = fc
  .constantFrom('', 'people', 'USD', 'EUR', '%', 'km', 'votes', 'basis points', 'years', '°C')
  .map(unitNamed)
const amount = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 1, max: 99_999 }).map((n) => n * 1e7),
  fc.integer({ min: 1, max: 9999 }).map((n) => n / 100),
)
const quantity = fc
  .record({ first: amount, second: amount, comparator, unit })
  .map(({ first, second, ...rest }) => ({ low: Math.min(first, second), high: Math.max(first, second), ...rest }))

test('a quantity survives being written and read', () => {
  fc.assert(
    fc.property(quantity, (value) => {
      expect(parseQuantity(formatQuantity(value))).toEqual(value)
    }),
  )
})

test('every quantity is the same as itself', () => {
  fc.assert(
    fc.property(quantity, (value) => {
      expect(compareQuantities(value, value)).toBe('same')
    }),
  )
})

test('any text is read without an error, and quantities lie in it in order without overlap', () => {
  const words = fc.constantFrom(
    '62',
    '1,644',
    'people',
    'to',
    '-',
    '$',
    'half',
    'a',
    'million',
    'and',
    'between',
    '%',
    '.',
    'or',
    'more',
    'than',
    'May',
    '½',
    '\n',
    '’',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join(' ')),
    fc.array(words).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      let last = 0
      for (const found of findQuantities(written)) {
        expect(found.start).toBeGreaterThanOrEqual(last)
        expect(found.end).toBeGreaterThan(found.start)
        expect(found.end).toBeLessThanOrEqual(written.length)
        expect(Number.isFinite(found.low) && found.low <= found.high).toBe(true)
        last = found.end
      }
    }),
  )
})

test.each([
  '7',
  '7,',
  '7.',
  '1 ',
  '1-',
  'a half ',
  'two hundred ',
  'more than ',
  '$',
  'from 1 to ',
  'one of ',
  '3 May ',
])('ten thousand times "%s" is read in linear time', (piece) => {
  const time = (times: number) => {
    const text = piece.repeat(times)
    const start = performance.now()
    findQuantities(text)
    return performance.now() - start
  }
  time(1000)
  const [short, long] = [time(1000), time(10_000)]
  expect(long).toBeLessThan(Math.max(30 * short, 1500))
})
