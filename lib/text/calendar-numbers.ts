/** Numbers that are no amounts: days, years, times of day, serial numbers, scores. */

import calendar from '../../knowledge/calendar.json' with { type: 'json' }
import { touches, type ValueToken } from './value-tokens.ts'

const months: ReadonlySet<string> = new Set(calendar.months.flat())
const labels: ReadonlySet<string> = new Set(calendar.labels)
const yearCues: ReadonlySet<string> = new Set(calendar.yearCues)
const clock = new Set(['am', 'pm', 'a', 'p', 'gmt', 'utc', "o'clock", 'noon', 'hrs'])
const listMarks = new Set(['-', '–', '—', 'to', 'and', 'or', ',', 'of', '/', '.', 'the', 'st', 'nd', 'rd', 'th'])

const isDay = (token: ValueToken | undefined): boolean =>
  token !== undefined && /^(0?[1-9]|[12]\d|3[01])$/.test(token.raw)
const isYear = (token: ValueToken | undefined): boolean => token !== undefined && /^(1[5-9]|20|21)\d\d$/.test(token.raw)

/** How far a list of days reaches from its month: `3, 4 and 7 December`. */
const LIST_REACH = 6

/** Days on one side of a month name; stops at the first token that cannot be part of a list of days. */
const daysBeside = (tokens: readonly ValueToken[], month: number, step: 1 | -1): number[] => {
  const days: number[] = []
  for (let at = month + step; Math.abs(at - month) <= LIST_REACH; at += step) {
    const token = tokens[at]
    if (token === undefined) break
    if (isDay(token)) days.push(at)
    else if (isYear(token) && step === 1) days.push(at)
    else if (!listMarks.has(token.text)) break
  }
  return days
}

/** A month's name; the verbs `may` and `march` only as written names do. */
export const isMonthName = (token: ValueToken | undefined): boolean =>
  token !== undefined && token.kind === 'word' && months.has(token.text) && /^\p{Lu}/u.test(token.raw)

const besideMonths = (tokens: readonly ValueToken[]): number[] =>
  tokens.flatMap((token, index) =>
    isMonthName(token) ? [...daysBeside(tokens, index, -1), ...daysBeside(tokens, index, 1)] : [],
  )

const isNumber = (token: ValueToken | undefined): boolean => token?.kind === 'number'

/** `16:15`, `19/11/2026`, `2026-11-19`: the numbers joined by a mark that touches both. */
const joined = (tokens: readonly ValueToken[], index: number, mark: RegExp): boolean =>
  isNumber(tokens[index]) &&
  ((mark.test(tokens[index + 1]?.text ?? '') &&
    isNumber(tokens[index + 2]) &&
    touches(tokens[index], tokens[index + 1]) &&
    touches(tokens[index + 1], tokens[index + 2])) ||
    (mark.test(tokens[index - 1]?.text ?? '') &&
      isNumber(tokens[index - 2]) &&
      touches(tokens[index - 1], tokens[index]) &&
      touches(tokens[index - 2], tokens[index - 1])))

const isIsoPart = (tokens: readonly ValueToken[], index: number): boolean =>
  [index, index - 2, index - 4].some(
    (first) =>
      /^\d{4}$/.test(tokens[first]?.raw ?? '') &&
      joined(tokens, first, /^-$/) &&
      joined(tokens, first + 2, /^-$/) &&
      /^\d\d$/.test(tokens[first + 4]?.raw ?? ''),
  )

const isClockTime = (tokens: readonly ValueToken[], index: number): boolean => {
  const next = tokens[index + 1]
  if (next === undefined || !clock.has(next.text)) return false
  return next.text.length > 1 || (tokens[index + 2]?.text === '.' && tokens[index + 3]?.text === 'm')
}

/** `F-16`, `G7`, `COVID-19`, `1990s`: digits grown onto letters. */
const isPartOfName = (tokens: readonly ValueToken[], index: number): boolean => {
  const before = tokens[index - 1]
  const hyphened = before?.text === '-' && touches(before, tokens[index]) && touches(tokens[index - 2], before)
  const stem = hyphened ? tokens[index - 2] : touches(before, tokens[index]) ? before : undefined
  const grownOn =
    stem?.kind === 'word' && /^\p{Lu}/u.test(stem.raw) && !/^(usd|eur|gbp|rs|us|cny|rmb|inr|rm|rp)$/.test(stem.text)
  const next = tokens[index + 1]
  const endsIn = touches(tokens[index], next) ? next?.text : undefined
  const mixed =
    endsIn !== undefined &&
    touches(next, tokens[index + 2]) &&
    tokens[index + 2]?.kind === 'number' &&
    next?.kind === 'word'
  return grownOn || mixed || endsIn === 's' || endsIn === "'s"
}

/** `the dead number 988`, `deaths now number 988`: behind several things or an adverb it is a verb. */
const isCounting = (tokens: readonly ValueToken[], at: number): boolean =>
  tokens[at]?.text === 'number' &&
  /^(?:dead|injured|wounded|sick|missing|homeless|people|men|women|children|they|now|already|currently|today|still|[a-z]+[^s]s)$/.test(
    tokens[at - 1]?.raw ?? '',
  )

const isLabelled = (tokens: readonly ValueToken[], index: number): boolean => {
  const dot = tokens[index - 1]?.text === '.' ? 1 : 0
  const before = tokens[index - 1 - dot]
  if (before === undefined || isCounting(tokens, index - 1)) return false
  return before.text === '#' || before.text === '№' || (labels.has(before.text) && (dot === 0 || before.text === 'no'))
}

const readsAsYear = (tokens: readonly ValueToken[], index: number): boolean => {
  if (!isYear(tokens[index])) return false
  const before = tokens[index - 1]
  return (
    before === undefined || before.kind === 'mark' || yearCues.has(before.text) || tokens[index + 1]?.kind !== 'word'
  )
}

/** `Take-Two`: a capitalised number word at the end of a hyphenated name. */
const isGrownWord = (tokens: readonly ValueToken[], index: number): boolean =>
  tokens[index - 1]?.text === '-' &&
  touches(tokens[index - 1], tokens[index]) &&
  /^\p{Lu}\p{Ll}/u.test(tokens[index]?.raw ?? '') &&
  /^\p{Lu}/u.test(tokens[index - 2]?.raw ?? '')

/** Indexes of the tokens whose number is a day, a year, a time, part of a name or a label. */
export const calendarNumbers = (tokens: readonly ValueToken[]): ReadonlySet<number> => {
  const found = new Set(besideMonths(tokens))
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index]?.kind === 'word' && isGrownWord(tokens, index)) found.add(index)
    if (tokens[index]?.kind !== 'number') continue
    const taken =
      joined(tokens, index, /^[:/]$/) ||
      isIsoPart(tokens, index) ||
      isClockTime(tokens, index) ||
      isPartOfName(tokens, index) ||
      isLabelled(tokens, index) ||
      readsAsYear(tokens, index)
    if (taken) found.add(index)
  }
  return found
}
