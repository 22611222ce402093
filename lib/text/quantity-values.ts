/**
 * The notation of quantities and their comparison. `[~ > >= < <=] LOW[-HIGH] [SCALE] [UNIT]`:
 * `1644 people`, `>2700 people`, `5.9-6.0 billion USD`, `4.5 %`, `-2 °C`.
 */

import { tidy } from './numerals.ts'
import { type Comparator, findQuantities, type Quantity } from './quantities.ts'
import { type Unit, unitNamed } from './units.ts'

const scaleNames: readonly (readonly [string, number])[] = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
]
const notation =
  /^\s*(>=|<=|~|>|<|≥|≤|=)?\s*([-−]?\d[\d., ]*)(?:\s?[-–]\s?(\d[\d., ]*))?\s*(trillion|billion|million|thousand)?(?:\s*([^\d\s].*))?$/i

const digits = (written: string): number => Number(written.replace('−', '-').replace(/[, ]/g, ''))

const comparatorOf = (sign: string | undefined): Comparator => {
  if (sign === undefined) return '='
  return sign === '≥' ? '>=' : sign === '≤' ? '<=' : (sign as Comparator)
}

const scaleOf = (name: string | undefined): number =>
  scaleNames.find(([each]) => each === name?.toLowerCase())?.[1] ?? 1

/** Longer notations are no notations: a value is a few words. */
const LONGEST_NOTATION = 120

/** The quantity a notation stands for, also as people write it (`£1.2bn`, `sixty-two`); undefined when there is none. */
export const parseQuantity = (written: string): Quantity | undefined => {
  if (written.length > LONGEST_NOTATION) return undefined
  const match = notation.exec(written)
  if (match === null) return inWords(written)
  const [, sign, low = '', high, scaleName, unit = ''] = match
  const scale = scaleOf(scaleName)
  const bottom = tidy(digits(low) * scale)
  const top = high === undefined ? bottom : tidy(digits(high) * scale)
  if (top < bottom) return undefined
  if (!Number.isFinite(bottom) || !Number.isFinite(top) || /\d\.\d{3}$/.test(low.trim()) || hidesScale(unit)) {
    return inWords(written)
  }
  return { low: bottom, high: top, comparator: comparatorOf(sign), unit: unitNamed(unit) }
}

/** `5 bn pounds`, `1.2m doses`: the rest begins with a scale or a joint, so the value is read as running text. */
const hidesScale = (rest: string): boolean => /^(k|mn|bn|tn|to|and|or)\b|^m\s+\p{L}/iu.test(rest)

const inWords = (written: string): Quantity | undefined => {
  const found = findQuantities(written)[0]
  if (found === undefined) return undefined
  const { low, high, comparator, unit } = found
  const rest = written.slice(found.end).trim()
  return { low, high, comparator, unit: unit.name === '' && /^\p{L}/u.test(rest) ? unitNamed(rest) : unit }
}

/** Prints a number without exponent or float dust. */
const plainNumber = (value: number): string => {
  const written = String(tidy(value))
  return written.includes('e') ? BigInt(Math.round(value)).toString() : written
}

const decimalsOf = (value: number): number => plainNumber(value).split('.')[1]?.length ?? 0

/** Millions and more are written with a scale when at most three decimals remain; smaller numbers in digits. */
const naturalScale = (quantity: Quantity): string => {
  const ends = [quantity.low, quantity.high]
  const fits = ([, size]: readonly [string, number]) =>
    size >= 1e6 && ends.every((end) => Math.abs(end) >= size && decimalsOf(end / size) <= 3)
  return scaleNames.find(fits)?.[0] ?? ''
}

/** The scale word a value is written with, empty without one: `billion` of `5.9-6.0 billion USD`. */
export const scaleIn = (written: string): string => notation.exec(written)?.[4]?.toLowerCase() ?? ''

/** The notation of a quantity. `scale`: the scale word to write it in; by default the natural one. */
export const formatQuantity = (quantity: Quantity, scale = naturalScale(quantity)): string => {
  const size = scaleOf(scale)
  const low = plainNumber(quantity.low / size)
  const number = quantity.high > quantity.low ? `${low}-${plainNumber(quantity.high / size)}` : low
  const sign = quantity.comparator === '=' ? '' : quantity.comparator
  return [`${sign}${number}`, scale, quantity.unit.name].filter((part) => part !== '').join(' ')
}

/** How two quantities relate; `apart` when nothing can be said: other units, other currencies. */
export type QuantityRelation = 'same' | 'looser' | 'different' | 'apart'

/** The place value of the last digit that counts: 100 for 2700, 0.1 for 6.6, 50 for 250. */
const grain = (value: number): number => {
  if (value === 0) return 1
  const [mantissa = '', exponent = '0'] = Math.abs(tidy(value)).toExponential().split('e')
  const decimals = mantissa.replace('.', '').length - 1
  const place = 10 ** (Number(exponent) - decimals)
  return decimals > 0 && mantissa.endsWith('5') ? place * 5 : place
}

/** Float noise and the last digit of a conversion. */
const CLOSE = 1e-9
const near = (left: number, right: number, slack = 0): boolean =>
  Math.abs(left - right) <= slack + CLOSE * Math.max(Math.abs(left), Math.abs(right))

/** A round number may stand for an exact one from a thousand on: `2,700 dead` of 2,719; rates and small counts never. */
const ROUND_FROM = 1000

const roundsTo = (exact: number, round: number): boolean =>
  Math.abs(exact) >= ROUND_FROM &&
  grain(round) >= 10 * grain(exact) &&
  near(exact, round, grain(round) / 2) &&
  grain(round) * 10 <= Math.abs(round)

/** Share by which an exact number may differ from a known round one and be the same, told more exactly. */
const SHARPER = 0.005

const sharpens = (known: number, heard: number): boolean =>
  roundsTo(heard, known) && near(heard, known, SHARPER * Math.abs(known))

/** A floor far below what is known speaks of a part, or of an earlier hour: it says nothing about the whole. */
const FLOOR_SHARE = 0.5

const floorRelation = (known: Quantity, floor: number): QuantityRelation => {
  if (known.high > known.low)
    return floor <= known.high && near(known.low, floor, grain(floor) / 2) ? 'looser' : 'different'
  if (known.comparator === '>' || known.comparator === '>=') {
    return floor <= known.low ? 'looser' : near(floor, known.low) ? 'same' : 'different'
  }
  if (floor > known.low + CLOSE * known.low) return 'different'
  return floor >= known.low * FLOOR_SHARE ? 'looser' : 'apart'
}

const ceilingRelation = (known: Quantity, ceiling: number): QuantityRelation => {
  if (known.comparator === '=' && known.low > ceiling + CLOSE * ceiling) return 'different'
  if (near(known.high, ceiling, grain(ceiling) / 2)) return 'looser'
  if (known.high > known.low || known.comparator !== '=') return 'different'
  return known.high <= ceiling && known.high >= ceiling * FLOOR_SHARE ? 'looser' : 'different'
}

/** Nobody says `about 10,000` of 13,400: a round number stands for others this near, as a share of it. */
const ABOUT = 0.1
/** Half a step off is nearer to nothing: `about 260` is not said of 265. */
const SHORT_OF_HALF = 0.49

const aboutRelation = (known: Quantity, about: Quantity): QuantityRelation => {
  const slack = Math.min(grain(about.low) * SHORT_OF_HALF, ABOUT * Math.abs(about.low))
  const middle = (about.low + about.high) / 2
  const inside = middle >= known.low - slack && middle <= known.high + slack
  return inside || near(known.high, middle, slack) ? 'looser' : 'different'
}

/** An exact number against one known only as `~1700` or `>2700`: the same when it rounds to it. */
const sharperRelation = (known: Quantity, heard: Quantity): QuantityRelation => {
  const step = grain(known.low)
  if (known.comparator === '~') return near(known.low, heard.low, step / 2) ? 'looser' : 'different'
  if (known.comparator === '>' || known.comparator === '>=') {
    return heard.low >= known.low && heard.low < known.low + step ? 'looser' : 'different'
  }
  return heard.high <= known.high && heard.high > known.high - step ? 'looser' : 'different'
}

const plainRelation = (known: Quantity, heard: Quantity): QuantityRelation => {
  if (near(known.low, heard.low) && near(known.high, heard.high)) return 'same'
  const isPoint = known.low === known.high && heard.low === heard.high
  if (isPoint) return roundsTo(known.low, heard.low) || sharpens(known.low, heard.low) ? 'looser' : 'different'
  const endsRound = roundsTo(known.low, heard.low) || near(known.low, heard.low)
  if (heard.high > heard.low)
    return endsRound && (roundsTo(known.high, heard.high) || near(known.high, heard.high)) ? 'looser' : 'different'
  return 'different'
}

const inUnitOf = (unit: Unit, quantity: Quantity): Quantity => {
  const ratio = quantity.unit.name === '' || unit.name === '' ? 1 : quantity.unit.factor / unit.factor
  return { ...quantity, low: tidy(quantity.low * ratio), high: tidy(quantity.high * ratio), unit }
}

/** Whether two units measure one thing; a number without a unit takes the other's. */
export const comparable = (left: Unit, right: Unit): boolean =>
  left.name === '' || right.name === '' || left.dimension === right.dimension

/** `120 km (75 miles)`: two roundings of one length; half a last digit of either may lie between them. */
const acrossUnits = (known: Quantity, heard: Quantity): boolean => {
  if (known.unit.factor === heard.unit.factor || known.low !== known.high || heard.low !== heard.high) return false
  const slack = Math.max(grain(known.low) * known.unit.factor, grain(heard.low) * heard.unit.factor) / 2
  return near(known.low * known.unit.factor, heard.low * heard.unit.factor, slack)
}

/** How `heard` relates to what is `known`. `looser`: the same, said less or more exactly; no change of fact. */
export const compareQuantities = (known: Quantity, heard: Quantity): QuantityRelation => {
  if (!comparable(known.unit, heard.unit)) return 'apart'
  const unit = known.unit.name === '' ? heard.unit : known.unit
  const [before, after] = [inUnitOf(unit, known), inUnitOf(unit, heard)]
  const alike = before.comparator === after.comparator && near(before.low, after.low) && near(before.high, after.high)
  if (alike) return 'same'
  if (acrossUnits(known, heard)) return 'looser'
  if (after.comparator === '>' || after.comparator === '>=') return floorRelation(before, after.low)
  if (after.comparator === '<' || after.comparator === '<=') return ceilingRelation(before, after.high)
  if (after.comparator === '~') return aboutRelation(before, after)
  return before.comparator === '=' ? plainRelation(before, after) : sharperRelation(before, after)
}
