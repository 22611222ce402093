/** Quantities in a text: every amount with its offsets, comparator, range and unit. */

import verbs from '../../knowledge/change-verbs.json' with { type: 'json' }
import numbers from '../../knowledge/numbers.json' with { type: 'json' }
import { calendarNumbers } from './calendar-numbers.ts'
import { type Numeral, numeralAt, tidy } from './numerals.ts'
import { shareAt } from './shares.ts'
import { isMoney, noUnit, type Unit, unitAt, unitBefore } from './units.ts'
import { phraseAt, phraseBefore, phraseTable, touches, type ValueToken, valueTokens } from './value-tokens.ts'

/** `~` about, `>` more than, `>=` at least, `<` less than, `<=` at most; `=` is said as it stands. */
export type Comparator = '=' | '~' | '>' | '>=' | '<' | '<='

/** A number or a range with its unit. */
export interface Quantity {
  readonly low: number
  /** Equal to `low` unless the text gives a range. */
  readonly high: number
  readonly comparator: Comparator
  readonly unit: Unit
}

export interface FoundQuantity extends Quantity {
  /** UTF-16 offsets of the amount with its comparator, currency and unit. */
  readonly start: number
  readonly end: number
  /** The same as token indexes of `valueTokens(text)`. */
  readonly from: number
  readonly to: number
  /** Token index of the first numeral, behind comparator and currency. */
  readonly numeral: number
  /** Grown into an adjective: `two-week pause`, `100-million-yuan package`. */
  readonly compound: boolean
}

const comparatorTable = (phrases: Readonly<Record<string, readonly string[]>>) =>
  phraseTable(
    Object.entries(phrases).flatMap(([sign, forms]) => forms.map((form) => [form, sign as Comparator] as const)),
  )

const comparatorsBefore = comparatorTable(numbers.before)
const comparatorsAfter = comparatorTable(numbers.after)
const changeVerbs: ReadonlySet<string> = new Set([...verbs.rise, ...verbs.fall])
/** `one` is mostly no count: `no one`, `one of them`, `this one`. */
const oneBefore = new Set([
  'no',
  'any',
  'every',
  'some',
  'this',
  'that',
  'the',
  'each',
  'which',
  'another',
  'only',
  'or',
  'last',
  'first',
])
const oneAfter = new Set([
  'of',
  'another',
  'that',
  'who',
  'which',
  'side',
  'hand',
  'time',
  'more',
  'day',
  'by',
  'to',
  'in',
  'is',
  'was',
  'and',
])
/** Words that end the look for a counted noun behind a number. */
const endsNounPhrase = new Set([...numbers.notInNounPhrase, 'plus'])
/** How many adjectives may stand between a number and its noun: `three American aid workers`. */
const ADJECTIVES = 3
/** How many tokens before `from` its verb of change may stand: `rose in the first week from 40`. */
const CHANGE_REACH = 9

interface Amount {
  readonly value: number
  readonly numeral: Numeral
  readonly unit: Unit
  readonly at: number
  readonly from: number
  readonly to: number
  readonly compound: boolean
}

/** The unit of a noun a few adjectives on: people and counted things only, never money or measures. */
const laterNoun = (tokens: readonly ValueToken[], index: number): { unit: Unit; end: number } | undefined => {
  for (let at = index; at <= index + ADJECTIVES; at += 1) {
    const token = tokens[at]
    const hyphen = token?.text === '-'
    if (token === undefined || (token.kind !== 'word' && !hyphen) || endsNounPhrase.has(token.text)) return undefined
    const found = hyphen || at === index ? undefined : unitAt(tokens, at)
    if (found !== undefined && (found.unit.dimension === 'people' || found.unit.dimension === found.unit.name))
      return found
  }
  return undefined
}

const isOneAsPronoun = (tokens: readonly ValueToken[], index: number): boolean =>
  tokens[index]?.text === 'one' &&
  tokens[index + 3]?.text !== 'half' &&
  (oneBefore.has(tokens[index - 1]?.text ?? '') ||
    tokens[index + 1] === undefined ||
    tokens[index + 1]?.kind === 'mark' ||
    oneAfter.has(tokens[index + 1]?.text ?? ''))

/** `1.644 people`: with indivisible things behind it, the point stands between thousands. */
const amountOf = (numeral: Numeral, unit: Unit): number =>
  numeral.pointed && !numeral.scaled && unit.dimension === 'people' ? Math.round(numeral.value * 1000) : numeral.value

/** `-2 °C`, `minus 2`; a dash that touches what stands before it is a hyphen. */
const isNegative = (tokens: readonly ValueToken[], index: number): boolean => {
  const before = tokens[index - 1]
  if (before?.text === 'minus') return true
  const dash = before?.text === '-' || before?.text === '−'
  return dash && touches(before, tokens[index]) && !touches(tokens[index - 2], before)
}

/** `a five-figure sum`: how many digits a number has, and no number. */
const countsDigits = (tokens: readonly ValueToken[], index: number): boolean =>
  tokens[index]?.text === '-' && /^(?:figures?|digits?)$/.test(tokens[index + 1]?.text ?? '')

/** One number with currency or unit, no comparator. */
const amountAt = (tokens: readonly ValueToken[], index: number): Amount | undefined => {
  const before = unitBefore(tokens, index)
  const numeral = isOneAsPronoun(tokens, index)
    ? undefined
    : numeralAt(tokens, index, before !== undefined && isMoney(before.unit))
  if (numeral === undefined || countsDigits(tokens, numeral.end)) return undefined
  const hyphened = tokens[numeral.end]?.text === '-' && touches(tokens[numeral.end - 1], tokens[numeral.end])
  const behind =
    before !== undefined && isMoney(before.unit)
      ? undefined
      : (unitAt(tokens, numeral.end) ?? laterNoun(tokens, numeral.end))
  const unit = before?.unit ?? behind?.unit ?? noUnit
  const sign = isNegative(tokens, index) ? -1 : 1
  return {
    value: sign * amountOf(numeral, unit),
    numeral,
    unit,
    at: index,
    from: before?.start ?? (sign < 0 ? index - 1 : index),
    to: before === undefined ? (behind?.end ?? numeral.end) : numeral.end,
    compound: hyphened && behind !== undefined,
  }
}

/** Token index where the second number of a range would start, and whether the joint is a hyphen. */
const secondAt = (tokens: readonly ValueToken[], amount: Amount, between: boolean): number | undefined => {
  const joint = tokens[amount.to]?.text
  const joins = joint === 'to' || /^[-–—]$/.test(joint ?? '') || joint === 'or' || (joint === 'and' && between)
  if (!joins) return undefined
  const next = amount.to + 1
  for (let at = next; at <= next + 2; at += 1) if (numeralAt(tokens, at, false) !== undefined) return at
  return undefined
}

const sameKind = (first: Amount, second: Amount): boolean =>
  first.unit.name === '' || second.unit.name === '' || first.unit.dimension === second.unit.dimension

/** `rose 4 percent to 12 percent`, `from 40 to 60` behind a verb of change: two amounts, no range. */
const isChange = (tokens: readonly ValueToken[], first: Amount, second: Amount): boolean => {
  if (first.value >= second.value && first.numeral.scale >= second.numeral.scale) return true
  const before = phraseBefore(tokens, first.from, comparatorsBefore)?.start ?? first.from
  const previous = tokens[before - 1]?.text ?? ''
  const ownUnit = first.unit.name !== '' && first.to > first.numeral.end && first.unit.name === second.unit.name
  if (ownUnit && changeVerbs.has(previous)) return true
  if (previous === 'by') return true
  if (previous !== 'from') return false
  const lead = tokens.slice(Math.max(0, before - CHANGE_REACH), before)
  const clause = lead.slice(lead.findLastIndex((token) => /^[.;:!?]$/.test(token.text)) + 1)
  return clause.some((token) => changeVerbs.has(token.text))
}

/** `5.9 to 6.0 billion`: the first number borrows the scale of the second. */
const borrowScale = (first: Amount, second: Amount): number => {
  const { scale } = second.numeral
  if (first.numeral.scaled || scale === 1 || first.value >= 1000) return first.value
  return tidy(first.value * scale)
}

const rangeFrom = (tokens: readonly ValueToken[], first: Amount, between: boolean): Amount & { high: number } => {
  const alone = { ...first, high: first.value }
  const at = secondAt(tokens, first, between)
  const second = at === undefined ? undefined : amountAt(tokens, at)
  if (second === undefined || !sameKind(first, second)) return alone
  const hyphen = /^[-–—]$/.test(tokens[first.to]?.text ?? '')
  const unit = first.unit.name === '' ? second.unit : first.unit
  const isScore = hyphen && unit.name === '' && !second.numeral.scaled
  const low = borrowScale(first, second)
  if (isScore || low >= second.value || isChange(tokens, first, second)) return alone
  return { ...first, value: low, high: second.value, unit, to: second.to }
}

const isScore = (tokens: readonly ValueToken[], amount: Amount): boolean => {
  const hyphenAfter = /^[-–]$/.test(tokens[amount.to]?.text ?? '') && tokens[amount.to + 1]?.kind === 'number'
  const hyphenBefore = /^[-–]$/.test(tokens[amount.at - 1]?.text ?? '') && tokens[amount.at - 2]?.kind === 'number'
  return amount.unit.name === '' && (hyphenAfter || hyphenBefore)
}

/** `200 or more people`: the unit may stand behind the trailing comparator. */
const trailing = (
  tokens: readonly ValueToken[],
  range: Amount,
): { comparator?: Comparator; unit: Unit; to: number } => {
  const at = tokens[range.to]?.text === '-' && tokens[range.to + 1]?.text === 'plus' ? range.to + 1 : range.to
  const after = phraseAt(tokens, at, comparatorsAfter)
  const nearby = (tokens[at]?.start ?? 0) - (tokens[at - 1]?.end ?? 0) <= 1
  const isSum = tokens[at]?.text === 'plus' && numeralAt(tokens, after?.end ?? at, false) !== undefined
  if (after === undefined || !nearby || isSum) return { unit: range.unit, to: range.to }
  const late = range.unit.name === '' ? unitAt(tokens, after.end) : undefined
  return { comparator: after.value, unit: late?.unit ?? range.unit, to: late?.end ?? after.end }
}

const quantityAt = (tokens: readonly ValueToken[], index: number): FoundQuantity | undefined => {
  const first = amountAt(tokens, index)
  if (first === undefined) return undefined
  const isBetween = tokens[first.from - 1]?.text === 'between'
  const range = rangeFrom(tokens, first, isBetween)
  if (isScore(tokens, range)) return undefined
  const before = phraseBefore(tokens, range.from, comparatorsBefore)
  const { comparator, unit, to } = trailing(tokens, range)
  const from = isBetween && range.high > range.value ? range.from - 1 : (before?.start ?? range.from)
  return {
    low: range.value,
    high: range.high,
    comparator: before?.value ?? comparator ?? '=',
    unit,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    from,
    to,
    numeral: index,
    compound: range.compound,
  }
}

/** `41 dollars and 50 cents`: the smaller coins belong to the amount before them. */
const withCents = (tokens: readonly ValueToken[], whole: FoundQuantity): FoundQuantity => {
  const at = tokens[whole.to]?.text === 'and' ? whole.to + 1 : whole.to
  const cents = isMoney(whole.unit) && Number.isInteger(whole.low) ? numeralAt(tokens, at, false) : undefined
  if (cents === undefined || cents.value >= 100 || !/^(cents?|pence|kopecks?)$/.test(tokens[cents.end]?.text ?? ''))
    return whole
  const low = tidy(whole.low + cents.value / 100)
  return { ...whole, low, high: low, to: cents.end + 1, end: tokens[cents.end]?.end ?? whole.end }
}

/** `five years and six months`: one stretch of time, in months. */
const withMonths = (tokens: readonly ValueToken[], years: FoundQuantity): FoundQuantity => {
  const at = tokens[years.to]?.text === 'and' ? years.to + 1 : years.to
  const months = years.unit.name === 'years' && Number.isInteger(years.low) ? numeralAt(tokens, at, false) : undefined
  const behind = months && unitAt(tokens, months.end)
  if (months === undefined || months.value >= 12 || behind?.unit.name !== 'months') return years
  const low = years.low * 12 + months.value
  return { ...years, low, high: low, unit: behind.unit, to: behind.end, end: tokens[behind.end - 1]?.end ?? years.end }
}

/** Every quantity among the tokens of a text, in order, without overlaps. */
export const quantitiesIn = (tokens: readonly ValueToken[]): readonly FoundQuantity[] => {
  const skip = calendarNumbers(tokens)
  const found: FoundQuantity[] = []
  let index = 0
  while (index < tokens.length) {
    const quantity = skip.has(index) ? undefined : (shareAt(tokens, index) ?? quantityAt(tokens, index))
    const whole = quantity && withMonths(tokens, withCents(tokens, quantity))
    if (whole !== undefined) found.push(whole)
    index = whole === undefined ? index + 1 : Math.max(whole.to, index + 1)
  }
  return found
}

/** Every quantity of a text, in order, with offsets into it. Days, years, times, ordinals, scores and labels are left out. */
export const findQuantities = (text: string): readonly FoundQuantity[] => quantitiesIn(valueTokens(text))
