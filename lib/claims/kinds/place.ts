import commitments from '../../../knowledge/commitments.json' with { type: 'json' }
import lexicon from '../../../knowledge/places.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import { determiners, phraseAt, phraseIndex, prepositions, stemsOf, stopWords } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { comparePlaces, elsewhere, samePlace } from '../places.ts'
import { type Actor, subjectOf } from '../read/actor.ts'
import { capitalOf, stateNamed } from '../read/lexicon.ts'
import type { Clause, Mention, Sentence } from '../sentence.ts'
import { standsFor } from '../subject.ts'

interface Frame {
  /** Stems of the event: `meet`, `summit`, `match` ... */
  readonly event: readonly string[]
  /** The principals are persons, so that a meeting of their delegations is another event. */
  readonly principals: boolean
  readonly participants: number
}

const locatives = new Set(lexicon.locatives)
const copulas = phraseIndex(lexicon.copulas.map((word) => [word, true] as const))
const refusals = phraseIndex(lexicon.refusals.map((word) => [word, true] as const))
const leaving = phraseIndex(lexicon.leaving.map((word) => [word, true] as const))
const stances = phraseIndex(lexicon.stances.map((word) => [word, true] as const))
const happen = phraseIndex(lexicon.happen.map((word) => [word, true] as const))
const cancelled = phraseIndex(lexicon.cancelled.map((word) => [word, true] as const))
const promises = new Set(stemsOf(commitments.promise.nouns.filter((noun) => noun !== 'offer')))
const travel = phraseIndex(lexicon.travel.map((word) => [word, true] as const))
const meetings = new Set(stemsOf(lexicon.meetings))
const moves = new Set(stemsOf(lexicon.moves))
const lesser = new Set(stemsOf(lexicon.lesser))
const principals = new Set(stemsOf(lexicon.principals))

/** A place in a sentence with what ties it to an event. */
interface Spot {
  readonly mention: Mention
  readonly place: string
  readonly tie: 'located' | 'named' | 'refused' | 'chosen' | 'left'
}

const groundNouns = /^(soil|territory|ground|land)$/

/** Mentions that name no place whatever their words: people, roles, pronouns, and a club not "in" its city. */
const actsOnly = (mention: Mention, setting: Setting): boolean =>
  mention.role !== null ||
  mention.head === 'pronoun' ||
  mention.type === 'person' ||
  (participates(mention, setting) && !/^(in|at)$/.test(mention.preposition ?? ''))

/** `the Kelder case`: a name before a common noun describes it. */
const describesNoun = (sentence: Sentence, mention: Mention): boolean => {
  const next = sentence.tokens[mention.to]
  if (next?.kind !== 'word' || next.capital || mention.possessive) return false
  return (
    !stopWords.has(next.lower) &&
    !prepositions.has(next.lower) &&
    !/(ed|ing|ly)$/.test(next.lower) &&
    !/^(instead|rather|today|tomorrow|next|last|this|early|late|amid|because|since|while|when|where|who|which)$/.test(
      next.lower,
    )
  )
}

const unlisted = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  if (participates(mention, setting))
    return sentence.tokens[mention.from - 1]?.lower === 'in' && !describesNoun(sentence, mention) ? mention.text : null
  if (describesNoun(sentence, mention)) return null
  if (ofValue(mention, setting)) return mention.text
  return mention.type === 'name' && locatives.has(mention.preposition ?? '') && mention.preposition !== 'to'
    ? mention.text
    : null
}

const placeOf = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  if (mention.head === 'capital' && mention.party) return capitalOf(stateNamed(mention.party) ?? mention.party) ?? null
  if (mention.head === 'adjective')
    return groundNouns.test(sentence.tokens[mention.to]?.lower ?? '') ? mention.placeName : null
  if (actsOnly(mention, setting)) return null
  return mention.placeName ?? unlisted(sentence, mention, setting)
}

/** A club named like its city is no place unless something is in it. */
const participates = (mention: Mention, setting: Setting): boolean =>
  setting.subject.names.some((name) => name.name === mention.name && name.type !== 'person')

const ofValue = (mention: Mention, setting: Setting): boolean =>
  comparePlaces(setting.claim.value, mention.text) !== 'different'

const clauseAt = (sentence: Sentence, at: number): Clause => sentence.clauses[sentence.clauseOf[at] ?? 0] as Clause

const lowerBetween = (sentence: Sentence, from: number, to: number): string =>
  sentence.tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.lower)
    .join(' ')

/** The verb `to be` whose subject the place is, an aside in commas passed over. */
const beAfter = (sentence: Sentence, mention: Mention): number => {
  const reach = sentence.tokens[mention.to]?.text === ',' ? 10 : 5
  const be = sentence.tokens.findIndex(
    (token) => token.index >= mention.to && token.index < mention.to + reach && /^(be|remain|becom)$/.test(token.stem),
  )
  const between = sentence.mentions.some(
    (other) => other.from >= mention.to + 2 && other.to <= be && other.head !== 'pronoun' && other.preposition === null,
  )
  return between ? -1 : be
}

/** `X is the only venue`, `X was its choice`, `going to X is out of the question`. */
const predicate = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  const located = mention.preposition !== null
  if (located && !locatives.has(mention.preposition ?? '')) return null
  const be = beAfter(sentence, mention)
  return be < 0 ? null : calledAfter(sentence, be, located)
}

/** What the words after `be` call the place. */
const calledAfter = (sentence: Sentence, be: number, located: boolean): Spot['tie'] | null => {
  for (let at = be + 1; at < Math.min(sentence.tokens.length, be + 8); at += 1) {
    if (/^[,;]$/.test(sentence.tokens[at]?.text ?? '')) return null
    if (phraseAt(refusals, sentence.tokens, at)) return 'refused'
    if (!located && phraseAt(copulas, sentence.tokens, at)) return isNegated(sentence, at, 4) ? 'refused' : 'chosen'
  }
  return null
}

const governedBy = (sentence: Sentence, mention: Mention, index: typeof stances, reach: number): boolean => {
  for (let at = Math.max(clauseAt(sentence, mention.from).from, mention.from - reach); at < mention.from; at += 1) {
    if (phraseAt(index, sentence.tokens, at)) return true
  }
  return false
}

/** `the president's office in K`, `the Assize Court in K`: the place belongs to the body before it. */
const ofNoun = (sentence: Sentence, mention: Mention): boolean =>
  mention.preposition === 'in' &&
  sentence.mentions.some(
    (other) =>
      other.type === 'party' &&
      other.head !== 'pronoun' &&
      !other.possessive &&
      other.to <= mention.from - 1 &&
      other.to >= mention.from - 2,
  )

const byPreposition = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  const preposition = mention.preposition ?? ''
  if (preposition === 'from') return 'left'
  if (governedBy(sentence, mention, leaving, 2)) return 'left'
  if (ofNoun(sentence, mention)) return null
  if (/^(to|into)$/.test(preposition) && !governedBy(sentence, mention, travel, 8)) return null
  return locatives.has(preposition) ? 'located' : byStance(sentence, mention)
}

const byStance = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  if (/^(to host|will host|hosts|host|as the|as venue)/.test(lowerBetween(sentence, mention.to, mention.to + 2)))
    return 'chosen'
  const named = /(about|of|as|for|only|be|was|is|named|at)$/.test(
    lowerBetween(sentence, mention.from - 1, mention.from),
  )
  return governedBy(sentence, mention, stances, named ? 6 : 2) ? 'named' : null
}

const tieOf = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  const before = lowerBetween(sentence, mention.from - 3, mention.from)
  if (/(other than|except|except for|but for|besides)( the)?$/.test(before)) return 'chosen'
  if (/(^| )(not|never)$/.test(before)) return 'refused'
  return predicate(sentence, mention) ?? byPreposition(sentence, mention)
}

const wordsBetween = (sentence: Sentence, clause: Clause, test: (stem: string) => boolean): boolean =>
  sentence.tokens.slice(clause.from, clause.to).some((token) => test(token.stem))

const clauseHas = (sentence: Sentence, clause: Clause, index: typeof stances): boolean => {
  for (let at = clause.from; at < clause.to; at += 1) if (phraseAt(index, sentence.tokens, at)) return true
  return false
}

/** The principals meet: both are named, or one who comes, or `the leaders' meeting`. Their delegations are other people. */
const principalsMeet = (sentence: Sentence, clause: Clause, tie: Spot['tie'], setting: Setting): number => {
  const collective = wordsBetween(sentence, clause, (stem) => principals.has(stem))
  const here = new Set(
    sentence.mentions.flatMap((mention) =>
      setting.subject.names
        .filter((name) => name.type === 'person' && standsFor(sentence, mention, name))
        .map((name) => name.name),
    ),
  )
  if (here.size >= 2) return 1
  if (sentence.tokens.some((token) => lesser.has(token.stem)) && !collective) return 0
  if (here.size === 1 && (clauseHas(sentence, clause, travel) || tie !== 'located')) return 0.8
  if (here.size === 1) return clauseHas(sentence, clause, stances) ? 0.6 : 0
  const meeting = wordsBetween(sentence, clause, (stem) => meetings.has(stem) || stem === 'invitation')
  if (collective && meeting) return 0.8
  return (meeting || tie === 'chosen' || tie === 'refused') && setting.match.carried >= 0.35 ? 0.4 : 0
}

/** `between A and B`, `A v B`: a co-participant that is none of the claim's. */
const otherPair = (sentence: Sentence, clause: Clause, setting: Setting): boolean =>
  sentence.mentions.some(
    (mention) =>
      mention.from >= clause.from &&
      mention.to <= clause.to &&
      /^(between|against|versus|v)$/.test(mention.preposition ?? '') &&
      !setting.match.names.includes(mention.name) &&
      !setting.isHolder(mention.party),
  )

/** The clause is about somebody the claim does not name. */
const strangerLeads = (sentence: Sentence, clause: Clause, setting: Setting): boolean => {
  const first = sentence.mentions.find(
    (mention) =>
      mention.from >= clause.from &&
      mention.to <= clause.to &&
      mention.preposition === null &&
      mention.head !== 'adjective',
  )
  if (!first || first.head === 'pronoun' || first.role !== null || setting.isHolder(first.party)) return false
  return (
    !setting.match.names.includes(first.name) &&
    !setting.subject.context.names.includes(first.name) &&
    first.to - first.from > 1 &&
    first.type !== 'place'
  )
}

/** 0 when another event is meant, up to 1 when this one is named with its participants. */
const sameEvent = (sentence: Sentence, clause: Clause, tie: Spot['tie'], frame: Frame, setting: Setting): number => {
  if (frame.principals) return principalsMeet(sentence, clause, tie, setting)
  const { match, subject } = setting
  const event = match.words.length > 0
  if (match.names.length < 2 && strangerLeads(sentence, clause, setting)) return 0
  if (match.names.length > 0 && match.names.length >= Math.min(2, subject.names.length)) return 1
  if (otherPair(sentence, clause, setting)) return 0
  if (match.names.length > 0 && event) return 0.8
  if (strangers(sentence, clause, setting) > 1) return 0
  return event && match.carried >= 0.45 ? 0.5 : match.carried >= 0.6 ? 0.3 : 0
}

/** Names in the clause that neither the claim nor its speaker explains: participants of another event. */
const strangers = (sentence: Sentence, clause: Clause, setting: Setting): number =>
  sentence.mentions.filter(
    (mention) =>
      mention.from >= clause.from &&
      mention.to <= clause.to &&
      mention.preposition === null &&
      mention.head !== 'pronoun' &&
      !setting.match.names.includes(mention.name) &&
      !setting.isHolder(mention.party),
  ).length

/** Who refuses the place: the subject of the refusing verb, not the owner of the invitation that is refused. */
const refuserOf = (sentence: Sentence, spot: Spot): Actor | null => {
  for (let at = spot.mention.from - 1; at >= Math.max(0, spot.mention.from - 18); at -= 1) {
    if (phraseAt(leaving, sentence.tokens, at)) return subjectOf(sentence.tokens, sentence.mentions, at)
  }
  return null
}

/** The party whose stance the clause tells: `publicly invited the leader to K`, `Russia's decision to meet in I`. */
const stanceOf = (sentence: Sentence, spot: Spot): Actor | null => {
  const left = leavingVerb(sentence, spot.mention)
  if (left !== undefined) return subjectOf(sentence.tokens, sentence.mentions, left)
  for (let at = spot.mention.from - 1; at >= Math.max(0, spot.mention.from - 18); at -= 1) {
    if (!phraseAt(stances, sentence.tokens, at) && !phraseAt(leaving, sentence.tokens, at)) continue
    const owner = sentence.mentions.findLast(
      (mention) => mention.to <= at && at - mention.to <= 2 && mention.possessive,
    )
    if (owner?.party)
      return {
        party: owner.party,
        name: owner.name,
        from: owner.from,
        owned: false,
        outsider: false,
        pronoun: null,
        thing: null,
      }
    const actor = subjectOf(sentence.tokens, sentence.mentions, at)
    if (actor?.party) return actor
  }
  return spot.tie === 'refused' || spot.tie === 'left'
    ? subjectOf(sentence.tokens, sentence.mentions, spot.mention.from - 1)
    : null
}

const involved = (party: string, setting: Setting): boolean =>
  setting.isHolder(party) || setting.subject.names.some((name) => name.party === party || name.name === party)

const happens = (sentence: Sentence, clause: Clause, frame: Frame): boolean => {
  for (let at = clause.from; at < clause.to; at += 1) {
    if (phraseAt(happen, sentence.tokens, at) || phraseAt(stances, sentence.tokens, at)) return true
    if (frame.event.includes(sentence.tokens[at]?.stem ?? '')) return true
  }
  return false
}

const moved = (sentence: Sentence, clause: Clause): boolean => wordsBetween(sentence, clause, (stem) => moves.has(stem))

const strengths: Readonly<Record<Spot['tie'], number>> = {
  located: 0.5,
  named: 0.2,
  refused: 0,
  chosen: 0.9,
  left: -0.4,
}

const fullPlace = (spot: Spot, spots: readonly Spot[]): string => {
  const inside = spots.find(
    (other) =>
      other !== spot &&
      other.mention.from >= spot.mention.to &&
      other.mention.from - spot.mention.to <= 3 &&
      other.mention.preposition === 'in',
  )
  return inside && spot.mention.preposition === 'at' ? `${spot.place}, ${inside.place}` : spot.place
}

const holderOf = (
  sentence: Sentence,
  spot: Spot,
  clause: Clause,
  refused: boolean,
  setting: Setting,
): string | undefined => {
  if (clause.speaker?.party && !clause.speaker.outsider) return undefined
  const actor = (refused ? refuserOf(sentence, spot) : null) ?? stanceOf(sentence, spot)
  return actor?.party && !actor.outsider && involved(actor.party, setting) ? actor.party : undefined
}

/** `T is ready to host them in I`: an offer by somebody who is no party to it. */
const offeredByOthers = (sentence: Sentence, clause: Clause, spot: Spot, setting: Setting): boolean => {
  const actor = stanceOf(sentence, spot)
  const speaker = clause.speaker?.party
  return [actor?.party, speaker].some((party) => party && !involved(party, setting) && stateNamed(party) !== undefined)
}

/** `the trip to M was scrapped`. */
const calledOffAfter = (sentence: Sentence, mention: Mention): boolean => {
  for (let at = mention.to; at < mention.to + 5; at += 1)
    if (
      phraseAt(cancelled, sentence.tokens, at) &&
      /^(is|was|were|been|be)$/.test(sentence.tokens[at - 1]?.lower ?? '')
    )
      return true
  return false
}

/** `was to have been played in F`, `from F`, `instead of F`: where it would have been. */
const isFormer = (sentence: Sentence, spot: Spot): boolean =>
  (spot.tie === 'left' && spot.mention.preposition === 'from') ||
  governedBy(sentence, spot.mention, cancelled, 8) ||
  calledOffAfter(sentence, spot.mention) ||
  /(was|were) to (have )?be|had been|originally|instead of|rather than|(was|were) (due|meant|supposed|scheduled) to/.test(
    lowerBetween(sentence, spot.mention.from - 8, spot.mention.from),
  )

/** The verb that gives the place up: `turned down the invitation to meet in M`, but not `withdrew its promise`. */
const leavingVerb = (sentence: Sentence, mention: Mention): number | undefined => {
  for (let at = mention.from - 1; at >= Math.max(clauseAt(sentence, mention.from).from, mention.from - 12); at -= 1) {
    const hit = phraseAt(leaving, sentence.tokens, at)
    if (hit && !sentence.tokens.slice(at, at + 5).some((token) => promises.has(token.stem))) return at
  }
  return undefined
}

const isRefused = (sentence: Sentence, spot: Spot): boolean =>
  spot.tie === 'refused' ||
  spot.tie === 'left' ||
  (spot.tie === 'located' && isNegated(sentence, spot.mention.from, 8)) ||
  leavingVerb(sentence, spot.mention) !== undefined

/** Is the event the claim's own, and does the sentence put it somewhere at all? 0 when not. */
const eventAt = (sentence: Sentence, spot: Spot, frame: Frame, setting: Setting): number => {
  const clause = clauseAt(sentence, spot.mention.from)
  if (spot.tie === 'located' && !happens(sentence, clause, frame)) return 0
  if (spot.tie === 'left' && isNegated(sentence, spot.mention.from, 10)) return 0
  if (frame.principals && offeredByOthers(sentence, clause, spot, setting)) return 0
  return sameEvent(sentence, clause, spot.tie, frame, setting)
}

const answerOf = (sentence: Sentence, spot: Spot, spots: readonly Spot[], frame: Frame, setting: Setting): Answer[] => {
  const clause = clauseAt(sentence, spot.mention.from)
  const event = eventAt(sentence, spot, frame, setting)
  const refused = isRefused(sentence, spot)
  if (event === 0 || (refused && !samePlace(spot.place, setting.claim.value))) return []
  const holder = holderOf(sentence, spot, clause, refused, setting)
  const span = { from: spot.mention.from, to: spot.mention.to }
  const note = `${spot.place} is ${refused ? 'refused' : 'where it would be'}`
  return [
    {
      value: refused ? elsewhere([spot.place]) : fullPlace(spot, spots),
      span,
      ...(holder === undefined ? {} : { holder }),
      settled: moved(sentence, clause),
      former: isFormer(sentence, spot),
      strength: strengths[spot.tie] + event - 0.4 - (refused ? 0.6 : 0),
      cues: [{ ...span, rule: `place.${refused ? 'refused' : spot.tie}`, note }],
    },
  ]
}

/** Where does an event take place? Sets of places, "only", exclusion; a city that acts is no venue. */
export const place: Kind<Frame> = {
  name: 'place',
  summary: 'where something happens: a city, a country or a venue, "anywhere but" one of them included',
  compile: (_claim, { subject }) => ({
    event: [...new Set(subject.groups.flatMap((group) => group.stems))].filter((stem) => !determiners.has(stem)),
    principals: subject.names.some((name) => name.type === 'person'),
    participants: subject.names.length,
  }),
  lint: (claim) =>
    /\p{L}/u.test(claim.value)
      ? []
      : [
          {
            path: 'value',
            message: `"${claim.value}" names no place`,
            fix: 'Give the place by name, such as `Moscow`.',
            severity: 'error',
          },
        ],
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const spots = sentence.mentions.flatMap((mention): Spot[] => {
      const named = placeOf(sentence, mention, setting)
      const tie = named === null ? null : tieOf(sentence, mention)
      return named !== null && tie !== null && fold(named) !== '' ? [{ mention, place: named, tie }] : []
    })
    return spots.flatMap((spot) => answerOf(sentence, spot, spots, frame, setting))
  },
  compare: (_claim, current, heard) => comparePlaces(current, heard),
}
