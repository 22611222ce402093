import { type PhraseIndex, phrasesAt, stemIndex } from '../../text/words.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'
import { type ChoiceFrame, nameWords, type Pattern, type Unit } from './frame.ts'

/** Where a phrase of an option stands in a sentence, as far as it does. */
export interface Match extends TokenSpan {
  readonly pattern: Pattern
  /** 0 to 1: share of the phrase's weight that stands there. */
  readonly coverage: number
  /** Words of the phrase that stand there. */
  readonly found: number
  /** The same without words that only count. */
  readonly telling: number
  /** The word that tells the option from the others. */
  readonly anchor: TokenSpan & { readonly unit: Unit }
  /** The phrase stands there as it is, inflection apart. */
  readonly exact: boolean
}

interface Hit extends TokenSpan {
  readonly unit: Unit
  readonly exact: boolean
}

const indexes = new WeakMap<Unit, PhraseIndex<string>>()

const indexOf = (unit: Unit): PhraseIndex<string> => {
  const known = indexes.get(unit)
  if (known) return known
  const index = stemIndex(unit.stems.map((stem) => [stem, stem] as const))
  indexes.set(unit, index)
  return index
}

const hitsOf = (sentence: Sentence, unit: Unit, from: number, to: number): Hit[] => {
  const hits: Hit[] = []
  for (let at = from; at < to; at += 1)
    for (const { entry, length } of phrasesAt(indexOf(unit), sentence.tokens, at))
      hits.push({ from: at, to: at + length, unit, exact: entry === unit.stem })
  return hits
}

/** Tokens within which the words of one phrase stand. */
const reach = 14

/** The hits of one phrase around its rarest word. */
const around = (sentence: Sentence, pattern: Pattern, anchor: Hit): Hit[] => {
  const [from, to] = [Math.max(0, anchor.from - reach), Math.min(sentence.tokens.length, anchor.to + reach)]
  return pattern.units.flatMap((unit) => {
    if (unit === anchor.unit) return [anchor]
    const near = hitsOf(sentence, unit, from, to)
      .filter((hit) => hit.to <= anchor.from || hit.from >= anchor.to)
      .filter((hit) => !unit.negator || (hit.to <= anchor.from && anchor.from - hit.to <= 5))
      .toSorted((a, b) => Math.abs(a.from - anchor.from) - Math.abs(b.from - anchor.from))[0]
    return near ? [near] : []
  })
}

const matchOf = (pattern: Pattern, anchor: Hit, hits: readonly Hit[]): Match => {
  const total = pattern.units.reduce((sum, unit) => sum + unit.weight, 0)
  const from = Math.min(...hits.map((hit) => hit.from))
  const to = Math.max(...hits.map((hit) => hit.to))
  const own = hits.reduce((sum, hit) => sum + hit.unit.weight * (hit.exact ? 1 : 0.85), 0)
  const complete = hits.length === pattern.units.length && hits.every((hit) => hit.exact)
  return {
    pattern,
    anchor: { from: anchor.from, to: anchor.to, unit: anchor.unit },
    from,
    to,
    coverage: own / total,
    found: hits.length,
    telling: hits.filter((hit) => !hit.unit.counts).length,
    exact: complete && to - from <= pattern.text.split(/[\s-]+/).length + 2,
  }
}

/** The share of a phrase that must stand in the sentence. */
const leastCoverage = 0.6

/** One word of a phrase of several says nothing: `Social Democrats` is no coalition. */
const stands = ({ pattern, coverage, telling }: Match): boolean =>
  coverage >= leastCoverage && telling >= Math.min(2, pattern.units.filter(({ counts }) => !counts).length)

const better = (a: Match, b: Match): number =>
  b.coverage * Math.sqrt(b.found) - a.coverage * Math.sqrt(a.found) || a.to - a.from - (b.to - b.from)

/** The best place of each option in the sentence. */
export const matchesIn = (sentence: Sentence, frame: ChoiceFrame): Match[] => {
  const all = frame.patterns.flatMap((pattern) => {
    const anchor = pattern.units.filter((unit) => !unit.negator).toSorted((a, b) => b.weight - a.weight)[0]
    if (!anchor) return []
    return hitsOf(sentence, anchor, 0, sentence.tokens.length).map((hit) =>
      matchOf(pattern, hit, around(sentence, pattern, hit)),
    )
  })
  return Object.keys(frame.options).flatMap((option) => {
    const best = all.filter((match) => match.pattern.option === option && stands(match)).toSorted(better)[0]
    return best ? [best] : []
  })
}

/** Where the option's own name stands. */
export const nameAt = (sentence: Sentence, option: string): TokenSpan | undefined => {
  const words = nameWords(option)
  const at = sentence.tokens.findIndex(
    (token) => token.capital && words.every((word, step) => sentence.tokens[token.index + step]?.lower === word),
  )
  if (at < 0) return undefined
  const whole = sentence.mentions.find((mention) => mention.from <= at && mention.to > at + words.length)
  return { from: at, to: Math.max(at + words.length, whole?.from === at ? whole.to : 0) }
}
