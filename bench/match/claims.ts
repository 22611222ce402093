import cities from '../../knowledge/cities.json' with { type: 'json' }
import states from '../../knowledge/states.json' with { type: 'json' }
import { fold } from '../../lib/text/normalise.ts'
import { tokenise } from '../../lib/text/tokens.ts'
import { stopWords } from '../../lib/text/words.ts'
import { randomOf } from '../unrelated.ts'
import type { CorpusStory } from './corpus.ts'

/** A claim as every engine here takes it: each group must be named by one of its words. */
export type WordClaim = readonly (readonly string[])[]

/** `hot`: all of a claim is cut from one story of the corpus. `mixed`: nine of ten ask for a state or city instead of one group. */
export type Mode = 'mixed' | 'hot'

/** A word that more stories hold than this share of them tells nothing about a claim. */
const commonShare = 0.05
/** Words of one story that a claim is cut from stand this near one another, common words not counted. */
const window = 8
const mostAlternatives = 2
const placeShare = 0.9

const wordsIn = (text: string): string[] =>
  tokenise(text)
    .filter(({ lower, kind }) => kind === 'word' && /^[a-z]{4,}$/.test(lower) && !stopWords.has(lower))
    .map(({ lower }) => lower)

/** Words that stand behind an apostrophe somewhere: `o'clock` is one word to us and two to others, and no fair question. */
const joined = (stories: readonly CorpusStory[]): ReadonlySet<string> =>
  new Set(
    stories.flatMap(({ text }) => [...text.toLowerCase().matchAll(/['\u2019]([a-z]+)/g)].map(([, word = '']) => word)),
  )

const rareWords = (stories: readonly CorpusStory[]): string[][] => {
  const excluded = joined(stories)
  const texts = stories.map(({ text }) => wordsIn(text).filter((word) => !excluded.has(word)))
  const frequency = new Map<string, number>()
  for (const words of texts) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  return texts
    .map((words) => words.filter((word) => (frequency.get(word) ?? 0) <= commonShare * stories.length))
    .filter(({ length }) => length > window)
}

const oneWord = (names: readonly string[]): string[] => names.map(fold).filter((name) => /^[a-z]+$/.test(name))

/** Every state with its demonym and capital, and every large city. */
const places: readonly (readonly string[])[] = [
  ...states.map(({ name, demonyms, capitals }) => oneWord([name, ...demonyms, ...capitals]).slice(0, 3)),
  ...cities.flatMap((row) => row.cities.map((city) => oneWord([city]))),
].filter(({ length }) => length > 0)

/** The same claims for the same stories, mode and count. */
export const claimsFrom = (stories: readonly CorpusStory[], mode: Mode, count: number): readonly WordClaim[] => {
  const random = randomOf(7)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const texts = rareWords(stories)
  const vocabulary = [...new Set(texts.flat())]
  const withAlternatives = (word: string): string[] => [
    ...new Set([
      word,
      ...Array.from({ length: Math.floor(random() * (mostAlternatives + 1)) }, () => pick(vocabulary)),
    ]),
  ]
  return Array.from({ length: count }, () => {
    const words = pick(texts)
    const at = Math.floor(random() * (words.length - window))
    const [first, ...others] = [at, at + 2, at + 5].map((place) => withAlternatives(words[place] ?? ''))
    return [mode === 'mixed' && random() < placeShare ? pick(places) : (first ?? []), ...others]
  })
}
