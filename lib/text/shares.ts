/** Shares told in words: `by a quarter`, `two thirds of`, `one in five`. */

import type { Unit } from './units.ts'
import type { ValueToken } from './value-tokens.ts'

const parts: ReadonlyMap<string, number> = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['thirds', 100 / 3],
  ['quarter', 25],
  ['quarters', 25],
  ['fifth', 20],
  ['fifths', 20],
  ['tenth', 10],
  ['tenths', 10],
])
const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['seven', 7],
  ['nine', 9],
])
const wholes: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['twenty', 20],
])

const percent: Unit = { name: '%', dimension: 'share', factor: 1 }

interface Share {
  readonly value: number
  readonly to: number
}

/** `a quarter`, `two thirds`, `half`: only behind `by`, or before `of`. */
const partAt = (tokens: readonly ValueToken[], index: number): Share | undefined => {
  const word = tokens[index]?.text ?? ''
  const count = counts.get(word)
  const hyphen = tokens[index + 1]?.text === '-' ? 1 : 0
  const at = count === undefined ? index : index + 1 + hyphen
  const part = parts.get(tokens[at]?.text ?? '')
  if (part === undefined || (count === undefined && word !== 'half')) return undefined
  const led = tokens[index - 1]?.text === 'by'
  const isWhole = tokens[at + 1]?.text === 'of' && !/^(a|an|january|one)$/.test(tokens[at + 2]?.text ?? '')
  return led || (isWhole && word !== 'a') ? { value: (count ?? 1) * part, to: at + 1 } : undefined
}

/** `one in five`, `nine in ten`. */
const oneInAt = (tokens: readonly ValueToken[], index: number): Share | undefined => {
  const whole = wholes.get(tokens[index + 2]?.text ?? '')
  const part = wholes.get(tokens[index]?.text ?? '') ?? (tokens[index]?.text === 'one' ? 1 : undefined)
  if (part === undefined || tokens[index + 1]?.text !== 'in' || whole === undefined || part >= whole) return undefined
  return { value: (100 * part) / whole, to: index + 3 }
}

/** A share told in words: a found quantity of the unit `%`. */
interface FoundShare {
  readonly low: number
  readonly high: number
  readonly comparator: '=' | '~'
  readonly unit: Unit
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly numeral: number
  readonly compound: false
}

/** The share that starts at a token, as a percentage; shares that come out uneven are approximate. */
export const shareAt = (tokens: readonly ValueToken[], index: number): FoundShare | undefined => {
  const share = oneInAt(tokens, index) ?? partAt(tokens, index)
  if (share === undefined) return undefined
  const value = Math.round(share.value)
  return {
    low: value,
    high: value,
    comparator: value === share.value ? '=' : '~',
    unit: percent,
    start: tokens[index]?.start ?? 0,
    end: tokens[share.to - 1]?.end ?? 0,
    from: index,
    to: share.to,
    numeral: index,
    compound: false,
  }
}
