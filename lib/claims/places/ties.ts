import { determiners, prepositions } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import { lowerBetween, type Sentence, type TokenSpan } from '../sentence.ts'
import { describesNoun } from './governed.ts'
import {
  cancelled,
  choosing,
  copulas,
  events,
  former,
  happen,
  hasAny,
  hitsIn,
  hosting,
  insteadOf,
  leaving,
  locatives,
  moves,
  refusals,
  sites,
  stances,
  travel,
} from './lexicon.ts'
import { saysWhere } from './says-where.ts'
import type { Spot } from './spots.ts'

/**
 * How the words tie a place to an event: it is `located` there, `moved` there, the place is `chosen` (or hosts), `named` by
 * whoever takes a stance, describes the event (`modifier`); or it is `left`, lost to another (`instead`), `refused`.
 */
export type Tie = 'located' | 'moved' | 'chosen' | 'named' | 'modifier' | 'left' | 'instead' | 'refused'

const clauseFrom = (sentence: Sentence, at: number): number => sentence.clauses[sentence.clauseOf[at] ?? 0]?.from ?? 0

/** The verb `to be` whose subject the place is, an aside in commas passed over. */
const beAfter = (sentence: Sentence, spot: Spot): number => {
  const reach = sentence.tokens[spot.to]?.text === ',' ? 10 : 5
  const be = sentence.tokens.findIndex(
    (token) => token.index >= spot.to && token.index < spot.to + reach && /^(be|remain|becom)$/.test(token.stem),
  )
  const between = sentence.mentions.some(
    (other) => other.from >= spot.to + 2 && other.to <= be && other.head !== 'pronoun' && other.preposition === null,
  )
  return between ? -1 : be
}

/** What the words after `be` call the place. */
const calledAfter = (sentence: Sentence, be: number, located: boolean): Tie | null => {
  if (!located && saysWhere(sentence, be)) return 'chosen'
  for (let at = be + 1; at < Math.min(sentence.tokens.length, be + 8); at += 1) {
    if (/^[,;]$/.test(sentence.tokens[at]?.text ?? '')) return null
    if (hasAny(sentence, refusals, at, at + 1)) return 'refused'
    if (!located && hasAny(sentence, copulas, at, at + 1)) return isNegated(sentence, at, 4) ? 'refused' : 'chosen'
  }
  return null
}

/** `X is the only venue`, `X was its choice`, `going to X is out of the question`. */
const predicate = (sentence: Sentence, spot: Spot): Tie | null => {
  const located = spot.preposition !== null
  if (located && !locatives.has(spot.preposition ?? '')) return null
  const be = beAfter(sentence, spot)
  return be < 0 ? null : calledAfter(sentence, be, located)
}

const identifies =
  /(?:^| )(?:is|was|are|be|been|remain|remains|remained|become|becomes|became)(?: (?:now|still|again|to be|not|instead))*(?: the)?$/

/** `the venue is X`, `the place agreed for the meeting was X`. */
const identified = (sentence: Sentence, spot: Spot): Tie | null => {
  if (spot.preposition !== null || !identifies.test(lowerBetween(sentence, spot.from - 4, spot.from))) return null
  const [called] = hitsIn(sentence, copulas, Math.max(clauseFrom(sentence, spot.from), spot.from - 14), spot.from - 1)
  if (!called) return null
  return isNegated(sentence, spot.from, 4) ? 'refused' : 'chosen'
}

/** What the word at `at` says of a place before it that is its subject; undefined to read on. */
const hostedAt = (sentence: Sentence, at: number): Tie | null | undefined => {
  const token = sentence.tokens[at]
  if (!token || /^[;:"]$/.test(token.text)) return null
  if (sentence.mentions.some((mention) => mention.from === at && mention.preposition === null)) return null
  if (hasAny(sentence, hosting, at, at + 1)) return isNegated(sentence, at, 4) ? 'refused' : 'chosen'
  return /^(los|lose|miss)$/.test(token.stem) ? 'left' : undefined
}

/** `X will host the final`, `X gets the final`, `X, chosen to stage it`. */
const hosts = (sentence: Sentence, spot: Spot): Tie | null => {
  if (spot.preposition !== null && spot.preposition !== 'as') return null
  for (let at = spot.to; at < spot.to + 7; at += 1) {
    const tie = hostedAt(sentence, at)
    if (tie !== undefined) return tie
  }
  return null
}

/** `picked X`, `opted for X`, `the choice of X`, `awarded it to X`. */
const chosenBefore = (sentence: Sentence, spot: Spot): Tie | null => {
  const from = Math.max(clauseFrom(sentence, spot.from), spot.from - 5)
  const hit = hitsIn(sentence, choosing, from, spot.from).findLast((each) => each.to <= spot.from)
  if (
    !hit ||
    spot.preposition === 'of' ||
    (spot.preposition && locatives.has(spot.preposition) && spot.preposition !== 'to')
  )
    return null
  const between = sentence.mentions.some(
    (mention) => mention.from >= hit.to && mention.to < spot.from && mention.head !== 'pronoun',
  )
  if (between && spot.preposition !== 'to' && spot.preposition !== 'for') return null
  return isNegated(sentence, hit.from, 4) ? 'refused' : 'chosen'
}

const governedBy = (sentence: Sentence, spot: Spot, words: typeof stances, reach: number): boolean =>
  hasAny(sentence, words, Math.max(clauseFrom(sentence, spot.from), spot.from - reach), spot.from)

/** `to X`: whither something moves, or somebody goes. */
const whither = (sentence: Sentence, spot: Spot): Tie | null => {
  if (governedBy(sentence, spot, moves, 9)) return 'moved'
  return governedBy(sentence, spot, travel, 8) ? 'located' : null
}

const byPreposition = (sentence: Sentence, spot: Spot): Tie | null => {
  const preposition = spot.preposition ?? ''
  if (preposition === 'from')
    return /(broadcast|live|beamed|transmitted) from( the)?$/.test(lowerBetween(sentence, spot.from - 3, spot.from))
      ? 'located'
      : 'left'
  if (governedBy(sentence, spot, leaving, 2)) return 'left'
  if (/^(to|into|for)$/.test(preposition)) return whither(sentence, spot)
  if (
    locatives.has(preposition) ||
    /in front of( a| the| its)?( full| packed| sold)?$/.test(lowerBetween(sentence, spot.from - 6, spot.from))
  )
    return 'located'
  return byStance(sentence, spot)
}

const byStance = (sentence: Sentence, spot: Spot): Tie | null => {
  if (spot.possessive && spot.preposition === 'of') return null
  if (/^(to host|will host|hosts|host|as the|as venue|as host)/.test(lowerBetween(sentence, spot.to, spot.to + 2)))
    return 'chosen'
  const named = /(about|of|as|for|only|be|was|is|named|at)$/.test(lowerBetween(sentence, spot.from - 1, spot.from))
  return governedBy(sentence, spot, stances, named ? 6 : 2) ? 'named' : null
}

const passive = /^(?:is|was|are|were|has been|have been|had been|will be|is to be|is being)(?: now)?$/

/** `the opera house in G has been picked`: the building that is chosen lies in the place. */
const houseChosen = (sentence: Sentence, spot: Spot): Tie | null => {
  if (spot.preposition !== 'in' || !isSubjectSite(sentence, spot.from - 2)) return null
  const hit = hitsIn(sentence, choosing, spot.to, spot.to + 5)[0]
  return hit && passive.test(lowerBetween(sentence, spot.to, hit.from)) ? 'chosen' : null
}

/** The common noun of a building at `at`, which no preposition governs. */
const isSubjectSite = (sentence: Sentence, at: number): boolean =>
  sites.has(sentence.tokens[at]?.lower ?? '') &&
  !sentence.tokens
    .slice(clauseFrom(sentence, at), at)
    .some(({ lower }) => prepositions.has(lower) && !determiners.has(lower))

/** `the Miami match`, `Vienna final`, `Miami's match`. */
const modifier = (sentence: Sentence, spot: Spot): Tie | null => {
  const next = spot.possessive || describesNoun(sentence, spot.to, spot.possessive)
  return next && hasAny(sentence, events, spot.to, spot.to + 2) ? 'modifier' : null
}

/** How the sentence ties the place to an event; null when it does not. */
export const tieOf = (sentence: Sentence, spot: Spot, own: string): Tie | null => {
  if (spot.preposition === 'by') return null
  const before = lowerBetween(sentence, spot.from - 4, spot.from)
  if (/(other than|except|except for|but for|besides)( the)?$/.test(before)) return 'chosen'
  if (spot.preposition === own && own === 'from') return movedFrom(sentence, spot) ? 'left' : 'located'
  if (insteadOf.test(before)) return overWins(sentence, spot, before) ? 'instead' : byPreposition(sentence, spot)
  return (
    predicate(sentence, spot) ??
    identified(sentence, spot) ??
    hosts(sentence, spot) ??
    chosenBefore(sentence, spot) ??
    modifier(sentence, spot) ??
    houseChosen(sentence, spot) ??
    byPreposition(sentence, spot)
  )
}

/** `moved from K`, where the claim's own wording is `launched from K`. */
const movedFrom = (sentence: Sentence, spot: Spot): boolean => governedBy(sentence, spot, moves, 9)

/** `there is no plan to move it from K`. */
export const staysPut = (sentence: Sentence, spot: Spot): boolean =>
  [moves, leaving, travel].some((words) =>
    hitsIn(sentence, words, Math.max(0, spot.from - 18), spot.from).some(({ from }) => isNegated(sentence, from, 7)),
  )

/** `over X`, `out of X`, `from X` count as losing only where something is chosen or moves. */
const overWins = (sentence: Sentence, spot: Spot, before: string): boolean => {
  if (!/(^| )(over|out of|from)( the)?$/.test(before)) return true
  const from = Math.max(clauseFrom(sentence, spot.from), spot.from - 12)
  return [choosing, hosting, moves].some((words) => hasAny(sentence, words, from, spot.from))
}

/** The verb before the place is negated, or the place itself: `will not be held in V`, `not in V`. */
export const isDenied = (sentence: Sentence, spot: TokenSpan): boolean => {
  const from = clauseFrom(sentence, spot.from)
  const verbs = [...hitsIn(sentence, happen, from, spot.from), ...hitsIn(sentence, stances, from, spot.from)]
  const last = verbs.toSorted((a, b) => b.from - a.from)[0]
  return isNegated(sentence, spot.from, 2) || (last !== undefined && isNegated(sentence, last.from, 4))
}

/** `the trip to M was scrapped`, `scrapped the trip to M`. */
export const isCalledOff = (sentence: Sentence, spot: TokenSpan): boolean => {
  const passive = hitsIn(sentence, cancelled, spot.to, spot.to + 5).some(({ from }) =>
    /^(is|was|were|been|be)$/.test(sentence.tokens[from - 1]?.lower ?? ''),
  )
  return passive || hasAny(sentence, cancelled, Math.max(clauseFrom(sentence, spot.from), spot.from - 8), spot.from)
}

/** `had been planned`, `had been named` behind a place. */
const formerBehind =
  /^(?:\w+ )?had (?:\w+ )?been (?:planned|named|chosen|picked|set|scheduled|booked|agreed|announced|expected|foreseen|intended)( |$)/

/** `was to have been played in F`, `originally planned for F`, `a ceremony in F had been planned`. */
export const isFormer = (sentence: Sentence, spot: TokenSpan): boolean =>
  formerBehind.test(lowerBetween(sentence, spot.to, Math.min(sentence.tokens.length, spot.to + 6))) ||
  former.test(lowerBetween(sentence, Math.max(clauseFrom(sentence, spot.from), spot.from - 8), spot.from))
