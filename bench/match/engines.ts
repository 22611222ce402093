import MiniSearch from 'minisearch'
import AhoCorasick from 'modern-ahocorasick'
import { compareTwoStrings } from 'string-similarity'
import { toBlob } from '../../lib/gate/blob.ts'
import { type Condition, wordTerm } from '../../lib/gate/condition.ts'
import { anchorAnew, indexOf } from '../../lib/gate/gate-index.ts'
import { matcherOf } from '../../lib/gate/matcher.ts'
import { fold } from '../../lib/text/normalise.ts'
import type { WordClaim } from './claims.ts'
import type { CorpusStory } from './corpus.ts'

/** Something that finds the claims of which a story names every group. */
export interface Engine {
  /** Numbers of the claims, in any order; for the last two of the table, whatever is most alike. */
  match(story: CorpusStory): ArrayLike<number> & Iterable<number>
  /** Called once after a first pass over all stories. */
  settle?(): void
  /** Of everything that is kept for the claims, where it can be told. */
  bytes?(): number
}

type MakeEngine = (claims: readonly WordClaim[]) => Engine

const conditionOf = (claim: WordClaim): Condition => claim.map((group) => group.map((word) => [wordTerm(word)]))

const ours: MakeEngine = (claims) => {
  const index = indexOf(claims.map(conditionOf))
  const matcher = matcherOf(index, () => false)
  return {
    match: ({ text }) => matcher.match(text),
    settle: () => anchorAnew(index),
    bytes: () => toBlob(index).length,
  }
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])

const isNamed = (claim: WordClaim, words: ReadonlySet<string>): boolean =>
  claim.every((group) => group.some((word) => words.has(word)))

/** Claims by the words of their shortest group: what a plain inverted index asks, to be verified. */
const byAnchor = (claims: readonly WordClaim[]): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>()
  for (const [number, claim] of claims.entries()) {
    const [anchor = []] = [...claim].sort((a, b) => a.length - b.length)
    for (const word of anchor) {
      const row = index.get(word)
      if (row) row.push(number)
      else index.set(word, [number])
    }
  }
  return index
}

const naive: MakeEngine = (claims) => ({
  match: ({ text }) => {
    const words = wordsOf(text)
    return claims.flatMap((claim, number) => (isNamed(claim, words) ? [number] : []))
  },
})

const isLetterOrDigit = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at))

/** Without the package's own boundary test, which costs it nine tenths of its speed. */
const ahoCorasick: MakeEngine = (claims) => {
  const automaton = new AhoCorasick([...new Set(claims.flat(2))])
  const index = byAnchor(claims)
  return {
    match: (story) => {
      const text = fold(story.text)
      const whole = automaton
        .search(text)
        .filter(({ start, end }) => !isLetterOrDigit(text, start - 1) && !isLetterOrDigit(text, end))
      const words = new Set(whole.map(({ pattern }) => pattern))
      const candidates = new Set([...words].flatMap((word) => index.get(word) ?? []))
      return [...candidates].filter((number) => isNamed(claims[number] ?? [], words))
    },
  }
}

const searchOf = (claims: readonly WordClaim[]): MiniSearch => {
  const search = new MiniSearch({ fields: ['words'] })
  search.addAll(claims.map((claim, id) => ({ id, words: claim.flat().join(' ') })))
  return search
}

const miniSearch =
  (part: (story: CorpusStory) => string): MakeEngine =>
  (claims) => {
    const search = searchOf(claims)
    return {
      match: (story) => {
        const words = wordsOf(part(story))
        const found = search.search([...words].join(' '), { combineWith: 'OR' })
        return found.map(({ id }) => Number(id)).filter((number) => isNamed(claims[number] ?? [], words))
      },
    }
  }

/** The titles compared with every claim, as the measure is used; which are alike enough is another question. */
const similarTitles: MakeEngine = (claims) => {
  const texts = claims.map((claim) => claim.map(([word]) => word).join(' '))
  return {
    match: ({ title }) => texts.flatMap((text, number) => (compareTwoStrings(title, text) >= 0.5 ? [number] : [])),
  }
}

/** By the name in the table. `isExact`: the match sets must be the same. */
export const engines: Readonly<Record<string, { readonly make: MakeEngine; readonly isExact: boolean }>> = {
  ours: { make: ours, isExact: true },
  'Aho-Corasick + verify': { make: ahoCorasick, isExact: true },
  'MiniSearch, story': { make: miniSearch(({ text }) => text), isExact: true },
  'MiniSearch, title': { make: miniSearch(({ title }) => title), isExact: false },
  'string-similarity, title': { make: similarTitles, isExact: false },
  'every claim asked': { make: naive, isExact: true },
}
