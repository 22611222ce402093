import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draftClaims } from '../../../../lib/claims/draft/draft-claims.ts'
import { parseWatch } from '../../../../lib/watches/parse-watch.ts'
import { readArticle } from '../../../../lib/watches/read-article.ts'
import { writeWatch } from '../../../../lib/watches/write-watch.ts'

interface Expected {
  /** Publisher and time of publication. */
  readonly head: readonly [string, string]
  /** Claims that a desk would watch, and that are proposed; and those that are not, so that a gain is noticed. */
  readonly found: readonly string[]
  readonly missed: readonly string[]
}

/** Sixteen invented articles of as many fields, as text and as pages. */
const folder = new URL('articles/', import.meta.url)
const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
const names = readdirSync(folder).filter((name) => name !== 'expected.json')

const drafted = (name: string) => {
  const read = readArticle(readFileSync(new URL(name, folder), 'utf8'))
  const article = { publisher: '', published: '', ...read }
  return { article, ...draftClaims(article) }
}

test('every article has its expectations', () => {
  expect(Object.keys(expected).sort()).toEqual(names.sort())
})

describe.each(names)('%s', (name) => {
  const { head, found, missed } = expected[name] as Expected

  test('says who published it, and when', () => {
    const { article } = drafted(name)
    expect([article.publisher, article.published]).toEqual(head)
    expect(article.title.length).toBeGreaterThan(20)
  })

  test('gives the claims a desk would watch', () => {
    const claims = drafted(name).claims.map(({ claim }) => `${claim.kind} ${claim.value} (${claim.holder})`)
    expect(claims).toEqual(expect.arrayContaining([...found]))
    expect(claims.filter((claim) => missed.includes(claim))).toEqual([])
  })

  test('asks questions that a person could ask, of holders that are somebody', () => {
    for (const { claim } of drafted(name).claims) {
      expect(claim.question).toMatch(/\?$/)
      expect(claim.statement).not.toMatch(/^(?:Whether|If) /)
      expect(claim.holder).not.toMatch(/^(?:but|until|her|his|we|it|they)\b/i)
    }
  })

  test('makes a watch file without a fault', () => {
    const { article, claims, names: people } = drafted(name)
    const file = writeWatch({ id: 'draft', title: article.title, article, feeds: [], names: people, claims })
    expect(parseWatch(file, { readText: () => undefined })).not.toHaveProperty('faults')
  })
})

const questionsOf = (name: string) => drafted(name).claims.map(({ claim }) => claim.question)

test('a question asks for the value that may change, and ends where another thought begins', () => {
  expect(questionsOf('bridge.txt')).toContain('Until when will the Harlow harbour bridge stay closed?')
  expect(questionsOf('bridge.txt')).toContain('When: The city council has promised a free ferry from …?')
  expect(questionsOf('wildfire.txt')).toEqual(
    expect.arrayContaining([
      'How many people has a wildfire near Port Ellis killed?',
      'Until when would the order stay in force?',
    ]),
  )
  expect(questionsOf('chip-plant.txt')).toEqual(
    expect.arrayContaining([
      'When is construction to begin?',
      'Where will Chipmaker Orvane build its first European plant?',
      'How has the European Commission responded to the proposal?',
    ]),
  )
})

test('nobody is no party, and a statement says of whom it speaks', () => {
  expect(drafted('bridge.txt').claims.map(({ claim }) => claim.holder)).not.toContain('Nobody')
  const statements = drafted('chip-plant.txt').claims.map(({ claim }) => claim.statement)
  expect(statements).toContain('Orvane said it would create 2,400 jobs.')
})

test('people are not given to a party that another name in their sentence speaks against', () => {
  expect(drafted('takeover.txt').names).toEqual({ 'Albrecht Group': ['Albrecht'] })
  expect(drafted('strike.txt').names).toEqual({ Union: ['MacLeod'] })
  // An education minister is not of a health agency, nor a festival director of a state.
  expect(drafted('outbreak.txt').names).toEqual({})
  expect(drafted('film-festival.txt').names).toEqual({})
  expect(drafted('wildfire.txt').names).toEqual({ 'fire service': ['Quan'] })
})
