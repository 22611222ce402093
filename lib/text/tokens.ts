import { fold } from './normalise.ts'
import { stem } from './stem.ts'

/** A word, a number or one mark. `start` and `end` index the text it was cut from, in UTF-16 units. */
export interface Token {
  readonly index: number
  readonly text: string
  /** Lower case, no accents, without a possessive ending. */
  readonly lower: string
  /** `lower` without inflection. */
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** The word stood in the possessive: `Kyiv's`, `generals'`. */
  readonly possessive: boolean
}

const piece =
  /(?:[\p{L}]\.){2,}|(?<![\p{L}\p{N}])\p{Lu}\.(?= \p{Lu})|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s)?(?![\p{L}])|\p{N}+|\S/gu

const withoutPossessive = (word: string): string => (word.length > 2 && word.endsWith("'s") ? word.slice(0, -2) : word)

const kindOf = (text: string): Token['kind'] => {
  if (/^\p{N}/u.test(text)) return 'number'
  return /^[\p{L}\p{M}]/u.test(text) ? 'word' : 'mark'
}

/** Cuts `text` (already `plain`) into tokens; `offset` is where the text begins in its story. Linear in its length. */
export const tokenise = (text: string, offset = 0): Token[] => {
  const tokens: Token[] = []
  for (const match of text.matchAll(piece)) {
    const raw = match[0]
    const kind = kindOf(raw)
    const base = kind === 'word' ? withoutPossessive(raw) : raw
    const lower = fold(base)
    const start = offset + match.index
    const after = text.slice(match.index + raw.length, match.index + raw.length + 2)
    tokens.push({
      index: tokens.length,
      text: raw,
      lower,
      stem: kind === 'word' ? stem(lower) : lower,
      start,
      end: start + raw.length,
      kind,
      capital: /^\p{Lu}/u.test(raw),
      possessive: base !== raw || (/s$/i.test(raw) && /^'(\s|$)/.test(after)),
    })
  }
  return tokens
}
