import { fold } from '../../text/normalise.ts'
import { wishes, hitsIn as wishesIn } from '../choices/lexicon.ts'
import type { Setting } from '../kind.ts'
import { isRegion, stateNamed } from '../read/lexicon.ts'
import type { Clause, Cue, Sentence, TokenSpan } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'
import { standsFor } from '../subject.ts'
import { clauseAt, eventDistances, hasOtherPair, isAside, strangerActs, strangerLeads } from './event.ts'
import type { PlaceFrame } from './frame.ts'
import { broad, happen, hasAny, hitsIn, moves, stances } from './lexicon.ts'
import type { Spot } from './spots.ts'
import { isFormer, type Tie } from './ties.ts'
import { verbBefore } from './verbs.ts'

/** A place with its tie, ready to be weighed. */
export interface Tied {
  readonly spot: Spot
  readonly tie: Tie
  /** The value says that it is not there. */
  readonly refused: boolean
}

/** `the Assize Court in K ruled`: the place belongs to the body before it, which the claim does not ask about. */
export const ofBody = (sentence: Sentence, spot: Spot, setting: Setting): boolean =>
  spot.preposition === 'in' &&
  sentence.mentions.some(
    (other) =>
      other.type === 'party' &&
      other.head !== 'pronoun' &&
      other.preposition === null &&
      !other.possessive &&
      !setting.subject.names.some((one) => standsFor(sentence, other, one)) &&
      other.to <= spot.from - 1 &&
      sentence.tokens.slice(other.to, spot.from).every(({ lower }) => /^(in|the)$/.test(lower)),
  )

const isWide = (place: string): boolean => broad.has(fold(place)) || stateNamed(place) !== undefined || isRegion(place)

const isCoarser = ({ place, own }: Spot, { claim }: Setting): boolean => !own && isWide(place) && !isWide(claim.value)

const pastForm = /(?:ed|^met|^held|^took|^began|^went|^came|^won|^lost|^ran|^sat)$/

/** What is to come is told as past, by the nearest verb: another event, or one that is over. */
const isPast = (sentence: Sentence, spot: Spot, frame: PlaceFrame): boolean => {
  const clause = clauseAt(sentence, spot.from)
  if (!frame.ahead || clause.certainty === 'planned') return false
  const at = hitsIn(sentence, happen, clause.from, spot.from).at(-1)?.from ?? -1
  const isInfinitive = /^(?:be|get)$/.test(sentence.tokens[at - 1]?.lower ?? '')
  return !isInfinitive && pastForm.test(sentence.tokens[at]?.lower ?? '')
}

/** Other places that the same clause also puts somewhere. */
const others = (sentence: Sentence, { spot }: Tied, all: readonly Tied[]): number => {
  const clause = clauseAt(sentence, spot.from)
  const rest = all.filter(
    (other) =>
      !other.refused &&
      other.spot.from >= clause.from &&
      other.spot.to <= clause.to &&
      fold(other.spot.place) !== fold(spot.place),
  )
  return Math.min(2, rest.length) / 2
}

/** `residents want it in K`: wished by somebody who does not decide. */
export const isWish = (sentence: Sentence, spot: Spot, setting: Setting): boolean => {
  const holder = sentence.mentions.some((mention) => mention.to <= spot.from && setting.isHolder(mention.party))
  return !holder && wishesIn(sentence, wishes, 0, spot.from).length > 0
}

/** The speaker is of a party that the claim itself names beside its holder. */
const isCounterpart = ({ speaker }: Clause, setting: Setting): boolean =>
  speaker?.party != null &&
  !setting.isHolder(speaker.party) &&
  setting.subject.names.some((one) => one.party === speaker.party || one.name === speaker.party)

/** Share of the claim's names that stand in the clause itself. */
const clauseNames = (sentence: Sentence, clause: TokenSpan, setting: Setting): number => {
  const all = setting.subject.names
  const here = all.filter((one) =>
    sentence.mentions.some(
      (mention) => mention.from >= clause.from && mention.to <= clause.to && standsFor(sentence, mention, one),
    ),
  )
  return all.length === 0 ? 0.5 : here.length / all.length
}

const eventSigns = (sentence: Sentence, { spot }: Tied, frame: PlaceFrame, setting: Setting): Sign[] => {
  const clause = clauseAt(sentence, spot.from)
  const { own, rival } = eventDistances(sentence, spot, frame, setting)
  return [
    ['near', "how near the claim's own words stand", nearness(own)],
    ['far', "none of the claim's own words in the sentence", own === Number.POSITIVE_INFINITY],
    ['rival', 'a word for another event stands nearer', rival < own],
    ['rival-near', 'how near a word for another event stands', nearness(rival)],
    ['clause-names', "share of the claim's names in the clause", clauseNames(sentence, clause, setting)],
    ['other-pair', 'between others', hasOtherPair(sentence, clause, setting)],
    ['stranger-leads', 'somebody else is the subject', strangerLeads(sentence, clause, spot, setting)],
    [
      'stranger-acts',
      'somebody acts whom neither claim nor article knows',
      strangerActs(sentence, spot, frame, setting),
    ],
    ['happens', 'a verb by which events take place', hasAny(sentence, happen, clause.from, clause.to)],
    ['stance', 'somebody takes a stance', hasAny(sentence, stances, clause.from, clause.to)],
    ['aside', 'what is asked is named only for when or why', isAside(sentence, spot, setting)],
    ['counterpart', 'the other side of the claim says so', isCounterpart(clause, setting)],
    ['past', 'told as past, while the claim looks ahead', isPast(sentence, spot, frame)],
  ]
}

const placeSigns = (
  sentence: Sentence,
  tied: Tied,
  all: readonly Tied[],
  frame: PlaceFrame,
  setting: Setting,
): Sign[] => {
  const { spot, tie } = tied
  const clause = clauseAt(sentence, spot.from)
  return [
    ['located', 'something is in it', tie === 'located'],
    ['modifier', 'it describes the event', tie === 'modifier'],
    ['state', 'a state', spot.sort === 'state'],
    ['elsewhere', 'said only where it is not', tied.refused],
    ['bare', 'no preposition', spot.preposition === null],
    ['others', 'other places in the clause', others(sentence, tied, all)],
    ['move', 'a verb of moving in the clause', hasAny(sentence, moves, clause.from, clause.to)],
    ['former', 'where it would have been', !tied.refused && isFormer(sentence, spot)],
    ['same-preposition', "the preposition of the claim's own wording", spot.preposition === frame.preposition],
    ['coarser', 'a state or a part of the world, where the claim names a place in one', isCoarser(spot, setting)],
    [`verb-${verbBefore(sentence, spot, frame)}`, 'the verb before the place', true],
  ]
}

/** What the sentence says of one place, for and against its being the answer. */
export const signsOf = (
  sentence: Sentence,
  tied: Tied,
  all: readonly Tied[],
  frame: PlaceFrame,
  setting: Setting,
): Cue[] =>
  cuesOf('place', tied.spot, [
    ...placeSigns(sentence, tied, all, frame, setting),
    ...eventSigns(sentence, tied, frame, setting),
  ])
