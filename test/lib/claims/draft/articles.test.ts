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

/** Ten invented articles of as many fields, as text and as pages. */
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

test('people are not given to a party that another name in their sentence speaks against', () => {
  expect(drafted('takeover.txt').names).toEqual({ 'Albrecht Group': ['Albrecht'] })
  expect(drafted('strike.txt').names).toEqual({ Union: ['MacLeod'] })
})
