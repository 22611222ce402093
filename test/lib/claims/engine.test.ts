import { describe, expect, test } from 'vitest'
import { describeWatch, traceSentence } from '../../../lib/claims/describe.ts'
import { compareValues, compileWatch, lintWatch, readStory } from '../../../lib/claims/engine.ts'
import type { Claim, Story, Watch } from '../../../lib/domain.ts'

const claim = (over: Partial<Claim>): Claim => ({
  id: 'c',
  question: '',
  kind: 'response',
  value: 'none',
  holder: '',
  statement: '',
  ...over,
})

const watchOf = (title: string, text: string, claims: readonly Claim[]): Watch => ({
  id: 'w',
  title,
  article: { title, publisher: 'Sample Wire', published: '2026-03-01T08:00:00Z', text },
  feeds: [],
  names: {},
  claims,
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
})

const story = (title: string, text: string): Story => ({
  id: 's1',
  outlet: 'Example Times',
  title,
  text,
  published: '2026-03-05T10:00:00Z',
  url: 'https://example.com/s1',
})

const bid = watchOf(
  'Orlan Group bids for Fenwick Mills',
  'Orlan Group has offered 12 dollars a share for the baker Fenwick Mills. The board of Fenwick Mills has not yet responded to the offer. Orlan promised to keep the Marle plant open for five years.',
  [
    claim({
      id: 'board',
      question: "How has Fenwick Mills responded to Orlan's offer?",
      holder: 'Fenwick Mills',
      statement: "The board of Fenwick Mills has not responded to Orlan Group's offer.",
    }),
    claim({
      id: 'plant',
      kind: 'commitment',
      value: 'offered',
      question: 'Does Orlan promise to keep the Marle plant open?',
      holder: 'Orlan Group',
      statement: 'Orlan Group has promised to keep the Marle plant open for five years.',
    }),
  ],
)

const summit = watchOf(
  'Norvia invites President Lind to Halden',
  'Norvia has invited Ostrian President Mara Lind to a meeting with President Ivo Tarn in Halden, the Norvian government said. Norvia says Halden is the only venue for a meeting of Lind and Tarn.',
  [
    claim({
      id: 'venue',
      kind: 'place',
      value: 'Halden',
      holder: 'Norvia',
      question: 'Where would Lind and Tarn meet?',
      statement: 'Norvia says Halden is the only venue for a meeting of Mara Lind and Ivo Tarn.',
    }),
  ],
)

const read = (watch: Watch, text: string, title = watch.title) =>
  Object.fromEntries(
    readStory(compileWatch(watch), story(title, text)).map(({ claim: { id }, best }) => [
      id,
      `${best.verdict} ${best.value} ${best.holder}`,
    ]),
  )

describe('a takeover', () => {
  test('the board turns the offer down', () => {
    expect(
      read(bid, 'The board of Fenwick Mills on Thursday unanimously rejected the offer from Orlan Group.')['board'],
    ).toBe('revises rejected Fenwick Mills')
  })
  test('the board accepts on a condition', () => {
    expect(
      read(bid, "Fenwick Mills will accept Orlan's offer only if the price is raised, it said on Thursday.")['board'],
    ).toBe('revises conditional Fenwick Mills')
  })
  test('an answer of somebody else is none', () => {
    expect(
      read(bid, 'Regional airport Skyle said it had rejected an offer from a fund. Fenwick Mills made no comment.')[
        'board'
      ],
    ).not.toContain('revises')
  })
  test('a promise is taken back', () => {
    expect(read(bid, 'Orlan Group withdrew its promise to keep the Marle plant open on Friday.')['plant']).toBe(
      'revises withdrawn Orlan Group',
    )
  })
  test('a question and a supposition change nothing', () => {
    const rows = read(
      bid,
      'Will Fenwick Mills accept the offer? If the board rejected it, Orlan might walk away from its promise to keep the Marle plant open.',
    )
    expect(Object.values(rows).every((row) => !/revises|disputes/.test(row))).toBe(true)
  })
})

describe('a meeting', () => {
  test('the holder names another city', () => {
    const text = 'The Norvian government said on Friday that President Ivo Tarn was ready to meet Mara Lind in Geneva.'
    const [readings] = readStory(
      compileWatch(summit),
      story('Norvia offers Geneva for a meeting of Lind and Tarn', text),
    )
    expect(readings?.best).toMatchObject({ verdict: 'revises', value: 'Geneva', holder: 'Norvia' })
  })
  test('the other side wants another city, beside the invitation that the title repeats', () => {
    const text =
      'Ostrian President Mara Lind turned down the invitation to meet Tarn in Halden and invited him to Geneva instead.'
    const [readings] = readStory(compileWatch(summit), story(summit.title, text))
    const heard = [readings?.best, ...(readings?.also ?? [])]
    expect(heard.map((reading) => `${reading?.verdict} ${reading?.value} ${reading?.holder}`)).toContain(
      'disputes Geneva Ostrian',
    )
  })
  test('delegations elsewhere are another event', () => {
    expect(
      read(
        summit,
        'Negotiators from both countries opened a new round of talks in Geneva on Friday. Tarn and Lind were not there.',
      )['venue'],
    ).not.toContain('revises')
  })
})

test('what was derived can be shown', () => {
  const shown = describeWatch(compileWatch(summit))
  expect(shown.claims[0]?.kind.name).toBe('place')
  expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
})

test('a claim without content words is refused, twins are warned of', () => {
  const empty = claim({ id: 'a', question: 'What is it?', statement: 'It is what it is.' })
  expect(lintWatch(watchOf('T', 'Text.', [empty])).map((fault) => fault.severity)).toContain('error')
  const one = bid.claims[0] as Claim
  expect(lintWatch({ ...bid, claims: [one, { ...one, id: 'again' }] }).map((fault) => fault.severity)).toContain(
    'warning',
  )
})

test('a city in the known region or country is no other place, one outside it is', () => {
  const claim = summit.claims[0] as Claim
  expect(compareValues(claim, 'Alaska', 'Anchorage')).toBe('same')
  expect(compareValues(claim, 'Switzerland', 'Geneva')).toBe('same')
  expect(compareValues(claim, 'Anchorage', 'Alaska')).toBe('looser')
  expect(compareValues(claim, 'Alaska', 'Seattle')).toBe('different')
  expect(compareValues(claim, 'Bavaria', 'Dresden')).toBe('different')
  expect(compareValues(claim, 'Alaska', 'anywhere but Anchorage')).toBe('different')
})

test('a looser wording is no other value', () => {
  expect(compareValues(summit.claims[0] as Claim, 'Geneva', 'Switzerland')).toBe('looser')
  expect(compareValues(summit.claims[0] as Claim, 'Geneva', 'Halden')).toBe('different')
})

test('a sentence can be traced word for word', () => {
  const trace = traceSentence(
    compileWatch(bid),
    'Fenwick Mills rejected the offer from Orlan Group.',
    '2026-03-05T10:00:00Z',
  )
  expect(trace.tokens.some(({ notes }) => notes.some((note) => note.includes('Fenwick Mills')))).toBe(true)
})
