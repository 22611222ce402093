import { fold } from '../../text/normalise.ts'
import { auxiliaries } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { subjectOf } from '../read/actor.ts'
import { type Clause, lowerBetween, type Mention, type Sentence, type TokenSpan } from '../sentence.ts'
import { standsFor } from '../subject.ts'
import type { PlaceFrame } from './frame.ts'
import { events, hasAny, hitsIn, lesser, meetings, principals, stances, travel } from './lexicon.ts'
import type { Spot } from './spots.ts'
import type { Tie } from './ties.ts'
import { isVerbForm } from './verbs.ts'

export const clauseAt = (sentence: Sentence, at: number): Clause =>
  sentence.clauses[sentence.clauseOf[at] ?? 0] as Clause

const distance = (sentence: Sentence, spot: TokenSpan, hit: TokenSpan): number => {
  const [from, to] = hit.from >= spot.to ? [spot.to, hit.from] : [hit.to, spot.from]
  const marks = sentence.tokens.slice(from, to).filter((token) => /^[,;:]$/.test(token.text)).length
  const clauses = Math.abs((sentence.clauseOf[spot.from] ?? 0) - (sentence.clauseOf[hit.from] ?? 0))
  return Math.max(0, to - from) + marks * 3 + clauses * 4
}

const nearest = (sentence: Sentence, spot: TokenSpan, hits: readonly TokenSpan[]): number =>
  Math.min(Number.POSITIVE_INFINITY, ...hits.map((hit) => distance(sentence, spot, hit)))

/** Tokens to the claim's own words, and to a word for another event; infinite where there is none. */
export const eventDistances = (
  sentence: Sentence,
  spot: Spot,
  frame: PlaceFrame,
  setting: Setting,
): { readonly own: number; readonly rival: number } => {
  const outside = (span: TokenSpan): boolean => span.to <= spot.from || span.from >= spot.to
  const acts = sentence.tokens.filter((token) => frame.acts.includes(token.stem)).map((token) => token.index)
  const own = [...setting.match.at, ...acts].map((at) => ({ from: at, to: at + 1 })).filter(outside)
  const rivals = hitsIn(sentence, events, 0, sentence.tokens.length).filter(
    (hit) => outside(hit) && !own.some(({ from }) => from === hit.from) && !isOwn(sentence, hit, frame),
  )
  return { own: nearest(sentence, spot, own), rival: nearest(sentence, spot, rivals) }
}

const isOwn = (sentence: Sentence, hit: TokenSpan, frame: PlaceFrame): boolean =>
  frame.event.includes(sentence.tokens[hit.from]?.stem ?? '') || frame.article.includes(wordOf(sentence, hit))

const wordOf = (sentence: Sentence, hit: TokenSpan): string => ` ${sentence.tokens[hit.from]?.lower ?? ''} `

const wordsIn = (sentence: Sentence, { from, to }: TokenSpan, stems: ReadonlySet<string>): boolean =>
  sentence.tokens.slice(from, to).some((token) => stems.has(token.stem))

/** The persons of the claim who stand in the sentence. */
const principalsHere = (sentence: Sentence, setting: Setting): number =>
  new Set(
    sentence.mentions.flatMap((mention) =>
      setting.subject.names
        .filter((one) => one.type === 'person' && standsFor(sentence, mention, one))
        .map((one) => one.name),
    ),
  ).size

/** `envoys met in K to prepare a meeting of A and B`: only people of lesser rank stand before the place. */
const lesserMeet = (sentence: Sentence, clause: Clause, spot: Spot, setting: Setting): boolean => {
  const before = { from: clause.from, to: spot.from }
  return (
    wordsIn(sentence, before, lesser) &&
    !wordsIn(sentence, before, principals) &&
    !setting.match.at.some((at) => at < spot.from && sentence.mentions.some((mention) => mention.from === at))
  )
}

/** 0 to 1: the principals meet: both are named, or one who comes, or `the leaders' meeting`. Delegations are other people. */
export const principalsMeet = (sentence: Sentence, spot: Spot, tie: Tie, setting: Setting): number => {
  const clause = clauseAt(sentence, spot.from)
  const collective = wordsIn(sentence, clause, principals)
  if (lesserMeet(sentence, clause, spot, setting)) return 0
  const here = principalsHere(sentence, setting)
  if (here >= 2) return 1
  if (sentence.tokens.some((token) => lesser.has(token.stem)) && !collective) return 0
  if (here === 1) return oneComes(sentence, clause, tie)
  const meeting = wordsIn(sentence, clause, meetings) || /invitation/.test(sentence.text)
  if (collective && meeting) return 0.8
  return (meeting || /^(chosen|refused|moved|instead)$/.test(tie)) && setting.match.carried >= 0.35 ? 0.4 : 0
}

const oneComes = (sentence: Sentence, clause: Clause, tie: Tie): number => {
  if (tie !== 'located' || hasAny(sentence, travel, clause.from, clause.to)) return 0.8
  return hasAny(sentence, stances, clause.from, clause.to) ? 0.6 : 0.1
}

/** The claim names it, or it is the holder's. */
const isSide = (mention: Mention, setting: Setting): boolean =>
  setting.match.names.includes(mention.name) ||
  setting.isHolder(mention.party) ||
  setting.subject.names.some((one) => one.party !== null && one.party === mention.party)

/** `between A and B`, `A v B`: a co-participant that is none of the claim's. */
export const hasOtherPair = (sentence: Sentence, clause: Clause, setting: Setting): boolean => {
  const inClause = sentence.mentions.filter((mention) => mention.from >= clause.from && mention.to <= clause.to)
  return inClause.some((mention, at) => {
    if (!/^(between|against|versus|v)$/.test(mention.preposition ?? '')) return false
    if (!isSide(mention, setting)) return true
    const next = inClause[at + 1]
    const joined = /^and$/.test(sentence.tokens[mention.to]?.lower ?? '') && mention.preposition === 'between'
    return joined && (next === undefined || next.from > mention.to + 3 || !isSide(next, setting))
  })
}

/** The clause is about somebody the claim does not name. */
export const strangerLeads = (sentence: Sentence, clause: Clause, spot: Spot, setting: Setting): boolean => {
  const first = sentence.mentions.find(
    (mention) =>
      mention.from >= clause.from &&
      mention.to <= clause.to &&
      mention.preposition === null &&
      mention.head !== 'adjective',
  )
  if (!first || first.head === 'pronoun' || first.role !== null || setting.isHolder(first.party)) return false
  return (
    first.from !== spot.from &&
    !setting.match.names.includes(first.name) &&
    !setting.subject.context.names.includes(first.name) &&
    first.type !== 'place'
  )
}

const aside =
  /\b(?:ahead of|in the run-up to|on the eve of|in preparation for|in preparation of|to prepare(?: for)?|preparing(?: for)?|before|after|since|following)(?: the| a| its| this| next)?(?: [\w-]+)?$/
/** Tokens on each side of a place in which such words may stand. */
const asideReach = 20
const prepares = /\b(?:preparatory|groundwork|prepare ground|pave the way|pre-\w+|rehearsals?|run-up|warm-up)\b/

/** `meets in B ahead of the summit`: what the claim asks about is only named for when or why something else takes place. */
export const isAside = (sentence: Sentence, spot: Spot, setting: Setting): boolean => {
  const clause = clauseAt(sentence, spot.from)
  const [from, to] = [Math.max(clause.from, spot.from - asideReach), Math.min(clause.to, spot.to + asideReach)]
  if (prepares.test(lowerBetween(sentence, from, to))) return true
  const first = setting.match.at.reduce((least, at) => (at >= spot.to ? Math.min(least, at) : least), to)
  return (
    first < to &&
    !setting.match.at.some((at) => at >= clause.from && at < spot.from) &&
    aside.test(lowerBetween(sentence, spot.to, first))
  )
}

/** Who does what the verb before the place says, where neither the claim nor its article knows the name. */
export const strangerActs = (sentence: Sentence, spot: Spot, frame: PlaceFrame, setting: Setting): boolean => {
  const verb = sentence.tokens.findLast(
    (token) =>
      token.index < spot.from && (frame.acts.includes(token.stem) || auxiliaries.has(token.lower) || isVerbForm(token)),
  )
  const actor = verb && subjectOf(sentence.tokens, sentence.mentions, verb.index)
  if (!actor || actor.pronoun !== null || actor.from === spot.from || !/\p{Lu}/u.test(actor.name)) return false
  if (
    setting.isHolder(actor.party) ||
    setting.subject.names.some((one) => one.name === actor.name || (one.party !== null && one.party === actor.party))
  )
    return false
  return ![actor.name, actor.party].some((name) => name !== null && frame.article.includes(fold(name)))
}
