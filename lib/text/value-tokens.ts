/** Tokens for reading numbers and dates: numerals, words and single marks, each with its offsets. */

export interface ValueToken {
  readonly kind: 'number' | 'word' | 'mark'
  /** Lower case, curly apostrophes made straight. */
  readonly text: string
  /** As written. */
  readonly raw: string
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
}

/**
 * A numeral keeps its inner separators (`1,644`, `2.5`, `1 644` with a thin or fixed space); a word keeps an inner
 * apostrophe; everything else is a mark of its own. No alternative can match empty or overlap another, so the scan is linear.
 */
const token = /\d+(?:[.,'’\u00a0\u202f\u2009]\d+)*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|[^\s\p{L}\d]/gu

const isDigit = (character: string): boolean => character >= '0' && character <= '9'

const kindOf = (raw: string): ValueToken['kind'] => {
  if (isDigit(raw.charAt(0))) return 'number'
  return /^\p{L}/u.test(raw) ? 'word' : 'mark'
}

/** Every token of a text, in order. */
export const valueTokens = (text: string): readonly ValueToken[] =>
  Array.from(text.matchAll(token), (match) => {
    const raw = match[0]
    const start = match.index
    return { kind: kindOf(raw), text: raw.toLowerCase().replaceAll('’', "'"), raw, start, end: start + raw.length }
  })

/** True when nothing, not even a space, stands between two neighbouring tokens. */
export const touches = (left: ValueToken | undefined, right: ValueToken | undefined): boolean =>
  left !== undefined && right !== undefined && left.end === right.start

/** Phrases of one to four words, keyed for look-up token by token. */
export interface PhraseTable<T> {
  readonly longest: number
  readonly entries: ReadonlyMap<string, T>
}

/** Tokens of a phrase joined as the look-ups join them: marks touch, words are separated by one space. */
const phraseKey = (tokens: readonly ValueToken[]): string => tokens.map((each) => each.text).join(' ')

/** A table from phrases as people write them. */
export const phraseTable = <T>(phrases: Iterable<readonly [string, T]>): PhraseTable<T> => {
  const keyed = Array.from(phrases, ([phrase, value]) => [valueTokens(phrase), value] as const)
  return {
    longest: keyed.reduce((most, [tokens]) => Math.max(most, tokens.length), 0),
    entries: new Map(keyed.map(([tokens, value]) => [phraseKey(tokens), value])),
  }
}

/** The longest phrase of the table that starts at `index`, and the index behind it. */
export const phraseAt = <T>(
  tokens: readonly ValueToken[],
  index: number,
  table: PhraseTable<T>,
): { readonly value: T; readonly end: number } | undefined => {
  for (let length = Math.min(table.longest, tokens.length - index); length > 0; length -= 1) {
    const value = table.entries.get(phraseKey(tokens.slice(index, index + length)))
    if (value !== undefined) return { value, end: index + length }
  }
  return undefined
}

/** The longest phrase of the table that ends just before `index`, and the index it starts at. */
export const phraseBefore = <T>(
  tokens: readonly ValueToken[],
  index: number,
  table: PhraseTable<T>,
): { readonly value: T; readonly start: number } | undefined => {
  for (let length = Math.min(table.longest, index); length > 0; length -= 1) {
    const value = table.entries.get(phraseKey(tokens.slice(index - length, index)))
    if (value !== undefined) return { value, start: index - length }
  }
  return undefined
}
