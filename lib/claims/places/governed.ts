import type { Mention, Sentence } from '../sentence.ts'
import { locatives, parts, sites } from './lexicon.ts'

/** Words between a preposition and the noun of a part: `on the far southern edge of M`. */
const partReach = 6

/** `in the port city of O`, `in the middle of the M bridge`: the part passes on the preposition that governs it. */
const throughPart = ({ tokens }: Sentence, of: number): string | null => {
  if (!parts.has(tokens[of - 1]?.lower ?? '')) return null
  for (let at = of - 2; at >= Math.max(0, of - partReach); at -= 1) {
    const token = tokens[at]
    if (token?.kind !== 'word' && token?.text !== '-') return null
    if (locatives.has(token.lower)) return token.lower
  }
  return null
}

/** The preposition that governs a name, the noun for a part of it passed over. */
export const prepositionOf = (sentence: Sentence, { from, preposition }: Mention): string | null => {
  if (preposition !== 'of') return preposition
  const of = sentence.tokens.findLastIndex(({ index, lower }) => index < from && lower === 'of')
  return throughPart(sentence, of) ?? preposition
}

/** `the M bridge`: where a name ends with the common noun of a building behind it; undefined where none follows. */
export const siteEnd = ({ tokens }: Sentence, { to, possessive, text }: Mention): number | undefined => {
  const next = tokens[to]
  if (possessive || next?.kind !== 'word' || next.capital || !/\p{Lu}/u.test(text)) return undefined
  return sites.has(next.lower) ? to + 1 : undefined
}
