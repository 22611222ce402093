import cueWords from '../../knowledge/acts.json' with { type: 'json' }
import type { Token } from '../text/tokens.ts'
import { auxiliaries, determiners, prepositions, pronouns, stemsOf, stopWords } from '../text/words.ts'
import { calendar } from './read/mentions.ts'
import type { Sentence } from './sentence.ts'

const strong = new RegExp(`^(${cueWords.strongConditions.join('|')}) `)
const weak = /^(if|unless|in case) /

const lowerFrom = (sentence: Sentence, at: number): string =>
  `${sentence.tokens
    .slice(at, at + 6)
    .map((token) => token.lower)
    .join(' ')} `

/** Stems of the content words of the condition that begins at `at`, up to the next comma or the end. */
const contentOf = (sentence: Sentence, at: number): string[] => {
  const rest = sentence.tokens.slice(at + 1)
  const stop = rest.findIndex((token) => /^[,;.]$/.test(token.text))
  return (stop < 0 ? rest : rest.slice(0, stop))
    .filter((token) => token.kind !== 'mark' && !stopWords.has(token.lower))
    .map((token) => token.stem)
}

/** Least share of words that the claim does not know, for a plain `if` to set a condition and not the occasion. */
const foreignShare = 0.5

/** A name or a pronoun right before `should` is whoever should do something. */
const isSubject = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (!token) return false
  if (token.capital) return !prepositions.has(tokens[at - 1]?.lower ?? '')
  return /^(who|what|which|why|how|when|where|that|and|it|he|she|they|we|i|you)$/.test(token.lower)
}

/** `Should there be no deal`, `will stay at home should the other side be admitted`: a condition without its `if`. */
export const isInverted = ({ tokens }: Sentence, at: number): boolean => {
  const next = tokens[at + 1]
  return (
    tokens[at]?.lower === 'should' &&
    next?.kind === 'word' &&
    (next.capital || determiners.has(next.lower) || /^(there|it|he|she|they|we|you)$/.test(next.lower)) &&
    !/^(both|each|all|every|this|next|another)$/.test(next.lower) &&
    !calendar.has(next.lower) &&
    !isSubject(tokens, at - 1)
  )
}

/** `strong` sets a condition whatever follows (`only if`), `weak` may only name an occasion (`if`). */
export type Condition = 'strong' | 'weak'

const isForeign = (sentence: Sentence, at: number, known: ReadonlySet<string>): boolean => {
  const words = contentOf(sentence, at)
  const foreign = words.filter((word) => !known.has(word))
  return foreign.length >= 2 && foreign.length / words.length > foreignShare
}

/** `China provided the aid`: no conjunction. */
const isVerb = (sentence: Sentence, at: number): boolean => {
  const before = sentence.tokens[at - 1]
  return (
    /^provid(ed|ing)$/.test(sentence.tokens[at]?.lower ?? '') &&
    before !== undefined &&
    (auxiliaries.has(before.lower) ||
      pronouns.has(before.lower) ||
      /ly$/.test(before.lower) ||
      sentence.mentions.some(({ to }) => to === at))
  )
}

/**
 * What ties the sentence to a condition that is not the claim's own occasion. "Only if the attacks stop" does; "if he
 * comes to the capital", where the claim itself speaks of coming to the capital, does not.
 */
export const conditionIn = (sentence: Sentence, known: ReadonlySet<string>): Condition | null => {
  const texts = sentence.tokens.map(({ index }) => (isVerb(sentence, index) ? '' : lowerFrom(sentence, index)))
  if (texts.some((text) => strong.test(text))) return 'strong'
  return texts.some((text, at) => (weak.test(text) || isInverted(sentence, at)) && isForeign(sentence, at, known))
    ? 'weak'
    : null
}

/** Every stem of the claim's own words, for `setsCondition`. */
export const claimStems = (
  texts: readonly string[],
  groups: readonly { readonly stems: readonly string[] }[],
): string[] => [
  ...new Set([
    ...stemsOf(
      texts
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}]+/gu) ?? [],
    ),
    ...groups.flatMap((group) => group.stems.flatMap((stem) => stem.split(' '))),
  ]),
]
