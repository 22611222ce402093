/** Numerals in digits and in English words: `1,644`, `2.5 million`, `sixty-two`, `half a million`, `a dozen`. */

import numbers from '../../knowledge/numbers.json' with { type: 'json' }
import { touches, type ValueToken } from './value-tokens.ts'

export interface Numeral {
  readonly value: number
  /** Index of the token behind the numeral. */
  readonly end: number
  /** A scale word or abbreviation was part of it: `2.5 million`, `5bn`. */
  readonly scaled: boolean
  /** The scale itself, 1 without one. */
  readonly scale: number
  /** Digits with one group of three behind a point, `1.644`: a decimal, or a whole number with a point between thousands. */
  readonly pointed: boolean
}

/** Longer digit strings are serial numbers, not amounts (and would lose precision). */
const MOST_DIGITS = 18

const small = new Map(Object.entries(numbers.small))
const tens = new Map(Object.entries(numbers.tens))
const scales = new Map(Object.entries(numbers.scales))
const abbreviations = new Map(Object.entries(numbers.abbreviations))
const moneyLetters = new Map(Object.entries(numbers.money))
const fractions = new Map(Object.entries(numbers.fractions))
const glyphs = new Map(Object.entries(numbers.glyphs))

const ORDINAL_ENDING = new Set(['st', 'nd', 'rd', 'th'])

/** The value of a digit string with separators, or undefined for what is no number (`1,2,3`, `1.2.3`). */
const digitsValue = (written: string): number | undefined => {
  if (written.length > MOST_DIGITS + 6) return undefined
  const plain = written.replace(/[\u00a0\u202f\u2009'’]/gu, ',')
  if (/^\d+(\.\d+)?$/.test(plain)) return withinReach(Number(plain))
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return withinReach(Number(plain.replaceAll(',', '')))
  if (/^\d{1,2}(,\d{2})+,\d{3}$/.test(plain)) return withinReach(Number(plain.replaceAll(',', '')))
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(plain)) {
    return withinReach(Number(plain.replaceAll('.', '').replace(',', '.')))
  }
  if (/^\d{1,3}\.\d{3},\d{1,2}$/.test(plain)) return Number(plain.replace('.', '').replace(',', '.'))
  return /^\d+,\d{1,2}$/.test(plain) ? withinReach(Number(plain.replace(',', '.'))) : undefined
}

const withinReach = (value: number): number | undefined => (value < 10 ** MOST_DIGITS ? value : undefined)

/** `10 ** 9 * 6.55` is 6550000000.000001 in floating point; amounts are kept to twelve significant digits. */
export const tidy = (value: number): number => Number(value.toPrecision(12))

const isHyphen = (token: ValueToken | undefined): boolean => token !== undefined && /^[-‐‑]$/.test(token.text)

/** Index behind an optional hyphen that touches both sides. */
const skipHyphen = (tokens: readonly ValueToken[], index: number): number =>
  isHyphen(tokens[index]) && touches(tokens[index - 1], tokens[index]) && touches(tokens[index], tokens[index + 1])
    ? index + 1
    : index

/** `1.2m doses`, `5m people`: a letter that touches digits is a scale before money amounts and plural nouns, else a unit. */
const letterScale = (tokens: readonly ValueToken[], at: number, money: boolean): number | undefined => {
  const scale = touches(tokens[at - 1], tokens[at]) ? moneyLetters.get(tokens[at]?.text ?? '') : undefined
  const next = tokens[at + 1]
  const countsThings = next?.kind === 'word' && /^(people|children|[\p{L}]{3,}s)$/u.test(next.text)
  return money || countsThings ? scale : undefined
}

/** A scale at `index`: a word, or an abbreviation that touches the digits. */
const scaleAt = (
  tokens: readonly ValueToken[],
  index: number,
  money: boolean,
): { scale: number; end: number } | undefined => {
  const at = skipHyphen(tokens, index)
  const word = tokens[at]?.text ?? ''
  const scale = scales.get(word) ?? abbreviations.get(word) ?? letterScale(tokens, at, money)
  return scale === undefined ? undefined : { scale, end: at + 1 }
}

/** Multiplies by every scale that follows: `2 hundred thousand`. */
const scaleUp = (tokens: readonly ValueToken[], read: Numeral, money: boolean): Numeral => {
  let { value, end, scale } = read
  for (let next = scaleAt(tokens, end, money); next !== undefined; next = scaleAt(tokens, end, money)) {
    value *= next.scale
    scale *= next.scale
    end = next.end
  }
  return { ...read, value: tidy(value), end, scale, scaled: read.scaled || scale > 1 }
}

/** `1 644`: groups of three digits set apart by plain spaces. */
const spacedGroups = (tokens: readonly ValueToken[], index: number): { written: string; end: number } => {
  let written = tokens[index]?.raw ?? ''
  let end = index + 1
  if (!/^\d{1,3}$/.test(written)) return { written, end }
  for (let next = tokens[end]; next !== undefined; next = tokens[end]) {
    const gap = next.start - (tokens[end - 1]?.end ?? next.start)
    if (gap !== 1 || !/^\d{3}$/.test(next.raw)) break
    written += next.raw
    end += 1
  }
  return { written, end }
}

const digitsAt = (tokens: readonly ValueToken[], index: number, money: boolean): Numeral | undefined => {
  const { written, end } = spacedGroups(tokens, index)
  const value = digitsValue(written)
  const after = tokens[end]
  if (value === undefined) return undefined
  if (after !== undefined && touches(tokens[end - 1], after) && ORDINAL_ENDING.has(after.text)) return undefined
  const glyph = touches(tokens[end - 1], after) ? glyphs.get(after?.text ?? '') : undefined
  const base: Numeral = {
    value: value + (glyph ?? 0),
    end: glyph === undefined ? end : end + 1,
    scaled: false,
    scale: 1,
    pointed: /^[1-9]\d{0,2}\.\d{3}$/.test(written),
  }
  const half = Number.isInteger(base.value) ? andAHalf(tokens, base.end) : undefined
  return scaleUp(tokens, half === undefined ? base : { ...base, value: base.value + 0.5, end: half }, money)
}

/** `sixty-two`, `twelve`: a number below one hundred. */
const belowHundred = (tokens: readonly ValueToken[], index: number): { value: number; end: number } | undefined => {
  const word = tokens[index]?.text ?? ''
  const ten = tens.get(word)
  if (ten === undefined) {
    const value = small.get(word)
    return value === undefined ? undefined : { value, end: index + 1 }
  }
  const unitAt = skipHyphen(tokens, index + 1)
  const unit = small.get(tokens[unitAt]?.text ?? '')
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: ten + unit, end: unitAt + 1 }
    : { value: ten, end: index + 1 }
}

/** `and a half` behind a whole number. */
const andAHalf = (tokens: readonly ValueToken[], index: number): number | undefined =>
  tokens[index]?.text === 'and' && tokens[index + 1]?.text === 'a' && tokens[index + 2]?.text === 'half'
    ? index + 3
    : undefined

interface Sum {
  /** What complete scales have added: `two thousand` of `two thousand and five`. */
  total: number
  /** What the next scale will multiply. */
  group: number
  end: number
  largest: number
}

/** Takes one more word into the sum; undefined when the word is no part of the number. */
const addWord = (tokens: readonly ValueToken[], sum: Sum): Sum | undefined => {
  const at = skipHyphen(tokens, sum.end)
  const scale = scales.get(tokens[at]?.text ?? '')
  if (scale !== undefined) {
    if (scale === 100) return { ...sum, group: sum.group * 100, end: at + 1, largest: Math.max(sum.largest, 100) }
    return { total: sum.total + sum.group * scale, group: 0, end: at + 1, largest: Math.max(sum.largest, scale) }
  }
  const joined = tokens[sum.end]?.text === 'and' ? sum.end + 1 : sum.end
  const roomForMore = sum.largest > 1 && sum.group % 100 === 0
  const below = roomForMore ? belowHundred(tokens, joined) : undefined
  const nextScale = below === undefined ? undefined : scales.get(tokens[below.end]?.text ?? '')
  if (below === undefined || (sum.total > 0 && nextScale !== undefined && nextScale >= sum.largest)) return undefined
  return { ...sum, group: sum.group + below.value, end: below.end }
}

const wordsAt = (tokens: readonly ValueToken[], index: number): Numeral | undefined => {
  const first = belowHundred(tokens, index)
  if (first === undefined) return undefined
  const half = andAHalf(tokens, first.end)
  if (half !== undefined) {
    return scaleUp(tokens, { value: first.value + 0.5, end: half, scaled: false, scale: 1, pointed: false }, false)
  }
  let sum: Sum = { total: 0, group: first.value, end: first.end, largest: 1 }
  for (let next = addWord(tokens, sum); next !== undefined; next = addWord(tokens, sum)) sum = next
  return { value: sum.total + sum.group, end: sum.end, scaled: sum.largest > 1, scale: sum.largest, pointed: false }
}

/** `half a million`, `a quarter of a million`: a fraction counts only of a scale. */
const fractionAt = (tokens: readonly ValueToken[], index: number): Numeral | undefined => {
  const start = tokens[index]?.text === 'a' ? index + 1 : index
  const part = fractions.get(tokens[start]?.text ?? '')
  if (part === undefined) return undefined
  let at = start + 1
  while (tokens[at]?.text === 'of' || tokens[at]?.text === 'a' || isHyphen(tokens[at])) at += 1
  const scale = scales.get(tokens[at]?.text ?? '')
  return scale === undefined ? undefined : { value: part * scale, end: at + 1, scaled: true, scale, pointed: false }
}

const articleCounts: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['single', 1],
  ['lone', 1],
])

/** `a million`, `a hundred`, `a dozen`, `two dozen`, `a single`. */
const articleAt = (tokens: readonly ValueToken[], index: number): Numeral | undefined => {
  const first = tokens[index]?.text
  const scale = scales.get(tokens[index + 1]?.text ?? '')
  const count = first === 'a' ? articleCounts.get(tokens[index + 1]?.text ?? '') : undefined
  if (count !== undefined) return { value: count, end: index + 2, scaled: false, scale: 1, pointed: false }
  if (first !== 'a' || scale === undefined) return undefined
  return scaleUp(tokens, { value: 1, end: index + 1, scaled: false, scale: 1, pointed: false }, false)
}

const dozens = (tokens: readonly ValueToken[], read: Numeral | undefined): Numeral | undefined =>
  read !== undefined && tokens[read.end]?.text === 'dozen'
    ? { ...read, value: read.value * 12, end: read.end + 1 }
    : read

/**
 * The numeral that starts at a token. `money`: a currency sign stands before it, so `m` and `b` are scales.
 * Ordinals (`17th`), lists (`1,2,3`) and vague plurals (`dozens`, `hundreds`) are no numerals.
 */
export const numeralAt = (tokens: readonly ValueToken[], index: number, money: boolean): Numeral | undefined => {
  const token = tokens[index]
  if (token === undefined || token.kind === 'mark') return undefined
  if (token.kind === 'number') return dozens(tokens, digitsAt(tokens, index, money))
  return fractionAt(tokens, index) ?? articleAt(tokens, index) ?? dozens(tokens, wordsAt(tokens, index))
}
