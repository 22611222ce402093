import lexicon from '../../../knowledge/choices.json' with { type: 'json' }
import { type PhraseIndex, phraseIndex, phrasesAt, stemsOf } from '../../text/words.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'

type Words = PhraseIndex<true>

const wordsOf = (phrases: readonly string[]): Words => phraseIndex(phrases.map((phrase) => [phrase, true] as const))

/** Verbs by which somebody goes to a name, a name takes somebody, something is given to it; leaving, staying, wishing. */
export const joins = wordsOf(lexicon.joins)
export const takes = wordsOf(lexicon.takes)
export const gives = wordsOf(lexicon.gives)
export const leaves = wordsOf(lexicon.leaves)
export const stays = wordsOf(lexicon.stays)
export const wishes = wordsOf(lexicon.wishes)

/** Words of a phrase that say nothing. */
export const functionWords: ReadonlySet<string> = new Set(lexicon.function)

const clusters: readonly (readonly string[])[] = lexicon.alike.map(stemsOf)

/** The stem with all that say the same where options are told: stems and phrases of stems. */
export const alike = (stem: string): readonly string[] => [
  ...new Set([stem, ...clusters.filter((cluster) => cluster.includes(stem)).flat()]),
]

/** Where words of the list stand between two tokens. */
export const hitsIn = (sentence: Sentence, words: Words, from: number, to: number): TokenSpan[] => {
  const hits: TokenSpan[] = []
  for (let at = Math.max(0, from); at < Math.min(to, sentence.tokens.length); at += 1)
    for (const { length } of phrasesAt(words, sentence.tokens, at)) hits.push({ from: at, to: at + length })
  return hits
}
