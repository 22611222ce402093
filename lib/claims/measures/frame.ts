/** What a quantity claim measures, derived once from its question, statement and article. */

import states from '../../../knowledge/states.json' with { type: 'json' }
import type { Claim } from '../../domain.ts'
import { findDates } from '../../text/dates.ts'
import { type FoundQuantity, findQuantities, type Quantity } from '../../text/quantities.ts'
import { compareQuantities, parseQuantity } from '../../text/quantity-values.ts'
import { tokenise } from '../../text/tokens.ts'
import { isMoney, type Unit } from '../../text/units.ts'
import { valueTokens } from '../../text/value-tokens.ts'
import type { FrameContext } from '../kind.ts'
import { isOfChange, unitsOf } from './asked.ts'
import { type Measure, measureHits } from './lexicon.ts'
import { type QuantityRole, roleOf } from './roles.ts'

/** How the claim's number is recognised. JSON-safe. */
export interface QuantityFrame {
  /** The claim's value; null when the notation cannot be read. */
  readonly value: Quantity | null
  /** The same amount in other units, as the claim's statement gives it. */
  readonly equivalents: readonly Quantity[]
  /** Units in which the claim itself counts. */
  readonly units: readonly Unit[]
  /** Whether what is measured is itself a change: an increase, a cut. */
  readonly change: boolean
  /** What is measured, of the families in `knowledge/measures.json`. */
  readonly measure: readonly Measure[]
  /** Years that the claim names. */
  readonly years: readonly number[]
  /** The claim asks by how much something moves. */
  readonly step: boolean
  /** The question and the statement: scopes and wishes named there are the claim's own. */
  readonly words: string
  /** Who the amount belongs to in the statement, when a name does something with it: `Take-Two expects …`. */
  readonly owner: string | null
  /** The holder sets the amount itself (offers, fines, pledges it), where others only count or expect. */
  readonly decides: boolean
  /** Days and months the article speaks of, as notations: the event's own date does not make a number old. */
  readonly dates: readonly string[]
  /** Places of the subject: numbers located elsewhere are others. */
  readonly places: readonly string[]
}

const stateNames: ReadonlySet<string> = new Set(states.map((state) => state.name))
const sayWords = /\b(says?|said|saying|according|announced|told|put|puts|reported|reports|counts?|counted|confirmed)\b/i

const knowWords =
  /\b(?:says?|said|counts?|counted|records?|recorded|registered|reports?|reported|estimates?|expects?|believes?|forecasts?|predicts?|reckons?|has seen|according)\b/i

/** Amounts of one dimension: they convert exactly. */
export const sameUnit = (left: Quantity, right: Quantity): boolean => left.unit.dimension === right.unit.dimension

const physical = new Set(['length', 'speed', 'area', 'mass', 'volume', 'temperature', 'temperature F'])

/** Amounts that can be one thing in two units: money in two currencies, a length in two measures. */
const isConvertible = (left: Quantity, right: Quantity): boolean =>
  !sameUnit(left, right) &&
  ((isMoney(left.unit) && isMoney(right.unit)) ||
    (physical.has(left.unit.dimension) && physical.has(right.unit.dimension)))

/** The statement's own wording of the value, and the amounts that stand for it in other units. */
export const inStatement = (claim: Claim, value: Quantity): { own: FoundQuantity | undefined; others: Quantity[] } => {
  const found = findQuantities(claim.statement)
  const at = found.findIndex((each) => compareQuantities(value, each) === 'same')
  const own = found[at]
  const next = found[at + 1]
  const between = own && next ? claim.statement.slice(own.end, next.start) : ''
  const isSame =
    own && next && isConvertible(own, next) && /^[\s(,]*(or|about|around|roughly|some|nearly)?[\s,]*$/i.test(between)
  return { own, others: isSame && next ? [{ low: next.low, high: next.high, comparator: '=', unit: next.unit }] : [] }
}

const stripped = (text: string): string => text.replace(/^(the|a|an) /i, '').replace(/'s\b/g, '')

/** Who the amount belongs to: the holder, else the last name before it, when no verb of saying stands between. */
const ownerOf = (claim: Claim, own: FoundQuantity | undefined, context: FrameContext): string | null => {
  if (own === undefined) return null
  const before = stripped(claim.statement.slice(0, own.start))
  const acts = (name: string): boolean => {
    const at = name === '' ? -1 : before.lastIndexOf(stripped(name))
    const governed = /\b(in|at|of|for|to|from|on) (the )?$/i.test(before.slice(0, at))
    return at >= 0 && !governed && !sayWords.test(before.slice(at + stripped(name).length))
  }
  if (acts(claim.holder)) return claim.holder
  return context.subject.names.map((each) => each.name).findLast(acts) ?? null
}

const measureOf = (claim: Claim, own: FoundQuantity | undefined): readonly Measure[] => {
  const asked = measureHits(tokenise(claim.question))
  const stated = measureHits(tokenise(claim.statement))
  const near = own === undefined ? stated : stated.toSorted((left, right) => left.from - right.from)
  const both = asked.filter((hit) => stated.some((other) => other.family === hit.family && other.member === hit.member))
  const chosen = both.length > 0 ? both : asked.length > 0 ? asked : near
  const seen = new Map(
    chosen.map(({ family, member }) => [family, { family, member }]).toReversed() as [string, Measure][],
  )
  const isBid = seen.get('deal')?.member === 'bid'
  return [...seen.values()].filter(({ member }) => !isBid || member !== 'share price')
}

const roleIn = (text: string, quantity: FoundQuantity): QuantityRole =>
  roleOf(valueTokens(text), quantity, { previous: undefined, next: undefined })

/** Names that the claim itself puts behind a preposition of place, and the places of its subject. */
const placesOf = (claim: Claim, context: FrameContext): readonly string[] => {
  const text = `${claim.question} ${claim.statement}`
  const named = Array.from(
    text.matchAll(/\b(?:in|at|across|throughout|inside|near) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/gu),
    (match) => (/^ \d/.test(text.slice(match.index + match[0].length)) ? '' : (match[1] ?? '')),
  ).filter((name) => name !== '')
  const known = context.subject.names.filter((name) => name.type === 'place' || stateNames.has(name.name))
  return [
    ...new Set([
      ...known.map((name) => name.name),
      ...named.filter((name) => findDates(`in ${name}`, { published: context.articlePublished }).length === 0),
    ]),
  ]
}

/** Derives the frame. */
export const quantityFrame = (claim: Claim, context: FrameContext): QuantityFrame => {
  const value = parseQuantity(claim.value) ?? null
  const { own, others } = value === null ? { own: undefined, others: [] } : inStatement(claim, value)
  const text = `${claim.question} ${claim.statement}`
  const owner = ownerOf(claim, own, context)
  return {
    value,
    equivalents: others,
    units: value === null ? [] : unitsOf(claim, value, own, others),
    change: isOfChange(text),
    measure: measureOf(claim, own),
    years: Array.from(text.matchAll(/\b20\d\d\b/g), ([year]) => Number(year)),
    words: text,
    step: own !== undefined && roleIn(claim.statement, own) === 'step',
    owner,
    decides: owner !== null && owner === claim.holder && !knowWords.test(text),
    places: placesOf(claim, context),
    dates: findDates(context.articleText, { published: context.articlePublished }).map((found) => found.value.name),
  }
}
