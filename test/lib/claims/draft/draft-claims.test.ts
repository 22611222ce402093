import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftClaims } from '../../../../lib/claims/draft/draft-claims.ts'
import type { Article } from '../../../../lib/domain.ts'
import { parseWatch } from '../../../../lib/watches/parse-watch.ts'
import { readArticle } from '../../../../lib/watches/read-article.ts'
import { writeWatch } from '../../../../lib/watches/write-watch.ts'

const anArticle = (text: string, title = 'What happened'): Article => ({
  title,
  publisher: 'Harbour Gazette',
  published: '2026-03-02T09:00:00Z',
  text,
})

const drafted = (text: string, title?: string): string[] =>
  draftClaims(anArticle(text, title)).claims.map(({ claim }) => `${claim.kind} ${claim.value} (${claim.holder})`)

describe('claims drafted from an article', () => {
  test('of the first walk-through are its open answer, its dates, its promise and its money, the open answer first', () => {
    const source = readFileSync(new URL('../../../../docs/first-watch/article.txt', import.meta.url), 'utf8')
    const { title, text } = readArticle(source)
    expect(drafted(text, title).slice(0, 5)).toEqual([
      'response none (North Line)',
      'date 2026-03-06 (Union)',
      'commitment offered (North Line)',
      'quantity 1.4 million EUR (North Line)',
      'date 2026-03-04 ()',
    ])
  })

  test.each([
    ['Brazil has not yet responded to the offer of a loan.', 'response none (Brazil)'],
    ['The number of people hurt in the storm has risen to 212, Kenyan officials said.', 'quantity 212 people (Kenya)'],
    ['Peru would hold the summit in Lima, its foreign minister said.', 'place Lima (Peru)'],
    ['The new bridge is due to open on 14 May 2026, Norway said.', 'date 2026-05-14 (Norway)'],
    ['Chad promised to send 40 doctors to the border.', 'commitment offered (Chad)'],
    ['France is the only country without troops there, officials in Paris said.', 'statement true (France)'],
  ])('%s → %s', (sentence, claim) => {
    expect(drafted(sentence)).toContain(claim)
  })

  test.each([
    ['a past day', 'The bridge was opened on 14 May 2019.'],
    ['an answer of last year, told as history', 'Last year Peru rejected a similar offer.'],
    ['a question', 'Will Peru accept the offer on 14 May 2026?'],
  ])('are not made from %s', (_title, sentence) => {
    expect(drafted(sentence).filter((claim) => !claim.startsWith('statement'))).toEqual([])
  })

  test('name the people who speak for a party', () => {
    expect(draftClaims(anArticle('Kremlin spokesman Dmitry Peskov said talks will go on.')).names).toEqual({
      Russia: ['Peskov'],
    })
  })

  test('state what is reported, without who reports it', () => {
    const text = 'The port will close on 14 May 2026, the minister said on Monday, as storms approach.'
    const [first] = draftClaims(anArticle(text)).claims
    expect(first?.claim.statement).toBe('The port will close on 14 May 2026.')
    expect(first?.claim.question).toBe('When will the port close?')
    expect(first?.sentence).toBe(text)
  })
})

const noFiles = { readText: () => undefined }

test('whatever the article, the proposal is a right watch file whose claims rest on sentences of the article', () => {
  const sentence = fc.constantFrom(
    'Brazil has not yet replied to the offer. ',
    'At least 40 people died: "nobody knows", the mayor said.\n\n',
    'The summit, planned in Lima on 14 May 2026, may cost $3 billion. ',
    "- Peru's minister said that # 12 % would go\t. ",
    '第3回会談は東京で。',
  )
  const text = fc.array(fc.oneof(sentence, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.string({ minLength: 1 }), (written, title) => {
      const article = anArticle(written.trim(), title.trim() || 'A title')
      const { claims, names } = draftClaims(article)
      for (const claim of claims) expect(`${article.title}\n${article.text}`).toContain(claim.sentence)
      if (claims.length === 0) return
      const file = writeWatch({ id: 'draft', title: article.title, article, feeds: [], names, claims })
      expect(parseWatch(file, noFiles)).not.toHaveProperty('faults')
    }),
    { numRuns: 40 },
  )
})
