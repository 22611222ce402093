import lexicon from '../../../knowledge/places.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import { determiners, phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { comparePlaces, elsewhere } from '../places.ts'
import { type Actor, subjectOf } from '../read/actor.ts'
import { capitalOf, stateNamed } from '../read/lexicon.ts'
import type { Clause, Mention, Sentence } from '../sentence.ts'

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
const moves = new Set(stemsOf(lexicon.moves))
const lesser = new Set(stemsOf(lexicon.lesser))
const principals = new Set(stemsOf(lexicon.principals))

/** A place in a sentence with what ties it to an event. */
interface Spot {
  readonly mention: Mention
  readonly place: string
  readonly tie: 'located' | 'named' | 'refused' | 'chosen' | 'left'
}

const placeOf = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  if (mention.head === 'capital' && mention.party) return capitalOf(stateNamed(mention.party) ?? mention.party) ?? null
  if (mention.head === 'adjective')
    return /^(soil|territory|ground|land)$/.test(sentence.tokens[mention.to]?.lower ?? '') ? mention.placeName : null
  if (mention.role || mention.head === 'pronoun' || mention.type === 'person') return null
  if (mention.placeName) return mention.placeName
  if (ofValue(mention, setting)) return mention.text
  return mention.type === 'name' && locatives.has(mention.preposition ?? '') && mention.preposition !== 'to'
    ? mention.text
    : null
}

const ofValue = (mention: Mention, setting: Setting): boolean =>
  comparePlaces(setting.claim.value, mention.text) !== 'different'

const clauseAt = (sentence: Sentence, at: number): Clause => sentence.clauses[sentence.clauseOf[at] ?? 0] as Clause

const lowerBetween = (sentence: Sentence, from: number, to: number): string =>
  sentence.tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.lower)
    .join(' ')

/** `X is the only venue`, `X was its choice`, `X is out of the question`. */
const predicate = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  const end = clauseAt(sentence, mention.from).to
  const be = sentence.tokens.findIndex(
    (token) =>
      token.index >= mention.to &&
      token.index < Math.min(end + 6, mention.to + 12) &&
      /^(be|remain|becom)$/.test(token.stem),
  )
  if (be < 0 || (be - mention.to > 4 && !/,/.test(lowerBetween(sentence, mention.to, be)))) return null
  for (let at = be + 1; at < Math.min(sentence.tokens.length, be + 8); at += 1) {
    if (phraseAt(refusals, sentence.tokens, at)) return 'refused'
    if (phraseAt(copulas, sentence.tokens, at)) return isNegated(sentence, at, 4) ? 'refused' : 'chosen'
    if (/^[,;]$/.test(sentence.tokens[at]?.text ?? '')) return null
  }
  return null
}

const governedBy = (sentence: Sentence, mention: Mention, index: typeof stances, reach: number): boolean => {
  for (let at = Math.max(clauseAt(sentence, mention.from).from, mention.from - reach); at < mention.from; at += 1) {
    if (phraseAt(index, sentence.tokens, at)) return true
  }
  return false
}

const tieOf = (sentence: Sentence, mention: Mention): Spot['tie'] | null => {
  const before = lowerBetween(sentence, mention.from - 3, mention.from)
  if (/(other than|except|except for|but for|besides)( the)?$/.test(before)) return 'chosen'
  if (/^(not|never)$/.test(sentence.tokens[mention.from - 1]?.lower ?? '')) return 'refused'
  const said = predicate(sentence, mention)
  if (said) return said
  if (mention.preposition === 'from') return 'left'
  if (governedBy(sentence, mention, leaving, 2)) return 'left'
  if (locatives.has(mention.preposition ?? '')) return 'located'
  if (/^(to host|will host|hosts|host|as the|as venue)/.test(lowerBetween(sentence, mention.to, mention.to + 2)))
    return 'chosen'
  if (/(about|of|as|for|only|be|was|is|named|at)$/.test(before) && governedBy(sentence, mention, stances, 6))
    return 'named'
  return governedBy(sentence, mention, stances, 2) ? 'named' : null
}

const wordsBetween = (sentence: Sentence, clause: Clause, test: (stem: string) => boolean): boolean =>
  sentence.tokens.slice(clause.from, clause.to).some((token) => test(token.stem))

/** 0 when another event is meant, up to 1 when this one is named with its participants. */
const sameEvent = (sentence: Sentence, clause: Clause, frame: Frame, setting: Setting): number => {
  const { match, subject } = setting
  const collective = wordsBetween(sentence, clause, (stem) => principals.has(stem)) && frame.principals
  const named = match.names.length + (collective ? 2 : 0)
  const event = match.words.length > 0
  if (frame.principals && wordsBetween(sentence, clause, (stem) => lesser.has(stem)) && match.names.length < 2) return 0
  if (named >= Math.min(2, subject.names.length) && named > 0) return 1
  if (named > 0 && event) return 0.8
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

/** The party whose stance the clause tells: `publicly invited the leader to K`, `Russia's decision to meet in I`. */
const stanceOf = (sentence: Sentence, spot: Spot): Actor | null => {
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

const holderOf = (sentence: Sentence, spot: Spot, clause: Clause, setting: Setting): string | undefined => {
  if (clause.speaker?.party && !clause.speaker.outsider) return undefined
  const actor = stanceOf(sentence, spot)
  return actor?.party && !actor.outsider && involved(actor.party, setting) ? actor.party : undefined
}

/** `T is ready to host them in I`: an offer by somebody who is no party to it. */
const offeredByOthers = (sentence: Sentence, clause: Clause, spot: Spot, setting: Setting): boolean => {
  const actor = stanceOf(sentence, spot)
  const speaker = clause.speaker?.party
  return [actor?.party, speaker].some((party) => party && !involved(party, setting) && stateNamed(party) !== undefined)
}

const answerOf = (sentence: Sentence, spot: Spot, spots: readonly Spot[], frame: Frame, setting: Setting): Answer[] => {
  const clause = clauseAt(sentence, spot.mention.from)
  const event = sameEvent(sentence, clause, frame, setting)
  if (event === 0) return []
  if (spot.tie === 'located' && !happens(sentence, clause, frame)) return []
  if (frame.principals && offeredByOthers(sentence, clause, spot, setting)) return []
  const negative = spot.tie === 'refused' || (spot.tie === 'located' && isNegated(sentence, spot.mention.from, 8))
  const refused = negative || spot.tie === 'left' || governedBy(sentence, spot.mention, leaving, 12)
  const holder = holderOf(sentence, spot, clause, setting)
  return [
    {
      value: refused ? elsewhere([spot.place]) : fullPlace(spot, spots),
      span: { from: spot.mention.from, to: spot.mention.to },
      ...(holder === undefined ? {} : { holder }),
      settled: moved(sentence, clause),
      former: spot.tie === 'left' && spot.mention.preposition === 'from',
      strength: strengths[spot.tie] + event - 0.4 - (refused ? 0.6 : 0),
      cues: [
        {
          from: spot.mention.from,
          to: spot.mention.to,
          rule: `place.${refused ? 'refused' : spot.tie}`,
          note: `${spot.place} is ${refused ? 'refused' : 'where it would be'}`,
          weight: strengths[spot.tie],
        },
      ],
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
