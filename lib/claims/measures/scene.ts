/** One sentence with its numbers, and how far words stand from them. */

import verbs from '../../../knowledge/change-verbs.json' with { type: 'json' }
import type { FoundQuantity } from '../../text/quantities.ts'
import type { Token } from '../../text/tokens.ts'
import type { ValueToken } from '../../text/value-tokens.ts'
import { adverbs, auxiliaries, determiners, prepositions } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'
import type { QuantityFrame } from './frame.ts'
import type { MeasureHit } from './lexicon.ts'

/** What is needed to judge the numbers of one sentence. */
export interface Scene {
  readonly sentence: Sentence
  readonly frame: QuantityFrame
  readonly setting: Setting
  readonly tokens: readonly ValueToken[]
  readonly quantities: readonly FoundQuantity[]
  readonly hits: readonly MeasureHit[]
  /** Token spans of the quantities. */
  readonly numerals: readonly TokenSpan[]
}

/** The tokens that cover offsets of the sentence's text. */
export const spanOf = (sentence: Sentence, start: number, end: number): TokenSpan => {
  const from = sentence.tokens.findIndex((token) => token.end > sentence.start + start)
  const to = sentence.tokens.findIndex((token) => token.start >= sentence.start + end)
  return { from: Math.max(0, from), to: to < 0 ? sentence.tokens.length : to }
}

/** What a small word between a number and its measure counts: `the count in Texas rose to` is hardly apart. */
const LIGHT = 0.25

const isLight = ({ sentence }: Scene, { lower, index, kind }: Token): boolean =>
  kind === 'number' ||
  prepositions.has(lower) ||
  determiners.has(lower) ||
  auxiliaries.has(lower) ||
  adverbs.has(lower) ||
  movers.has(lower) ||
  arrivals.test(lower) ||
  sentence.mentions.some((mention) => mention.from <= index && index < mention.to)

const movers: ReadonlySet<string> = new Set([...verbs.rise, ...verbs.fall, ...verbs.move])
const arrivals =
  /^(?:stands?|stood|reach(?:es|ed)?|hits?|now|total(?:s|led)?|remain(?:s|ed)?|comes?|came|put|set|fix(?:ed)?|worth|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/

/** Distance from a number to a word of measure: tokens between, more for other numbers, commas and clauses between. */
const distance = (scene: Scene, span: TokenSpan, hit: TokenSpan): number => {
  const isAfter = hit.from >= span.to
  const [from, to] = isAfter ? [span.to, hit.from] : [hit.to, span.from]
  if (to <= from) return hit.from < span.to && hit.to > span.from ? 0 : isAfter ? -1 : 0
  const between = scene.sentence.tokens.slice(from, to)
  const numbers = scene.numerals.filter((each) => each.from >= from && each.to <= to).length
  const commas = between.filter((token) => token.text === ',').length
  const stops = between.filter(
    (token) => /^[;:]$/.test(token.text) || token.lower === 'with' || (isAfter && token.lower === 'and'),
  ).length
  const clauses = Math.abs((scene.sentence.clauseOf[span.from] ?? 0) - (scene.sentence.clauseOf[hit.from] ?? 0))
  const light = between.filter((token) => isLight(scene, token)).length
  return (
    to -
    from -
    light * (1 - LIGHT) +
    numbers * 8 +
    commas * 4 +
    stops * 4 +
    clauses * 4 -
    (isAfter && to - from <= 3 ? 1 : 0)
  )
}

/** The least distance to any of the words; infinite without one. */
export const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): number =>
  hits.reduce((least, hit) => Math.min(least, distance(scene, span, hit)), Number.POSITIVE_INFINITY)
