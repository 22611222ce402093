import { describe, expect, test } from 'vitest'
import { agencyOf } from '../../../lib/changes/agency.ts'
import { corroborated } from '../../../lib/changes/corroboration.ts'
import { countOrigins, withOrigins } from '../../../lib/changes/origins.ts'
import { overlap, readSketch, sketchOf } from '../../../lib/changes/sketch.ts'
import type { Source } from '../../../lib/domain.ts'
import { aSource } from '../../support/builders.ts'

const wire =
  'The Tin Council will hold its conference in Porto instead of Lisbon, its chair told reporters on Monday after a ' +
  'meeting of the board that went on until midnight. Hotels had asked for a decision before the end of the month.'

let made = 0
const from = (outlet: string, over: Partial<Source> = {}): Source => {
  made += 1
  return aSource({
    ...{ storyId: `s${made}`, outlet, title: `Headline number ${'abcdefghij'[made % 10]} of ${outlet}` },
    ...{ url: `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/${made}`, origin: `s${made}` },
    published: `2026-03-02T09:${String(made).padStart(2, '0')}:00Z`,
    ...over,
  })
}

const origins = (...sources: readonly Source[]): number => countOrigins(withOrigins(sources))

describe('independent origins', () => {
  test('two newsrooms with their own words are two', () => {
    const first = from('Sample Ledger', { title: 'Tin conference moves to Porto', sketch: sketchOf(wire) })
    const own = 'Members of the council voted by nine to four for the northern city, people in the room said.'
    expect(origins(first, from('Rival Post', { title: 'Board drops Lisbon', sketch: sketchOf(own) }))).toBe(2)
  })

  test('a wire text under three headlines is one, the origin its first copy', () => {
    const copies = ['Sample Ledger', 'Rival Post', 'Echo Times'].map((outlet) =>
      from(outlet, { sketch: sketchOf(wire) }),
    )
    const folded = withOrigins([...copies].reverse())
    expect(new Set(folded.map(({ origin }) => origin))).toEqual(new Set([copies[0]?.storyId]))
  })

  test('a copy cut to half its length is still the same text', () => {
    const half = wire.slice(0, wire.indexOf(' after a '))
    expect(origins(from('Sample Ledger', { sketch: sketchOf(wire) }), from('Echo', { sketch: sketchOf(half) }))).toBe(1)
  })

  test('near-identical headlines are one even without a text', () => {
    const a = from('Sample Ledger', { title: 'Tin conference moves to Porto' })
    expect(origins(a, from('Rival Post', { title: 'Tin Conference Moves To Porto!' }))).toBe(1)
  })

  test('two stories that name one agency are one, and so is the agency itself', () => {
    const [a, b] = [from('Sample Ledger', { agency: 'TNA' }), from('Rival Post', { agency: 'TNA' })]
    expect(origins(a, b, from('TNA'))).toBe(1)
  })

  test('one outlet speaks once, and so do two desks of one house', () => {
    expect(origins(from('Sample Ledger'), from('sample ledger'))).toBe(1)
    const desk = (name: string) => from(name, { url: `https://${name.slice(7)}.ledger.co.uk/x` })
    expect(origins(desk('Ledger World'), desk('Ledger Trade'))).toBe(1)
  })

  test.each([
    [['Ledger News', 'https://www.ledger.co.uk/a'], ['Ledger World', 'https://www.ledger.com/b'], 1],
    [['The Ledger', 'https://ledger.example/a'], ['Ledger', 'https://other.example/b'], 1],
    [['Tin Tribune - Europe', 'https://tintribune.example/a'], ['Tin Tribune | Sport', 'https://tintribune.com/b'], 1],
    [['The New Mineral > World', 'https://nm.example/a'], ['The New Mineral > Trade', 'https://nm.example/b'], 1],
    [['Daily Anvil', 'https://aggregator.example/a'], ['Daily Bellows', 'https://aggregator.example/b'], 2],
    [['Times of Tin', 'https://timesoftin.example/a'], ['Times of Zinc', 'https://timesofzinc.example/b'], 2],
    [['World - Anvil', 'https://anvil.example/a'], ['World - Bellows', 'https://bellows.example/b'], 2],
    [['', 'https://anvil.example/a'], ['Anvil', 'https://www.anvil.example/b'], 1],
    [['', ''], ['', ''], 2],
  ] as const)('%j and %j count %i', ([outletA, urlA], [outletB, urlB], expected) => {
    const [a, b] = [
      from(outletA, { url: urlA, title: 'Tin conference moves' }),
      from(outletB, { url: urlB, title: 'Lisbon out' }),
    ]
    expect(origins(a, b)).toBe(expected)
  })

  test('an agency’s own outlet is known by the first words of its name', () => {
    expect(origins(from('Sample Ledger', { agency: 'TNA' }), from('TNA World News'))).toBe(1)
    expect(origins(from('Sample Ledger', { agency: 'TNA' }), from('TNAX Sport'))).toBe(2)
  })

  test('stories without a headline are not copies of each other by it', () => {
    expect(origins(from('Sample Ledger', { title: '' }), from('Rival Post', { title: ' ' }))).toBe(2)
  })

  test('an aggregator’s domain does not make its outlets one', () => {
    const via = (outlet: string) => from(outlet, { url: 'https://news.example/read' })
    expect(origins(via('Sample Ledger'), via('Rival Post'))).toBe(2)
  })

  test('the order in which they were written does not matter', () => {
    const all = [from('A', { sketch: sketchOf(wire) }), from('B'), from('C', { sketch: sketchOf(wire) }), from('B')]
    expect(withOrigins([...all].reverse())).toEqual(withOrigins(all))
  })
})

describe('the agency a text names', () => {
  test.each([
    ['PORTO, March 2 (TNA) - The council decided.', 'TNA'],
    ['LISBON (Tin Press) — The council decided.', 'Tin Press'],
    ['The council decided on Monday. (TNA)', 'TNA'],
    ['The council decided on Monday. /TINA/', 'TINA'],
    ['The council decided on Monday. Source: Tin Press', 'Tin Press'],
    ['PORTO, Portugal, Jan. 30 (TNA) -- The council decided.', 'TNA'],
    ['WASHINGTON D.C. (TNA) - The council decided.', 'TNA'],
    ['The council decided on Monday. - TNA', 'TNA'],
    ['“We decided.” — Tin Press', 'Tin Press'],
    ['The council decided on Monday. (with inputs from TNA)', 'TNA'],
    ['The council decided on Monday. With inputs from Tin Press.', 'Tin Press'],
  ])('%s', (text, agency) => {
    expect(agencyOf(text)).toBe(agency)
  })

  test.each([
    'The council (which met on Monday) - as every year - decided.',
    'The Tin Council (TC) decided on Monday.',
    'Nothing of the kind.',
    'The council met. Its chair (a Dane) - she is new - decided.',
    'The council decided to sell the tin - all of it',
    'The council decided (finally)',
    '',
  ])('is none in: %s', (text) => {
    expect(agencyOf(text)).toBeUndefined()
  })
})

describe('sketches', () => {
  const shared = (a: string, b: string) => overlap(readSketch(sketchOf(a)), readSketch(sketchOf(b)))

  test('a text is wholly its own copy and shares nothing with another', () => {
    expect(shared(wire, wire)).toEqual({ jaccard: 1, containment: 1 })
    expect(shared(wire, 'An entirely different report about the price of zinc.').jaccard).toBe(0)
  })

  test('long texts keep a bounded sketch, texts of four words none', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(' ')
    expect(sketchOf(long).length).toBeLessThan(530)
    expect(shared(long, long).jaccard).toBe(1)
    expect(sketchOf('only four words here')).toBe('')
    expect(shared('', '')).toEqual({ jaccard: 0, containment: 0 })
  })
})

test('confidence grows with independent origins, never to certainty, and copies add nothing', () => {
  const grown = [1, 2, 3, 10, 50].map((count) => corroborated({ confidence: 0.6, origins: count }))
  expect(grown.map((value) => value.toFixed(3))).toEqual(['0.600', '0.760', '0.856', '0.990', '0.990'])
  expect(corroborated({ confidence: 1, origins: 3 })).toBe(1)
})
