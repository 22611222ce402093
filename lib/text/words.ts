import functionWords from '../../knowledge/function-words.json' with { type: 'json' }
import { fold } from './normalise.ts'
import { stem } from './stem.ts'
import type { Token } from './tokens.ts'

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words)

export const stopWords = setOf(functionWords.stop)
export const determiners = setOf(functionWords.determiners)
export const pronouns = setOf(functionWords.pronouns)
export const prepositions = setOf(functionWords.prepositions)
export const auxiliaries = setOf(functionWords.auxiliaries)
export const adverbs = setOf(functionWords.adverbs)
export const negators = setOf(functionWords.negators)

/** The stems of a list of words or phrases, phrases joined by a space. */
export const stemsOf = (phrases: readonly string[]): string[] =>
  phrases.map((phrase) =>
    fold(phrase)
      .split(/[\s-]+/)
      .map(stem)
      .join(' '),
  )

/** Phrases of stems, looked up by their first stem. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly { readonly stems: readonly string[]; readonly entry: T }[]>

/** Indexes phrases so that `phrasesAt` finds them in one pass over the tokens. Longer phrases first. `*` is a gap. */
export const phraseIndex = <T>(pairs: readonly (readonly [phrase: string, entry: T])[]): PhraseIndex<T> =>
  stemIndex(pairs.map(([phrase, entry]) => [stemsOf([phrase])[0] ?? '', entry] as const))

/** The same of phrases that are stems already, joined by a space: a stem such as `clos` must not be stemmed once more. */
export const stemIndex = <T>(pairs: readonly (readonly [stems: string, entry: T])[]): PhraseIndex<T> => {
  const index = new Map<string, { stems: string[]; entry: T }[]>()
  for (const [phrase, entry] of pairs) {
    const stems = phrase.split(' ')
    const first = stems[0] ?? ''
    const row = index.get(first)
    if (row) row.push({ stems, entry })
    else index.set(first, [{ stems, entry }])
  }
  for (const rows of index.values()) rows.sort((a, b) => b.stems.length - a.stems.length)
  return index
}

const wordAfter = (tokens: readonly Token[], at: number): number => (tokens[at]?.text === '-' ? at + 1 : at)

/** Words that `*` in a phrase may stand for, at most. */
const widestGap = 8

/** Where `wanted` stands within a gap that no mark of the sentence ends; -1 when it does not. */
const afterGap = (tokens: readonly Token[], from: number, wanted: string): number => {
  for (let at = from; at <= from + widestGap; at += 1) {
    const token = tokens[at]
    if (token === undefined || /^[.,;:"!?]$/.test(token.text)) return -1
    if (token.stem === wanted) return at
  }
  return -1
}

const lengthOf = (tokens: readonly Token[], at: number, stems: readonly string[]): number => {
  let cursor = at
  for (const [position, wanted] of stems.entries()) {
    if (wanted === '*') continue
    if (stems[position - 1] === '*') cursor = afterGap(tokens, cursor, wanted)
    else if (position > 0) cursor = wordAfter(tokens, cursor)
    if (cursor < 0 || tokens[cursor]?.stem !== wanted) return 0
    cursor += 1
  }
  return cursor - at
}

/** The longest phrase of the index that begins at token `at`. */
export const phraseAt = <T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  at: number,
): { entry: T; length: number } | undefined => {
  for (const candidate of index.get(tokens[at]?.stem ?? '') ?? []) {
    const length = lengthOf(tokens, at, candidate.stems)
    if (length > 0) return { entry: candidate.entry, length }
  }
  return undefined
}

/** Every entry of the index that begins at token `at`: the longest phrase, and all entries that share its words. */
export const phrasesAt = <T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  at: number,
): { entry: T; length: number }[] =>
  (index.get(tokens[at]?.stem ?? '') ?? []).flatMap(({ stems, entry }) => {
    const length = lengthOf(tokens, at, stems)
    return length > 0 ? [{ entry, length }] : []
  })
