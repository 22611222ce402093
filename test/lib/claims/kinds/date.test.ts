import { describe, expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

const ferry = aClaim({
  id: 'first-trip',
  kind: 'date',
  question: 'When will the ferry line between Corvo and Dunmar open?',
  statement: 'Nautica will open the ferry line between Corvo and Dunmar on 4 May 2026.',
  value: '2026-05-04',
  holder: 'Nautica',
})
const watch = compileWatch(
  aWatch({
    title: 'Ferry line between Corvo and Dunmar to open in May',
    article: {
      title: 'Ferry line between Corvo and Dunmar to open in May',
      text: 'Nautica will open its ferry line between Corvo and Dunmar on 4 May 2026, the company said on Monday.',
      publisher: 'Example Wire',
      published: '2026-02-02T09:00:00Z',
    },
    claims: [ferry],
  }),
)

/** Rules by the value they speak for. */
const rulesOf = (text: string, published = '2026-03-10T09:00:00Z'): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    candidatesOf(watch, aStory({ title: 'Ferry line between Corvo and Dunmar', text, published })).map(
      ({ decision }) => [decision.value, decision.parts.map(({ rule }) => rule)],
    ),
  )

describe('what speaks for and against a date', () => {
  test('how a date lies to the known one is told, and whether it is the day of the event', () => {
    const before = rulesOf('Nautica will open the ferry line on 20 April; it goes to Dunmar.')
    expect(before['2026-04-20']).toEqual(expect.arrayContaining(['date.earlier', 'date.ahead', 'date.told']))
    const known = rulesOf('Nautica will open the ferry line to Dunmar in May, it said on 9 March.')
    expect(known['2026-05']).toContain('date.loosely')
    expect(known['2026-03-09']).not.toContain('date.told')
  })

  test('a date set against an older one, kept, or of an event that has happened is told as such', () => {
    const both = rulesOf('The ferry line to Dunmar will open not on 4 May but on 8 June, Nautica said.')
    expect(both['2026-06-08']).toContain('date.replaces')
    const kept = rulesOf('Nautica opens the ferry line to Dunmar on 8 June as announced.')
    expect(kept['2026-06-08']).toContain('date.kept')
    const done = rulesOf('The ferry line between Corvo and Dunmar opened on Monday.', '2026-06-09T09:00:00Z')
    expect(done['2026-06-08']).toContain('date.happened-after')
  })

  test('a caveat that goes with every plan is no condition', () => {
    const usual = rulesOf('If the weather holds, the ferry line to Dunmar will open on 8 June, Nautica said.')
    expect(usual['2026-06-08']).not.toContain('date.conditional')
    const real = rulesOf('If the council pays for the pier, the ferry line to Dunmar will open on 8 June.')
    expect(real['2026-06-08']).toContain('date.conditional')
    const open = rulesOf('If nothing is agreed by then, the ferry line to Dunmar will open on 8 June.')
    expect(open['2026-06-08']).toContain('date.conditional')
  })

  test('the day on which a meeting ends is its own; that of the end of something else is not', () => {
    const summit = compileWatch(
      aWatch({
        title: 'Corvo and Dunmar to meet in May',
        article: {
          title: 'Corvo and Dunmar to meet in May',
          text: 'The mayors of Corvo and Dunmar will hold talks on 4 May 2026, their offices said on Monday.',
          publisher: 'Example Wire',
          published: '2026-02-02T09:00:00Z',
        },
        claims: [
          {
            ...ferry,
            question: 'When will the mayors of Corvo and Dunmar hold talks?',
            statement: 'The mayors of Corvo and Dunmar will hold talks on 4 May 2026.',
            holder: 'Corvo',
          },
        ],
      }),
    )
    const rules = (text: string): readonly string[] =>
      candidatesOf(summit, aStory({ title: 'Corvo and Dunmar', text, published: '2026-05-20T09:00:00Z' })).flatMap(
        ({ decision }) => decision.parts.map(({ rule }) => rule),
      )
    expect(
      rules('The talks between the mayors of Corvo and Dunmar, their first in nine years, ended in a tent on Tuesday.'),
    ).toContain('date.happened-after')
    expect(
      rules(
        'The strike that shut the house of the talks between the mayors of Corvo and Dunmar ended in a tent on Tuesday.',
      ),
    ).not.toContain('date.happened-after')
  })

  test("a term for another's task is told as such", () => {
    const term = rulesOf('The ferry line to Dunmar is noisy, and the ministry has until 8 June to answer complaints.')
    expect(term['2026-06-08']).toContain('date.task')
    const own = rulesOf('Nautica has until 8 June to open the ferry line between Corvo and Dunmar.')
    expect(own['2026-06-08'] ?? []).not.toContain('date.task')
  })

  test('days of a stretch, a first visit and what begins belong to the opening', () => {
    expect(Object.keys(rulesOf('The ferry line to Dunmar opens with a feast from 8 to 10 June.'))).toContain(
      '2026-06-08',
    )
    expect(Object.keys(rulesOf('Nautica takes its first ferry to Dunmar on 8 June, when the line opens.'))).toContain(
      '2026-06-08',
    )
  })

  test('a longer word for the event is not cut into a word for another one', () => {
    const rules = rulesOf('The ferry line between Corvo and Dunmar goes into operation on 8 June, Nautica said.')
    expect(rules['2026-06-08']).toContain('date.told')
    expect(rules['2026-06-08']).not.toContain('date.rival')
  })
})

describe('dates that are none of the event', () => {
  test('what a paper takes back is no answer, and what it puts in its place is one', () => {
    const rules = rulesOf('In an earlier report we said that the ferry line would open on 1 June; it opens on 8 June.')
    expect(rules['2026-06-01']).toBeUndefined()
    expect(rules['2026-06-08']).toBeDefined()
  })

  test('a date that was to be, was overturned or is denied is no answer', () => {
    const overturned = rulesOf('The ferry line was due to open on 11 May, but it will now open on 8 June.')
    expect(overturned['2026-05-11']).toBeUndefined()
    expect(overturned['2026-06-08']).toBeDefined()
    expect(
      rulesOf('The ferry line to Dunmar opens; nobody will board a ferry on 11 May.')['2026-05-11'],
    ).toBeUndefined()
  })

  test('beside a date to come, one told in the past perfect held before', () => {
    const rules = rulesOf('The ferry line will open on 8 June, two days after Nautica had settled on 11 May.')
    expect(rules['2026-06-08']).toBeDefined()
    expect(rules['2026-05-11']).toBeUndefined()
  })

  test('a word of several meanings is taken in the one that the article has other words for', () => {
    const rocket = compileWatch(
      aWatch({
        title: 'Selka to go to the Moon in May',
        article: {
          title: 'Selka to go to the Moon in May',
          text: 'The rocket with the probe Selka lifts off on 4 May 2026. It is to orbit the Moon before it lands.',
          publisher: 'Example Wire',
          published: '2026-02-02T09:00:00Z',
        },
        claims: [{ ...ferry, question: 'When will Selka be launched?', statement: 'Selka will be launched on 4 May.' }],
      }),
    )
    expect(rocket.claims[0]?.frame).toMatchObject({ sorts: ['spaceflight'] })
  })
})

describe('whose date it is', () => {
  const holdersOf = (text: string): readonly string[] =>
    candidatesOf(watch, aStory({ title: 'Ferry line between Corvo and Dunmar', text })).flatMap(({ decision }) =>
      decision.value === '2026-06-08' ? [decision.holder] : [],
    )

  test('what the holder says together with another party, or confirms, is its own', () => {
    const alone = holdersOf('The ferry line will open on 8 June, the Hanseatic Port Authority said on Tuesday.')
    expect(alone).toContain('Hanseatic Port Authority')
    const together = holdersOf(
      'The ferry line will open on 8 June, Nautica and the Hanseatic Port Authority said on Tuesday.',
    )
    expect(together).not.toContain('Hanseatic Port Authority')
    const confirmed = holdersOf(
      'The ferry line will open on 8 June, the Hanseatic Port Authority said in a statement confirmed by Nautica.',
    )
    expect(confirmed).not.toContain('Hanseatic Port Authority')
  })
})
