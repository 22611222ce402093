import type { Answer, Kind, Setting } from '../kind.ts'
import { comparePlaces, elsewhere, isNarrower, samePlace } from '../places/compare.ts'
import { clauseAt, principalsMeet } from '../places/event.ts'
import { type PlaceFrame, placeFrame } from '../places/frame.ts'
import { holderOf, leavingVerb } from '../places/holder.ts'
import { hasAny, moves } from '../places/lexicon.ts'
import { isWish, ofBody, signsOf, type Tied } from '../places/signs.ts'
import { type Spot, spotsIn } from '../places/spots.ts'
import { fullPlace } from '../places/story.ts'
import { isCalledOff, isDenied, isFormer, staysPut, type Tie, tieOf } from '../places/ties.ts'
import { isBehindSpeech } from '../places/verbs.ts'
import { type Clause, lowerBetween, type Sentence } from '../sentence.ts'

const isRefused = (sentence: Sentence, spot: Spot, tie: Tie): boolean =>
  /^(refused|left|instead)$/.test(tie) ||
  (tie === 'located' && isDenied(sentence, spot)) ||
  leavingVerb(sentence, spot) !== undefined ||
  isCalledOff(sentence, spot)

const tiedOf = (sentence: Sentence, spot: Spot, frame: PlaceFrame, setting: Setting): Tied[] => {
  const tie = tieOf(sentence, spot, frame.preposition)
  if (tie === null || ofBody(sentence, spot, setting) || (!spot.own && isBehindSpeech(sentence, spot))) return []
  if (frame.principals && principalsMeet(sentence, spot, tie, setting) === 0) return []
  const refused = isRefused(sentence, spot, tie)
  if (refused && !samePlace(spot.place, setting.claim.value)) return []
  return [{ spot, tie, refused: refused && !(/^(left|instead)$/.test(tie) && staysPut(sentence, spot)) }]
}

/** `Kenya offers to host it in Nairobi`: the state acts. */
const isHostState = ({ spot }: Tied, all: readonly Tied[]): boolean =>
  spot.sort === 'state' &&
  spot.preposition === null &&
  all.some((other) => other.spot.sort !== 'state' && !other.refused)

/** "Anywhere but M" says less than the place named beside it. */
const saysMore = (tied: Tied, all: readonly Tied[]): boolean =>
  !tied.refused || !all.some((other) => !other.refused && !samePlace(other.spot.place, tied.spot.place))

/** `was to have been played in F`, `wanted to build it in L`: given up where another place stands beside it. */
const isGivenUp = (sentence: Sentence, { spot, refused }: Tied, all: readonly Tied[]): boolean =>
  !refused &&
  isFormer(sentence, spot) &&
  all.some(
    (other) => other.spot !== spot && !samePlace(other.spot.place, spot.place) && !isFormer(sentence, other.spot),
  )

/** `If he is ready, he is welcome in M`: the condition is no condition of the invitation. */
const restated = (sentence: Sentence, spot: Spot): boolean =>
  sentence.tokens[0]?.lower === 'if' &&
  (sentence.clauseOf[spot.from] ?? 0) >= 0 &&
  sentence.tokens.some(
    (token) => token.index < spot.from && spot.from - token.index <= 4 && /^(welcome|invit|com)$/.test(token.stem),
  ) &&
  sentence.tokens.slice(0, spot.from).some((token) => token.text === ',')

/** `has won the final`, `was awarded to K`: told as done, whoever tells it. */
const isDone = (sentence: Sentence, spot: Spot, tie: Tie): boolean => {
  const clause = clauseAt(sentence, spot.from)
  return (
    tie === 'chosen' &&
    clause.certainty === 'said' &&
    /\b(has|have|was|were|been|won|got|beat|landed)\b/.test(lowerBetween(sentence, clause.from, clause.to))
  )
}

/** `that the session be moved to K`: demanded, not done. */
const isSubjunctive = (sentence: Sentence, { from, to }: Clause): boolean =>
  /(^|[\s,])that (?!.*\b(?:will|would|to|can|could|may|might|must|shall|should|cannot|not) be\b).* be \w+(?:ed|n)\b/.test(
    lowerBetween(sentence, from, to),
  )

const answerOf = (
  sentence: Sentence,
  tied: Tied,
  all: readonly Tied[],
  frame: PlaceFrame,
  setting: Setting,
): Answer => {
  const { spot, tie, refused } = tied
  const clause = clauseAt(sentence, spot.from)
  const holder = holderOf(sentence, spot, clause, tie, refused, setting)
  return {
    value: refused
      ? elsewhere([spot.place])
      : fullPlace(
          spot,
          all.filter((other) => other === tied || !other.refused).map((other) => other.spot),
          frame,
          setting,
        ),
    span: { from: spot.from, to: spot.to },
    ...(holder === undefined ? {} : { holder }),
    ...(restated(sentence, spot) ? { certainty: 'said' as const } : {}),
    settled:
      !isWish(sentence, spot, setting) &&
      !isSubjunctive(sentence, clause) &&
      (tie === 'moved' || isDone(sentence, spot, tie) || hasAny(sentence, moves, clause.from, clause.to)),
    cues: signsOf(sentence, tied, all, frame, setting),
  }
}

/** Where does an event take place? Sets of places, "only", exclusion; a city that acts is no venue. */
export const place: Kind<PlaceFrame> = {
  name: 'place',
  summary: 'where something happens: a city, a country or a venue, "anywhere but" one of them included',
  compile: placeFrame,
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
    const all = spotsIn(sentence, frame, setting).flatMap((spot) => tiedOf(sentence, spot, frame, setting))
    const open = all.filter((tied) => saysMore(tied, all) && !isGivenUp(sentence, tied, all) && !isHostState(tied, all))
    return open.map((tied) => answerOf(sentence, tied, all, frame, setting))
  },
  compare: (_claim, current, heard) => comparePlaces(current, heard),
  narrows: isNarrower,
}
