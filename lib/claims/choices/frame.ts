import type { Claim } from '../../domain.ts'
import { fold } from '../../text/normalise.ts'
import { tokenise } from '../../text/tokens.ts'
import { negators, stemsOf } from '../../text/words.ts'
import type { FrameContext } from '../kind.ts'
import { alike, functionWords } from './lexicon.ts'

/** A word of a phrase, with all that says the same. */
export interface Unit {
  readonly stem: string
  readonly stems: readonly string[]
  /** How much it tells this option from the others: near 0 for a word of every option. */
  readonly weight: number
  /** `all`, `one`, `some`: says how many of what the other words name. */
  readonly counts: boolean
  /** `not`, `no`: belongs to the phrase and must stand before its other words. */
  readonly negator: boolean
}

/** A phrase by which news gives an option. */
export interface Pattern {
  readonly option: string
  readonly text: string
  readonly units: readonly Unit[]
}

/** What a choice asks, derived once. */
export interface ChoiceFrame {
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly patterns: readonly Pattern[]
  /** Options that are names of somebody or something: `Liverpool`. */
  readonly names: readonly string[]
  /** The claim itself tells a wish: `wants to govern with`. */
  readonly wish: boolean
}

interface Piece {
  readonly stem: string
  readonly negator: boolean
}

const siding = /^(for|with|from|in|to|on)$/

/**
 * The words of a phrase that count; capitals side by side are one name. `sides`: also the small words that say on which
 * side of something it stands.
 */
const piecesOf = (phrase: string, sides = false): Piece[] => {
  const pieces: Piece[] = []
  let open = false
  for (const token of tokenise(phrase)) {
    const negator = negators.has(token.lower)
    const counts =
      token.kind !== 'mark' &&
      (negator || token.capital || !functionWords.has(token.lower) || (sides && siding.test(token.lower)))
    const last = pieces.at(-1)
    if (counts && token.capital && open && last)
      pieces[pieces.length - 1] = { ...last, stem: `${last.stem} ${token.stem}` }
    else if (counts) pieces.push({ stem: token.stem, negator })
    open = token.capital
  }
  return pieces
}

/** `vote for the motion` would stand in every `vote against the motion` if `for` did not count. */
const isPartOf = (words: readonly Piece[], others: readonly Piece[]): boolean =>
  words.length > 1 &&
  words.length < others.length &&
  words.every(({ stem }) => others.some((other) => other.stem === stem))

const patternsOf = (options: ChoiceFrame['options']): Pattern[] => {
  const plain = Object.entries(options).flatMap(([option, phrases]) =>
    [...new Set([option, ...phrases])].map((text) => ({ option, text, words: piecesOf(text) })),
  )
  const entries = plain.map((entry) =>
    plain.some((other) => other.option !== entry.option && isPartOf(entry.words, other.words))
      ? { ...entry, words: piecesOf(entry.text, true) }
      : entry,
  )
  const total = Object.keys(options).length
  const spread = (stem: string): number =>
    new Set(entries.filter(({ words }) => words.some((word) => word.stem === stem)).map(({ option }) => option)).size
  return entries
    .filter(({ words }) => words.length > 0)
    .map(({ option, text, words }) => ({
      option,
      text,
      units: words.map(({ stem, negator }) => ({
        stem,
        stems: negator ? [stem] : alike(stem),
        weight: Math.log(1 + total / spread(stem)) / Math.log(1 + total),
        counts: countWords.has(stem),
        negator,
      })),
    }))
}

const countWords: ReadonlySet<string> = new Set(
  stemsOf([
    'all',
    'every',
    'each',
    'both',
    'some',
    'any',
    'many',
    'most',
    'several',
    'few',
    'one',
    'two',
    'three',
    'half',
  ]),
)

/** The option stands with a capital inside the article or its own phrases. */
const isName = (option: string, phrases: readonly string[], article: string): boolean =>
  /^\p{Lu}/u.test(option) &&
  (phrases.some((phrase) => phrase.includes(option)) ||
    new RegExp(`[a-z,] ${option.split(' ')[0] ?? ''}`).test(article))

const wishful = /\b(wants?|hopes?|wish|prefers?|would like|seeks?|favou?rs?)\b/i

export const choiceFrame = (claim: Claim, { articleText }: FrameContext): ChoiceFrame => {
  const options = claim.options ?? {}
  return {
    options,
    patterns: patternsOf(options),
    names: Object.entries(options)
      .filter(([option, phrases]) => isName(option, phrases, articleText))
      .map(([option]) => option),
    wish: wishful.test(claim.statement),
  }
}

/** The folded words of an option's name. */
export const nameWords = (option: string): readonly string[] => fold(option).split(/[\s-]+/)
