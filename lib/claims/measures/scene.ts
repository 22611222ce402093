/** One sentence with its numbers, and how far words stand from them. */

import type { FoundQuantity } from '../../text/quantities.ts'
import type { ValueToken } from '../../text/value-tokens.ts'
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
  return to - from + numbers * 8 + commas * 4 + stops * 4 + clauses * 4 - (isAfter && to - from <= 3 ? 1 : 0)
}

/** The least distance to any of the words; infinite without one. */
export const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): number =>
  hits.reduce((least, hit) => Math.min(least, distance(scene, span, hit)), Number.POSITIVE_INFINITY)
