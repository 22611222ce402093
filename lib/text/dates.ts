/** Dates in a text: every expression with its offsets and the days it means. English. */

import tenses from '../../knowledge/tense.json' with { type: 'json' }
import { readDate } from './date-grammar.ts'
import { type DateSetting, type Lean, resolve } from './date-resolve.ts'
import type { DateShape } from './date-shapes.ts'
import type { DateBound, DateValue } from './date-values.ts'
import { phraseAt, phraseBefore, phraseTable, touches, type ValueToken, valueTokens } from './value-tokens.ts'

export interface FoundDate {
  readonly value: DateValue
  /** UTF-16 offsets of the expression with its bound ("no earlier than …"). */
  readonly start: number
  readonly end: number
  /** The same as token indexes of `valueTokens(text)`; `from` is the expression without its bound. */
  readonly from: number
  readonly to: number
  /** What kind of wording it is: a weekday alone is often the day of the statement. */
  readonly shape: DateShape['type']
  /** Whether the words around it speak of what is to come or of what was. */
  readonly lean: Lean
}

type Opening = DateBound | 'until'

const openings = phraseTable<Opening>([
  ['no earlier than', '>='],
  ['not earlier than', '>='],
  ['no sooner than', '>='],
  ['not before', '>='],
  ['as early as', '>='],
  ['as soon as', '>='],
  ['not until', '>='],
  ['not till', '>='],
  ['later than', '>'],
  ['after', '>'],
  ['by', '<='],
  ['no later than', '<='],
  ['not later than', '<='],
  ['on or before', '<='],
  ['before', '<'],
  ['ahead of', '<'],
  ['prior to', '<'],
  ['around', '~'],
  ['about', '~'],
  ['or around', '~'],
  ['until', 'until'],
  ['till', 'until'],
  ['through', 'until'],
  ['up to', 'until'],
])
const closings = phraseTable<DateBound>([
  ['at the earliest', '>='],
  ['or later', '>='],
  ['at the latest', '<='],
  ['or earlier', '<='],
])

const past: ReadonlySet<string> = new Set(tenses.past)
const future = phraseTable(tenses.future.map((words) => [words, true] as const))
/** How far a verb may stand from the date whose tense it gives. */
const BEHIND = 12
const AHEAD = 6

/** A mark that ends a clause; the colon of a time of day is none. */
const isStop = (tokens: readonly ValueToken[], index: number): boolean => {
  const token = tokens[index]
  if (token === undefined) return true
  return /^[.;!?]$/.test(token.text) || (token.text === ':' && !touches(token, tokens[index + 1]))
}

const leanOfWord = (tokens: readonly ValueToken[], index: number): Lean | undefined => {
  if (phraseAt(tokens, index, future) !== undefined) return 'future'
  const word = tokens[index]?.text ?? ''
  return past.has(word) || (word.length > 4 && word.endsWith('ed') && !tenses.notPast.includes(word))
    ? 'past'
    : undefined
}

const nearestLean = (tokens: readonly ValueToken[], from: number, step: 1 | -1, reach: number): Lean | undefined => {
  for (let at = from, seen = 0; seen < reach && !isStop(tokens, at); at += step, seen += 1) {
    const lean = leanOfWord(tokens, at)
    if (lean === undefined) continue
    const led = step < 0 && lean === 'past' ? (leanOfWord(tokens, at - 1) ?? leanOfWord(tokens, at - 2)) : undefined
    return led === 'future' ? 'future' : lean
  }
  return undefined
}

/** "Moved to 27 September", "until Friday": whatever the verb's tense, the day is to come. */
const movedTo = /^(to|until|till|by)$/

/** Tense of the nearest verb before the date, else of the nearest behind it. */
const leanAround = (tokens: readonly ValueToken[], from: number, to: number, fallback: Lean): Lean =>
  (movedTo.test(tokens[from - 1]?.text ?? '') ? 'future' : undefined) ??
  nearestLean(tokens, from - 1, -1, BEHIND) ??
  nearestLean(tokens, to, 1, AHEAD) ??
  fallback

const bounded = (value: DateValue, opening: Opening | undefined, closing: DateBound | undefined): DateValue => {
  const bound = opening === undefined || opening === 'until' ? closing : opening
  return bound === undefined ? value : { ...value, bound }
}

/** Shapes that say which month later days of the month belong to. */
const namesMonth: ReadonlySet<DateShape['type']> = new Set(['day', 'days', 'month', 'nth', 'feast'])

type Seen = Pick<DateSetting, 'today' | 'known' | 'previous'>

/** A weekday whose tense cannot be told lies on the nearer side, unless a bound says that it is to come. */
const fallbackFor = (shape: DateShape, opening: Opening | undefined, fallback: Lean): Lean => {
  if (shape.type !== 'weekday' || shape.day !== undefined) return fallback
  return opening === 'until' || opening === '<=' || opening === '>=' ? 'future' : 'near'
}

/** `will not take effect before July`, `won't open until July`: a denied "before" is a "not before", however far the "not". */
const openingOf = (
  tokens: readonly ValueToken[],
  opening: { readonly value: Opening; readonly start: number } | undefined,
): Opening | undefined => {
  if (opening?.value !== '<' && opening?.value !== 'until') return opening?.value
  const whole = tokens.slice(Math.max(0, opening.start - NOT_REACH), opening.start)
  const lead = whole.slice(whole.findLastIndex(({ kind }) => kind === 'mark') + 1)
  const isDenied = lead.some((token) => token.text === 'not' || token.text === "won't" || token.text === 'cannot')
  return isDenied ? '>=' : opening.value
}

/** Words between "not" and its "before". */
const NOT_REACH = 12

/** `3 June of that year`: which year only the sentences before say. */
const isOfToldYear = (tokens: readonly ValueToken[], index: number): boolean => {
  const at = tokens[index]?.text === 'of' ? index + 1 : index
  return tokens[at]?.text === 'that' && tokens[at + 1]?.text === 'year'
}

const dateAt = (tokens: readonly ValueToken[], index: number, seen: Seen, fallback: Lean): FoundDate | number => {
  const read = readDate(tokens, index)
  if (read === undefined) return index + 1
  const { shape, end } = read
  if (isOfToldYear(tokens, end)) return end
  const opening = phraseBefore(tokens, tokens[index - 1]?.text === 'the' ? index - 1 : index, openings)
  const closing = phraseAt(tokens, end, closings)
  const isOver = tokens[index - 1]?.text === 'since'
  const lean = isOver ? 'past' : leanAround(tokens, index, end, fallbackFor(shape, opening?.value, fallback))
  const closed = opening?.value === 'until' || opening?.value === '<=' || tokens[index - 1]?.text === 'to'
  const value = resolve(shape, { ...seen, lean, isOver, closed })
  if (value === undefined) return end
  return {
    value: bounded(value, openingOf(tokens, opening), closing?.value),
    start: tokens[opening?.start ?? index]?.start ?? 0,
    end: tokens[(closing?.end ?? end) - 1]?.end ?? 0,
    from: index,
    to: end,
    shape: shape.type,
    lean,
  }
}

/** Reads the dates of a text already cut into tokens. */
const datesIn = (tokens: readonly ValueToken[], context: Seen, fallback: Lean): readonly FoundDate[] => {
  const found: FoundDate[] = []
  let seen = context
  let index = 0
  while (index < tokens.length) {
    const read = dateAt(tokens, index, seen, fallback)
    index = typeof read === 'number' ? read : read.to
    if (typeof read === 'number') continue
    found.push(read)
    if (namesMonth.has(read.shape)) seen = { ...context, previous: read.value }
  }
  return found
}

export interface DateContext {
  /** Instant of publication (UTC): "tomorrow" is the day after. */
  readonly published: string
  /** Where dates lie whose tense cannot be told. */
  readonly fallback?: Lean
  /** ISO days already spoken of: "26 May" is the known one of several years. */
  readonly known?: readonly string[]
}

/** Every date of a text, in order. Days the calendar does not have are left out. */
export const findDates = (text: string, context: DateContext): readonly FoundDate[] =>
  datesIn(
    valueTokens(text),
    { today: context.published.slice(0, 10), known: context.known ?? [] },
    context.fallback ?? 'near',
  )
