import { fold } from '../../text/normalise.ts'
import type { Setting } from '../kind.ts'
import type { Mention, Sentence } from '../sentence.ts'
import type { PlaceFrame } from './frame.ts'
import type { Spot } from './spots.ts'

const memo = new WeakMap<readonly Sentence[], ReadonlyMap<string, string>>()

/** What the story itself puts inside what: `the Olympiahalle in Innsbruck`, `Innsbruck's Olympiahalle`, `Bern, Switzerland`. */
const withinOf = (sentences: readonly Sentence[]): ReadonlyMap<string, string> => {
  const known = memo.get(sentences)
  if (known) return known
  const pairs = new Map(sentences.flatMap(pairsOf))
  memo.set(sentences, pairs)
  return pairs
}

const pairsOf = (sentence: Sentence): (readonly [string, string])[] =>
  sentence.mentions.flatMap((small, at) => {
    const next = sentence.mentions[at + 1]
    return next ? pairOf(sentence, small, next) : []
  })

/** Which of two neighbours lies in the other. */
const pairOf = ({ tokens }: Sentence, small: Mention, next: Mention): (readonly [string, string])[] => {
  const gap = next.from - small.to
  if (next.preposition === 'in' && gap > 0 && gap <= 2) return [[fold(small.text), next.text]]
  if (next.placeName && gap === 1 && tokens[small.to]?.text === ',') return [[fold(small.text), next.text]]
  return small.possessive && gap === 0 && small.placeName ? [[fold(next.text), small.text]] : []
}

/** The place with the city it lies in, where the words beside it, the story or the article say so. */
export const fullPlace = (spot: Spot, spots: readonly Spot[], frame: PlaceFrame, setting: Setting): string => {
  if (spot.sort === 'listed' || spot.sort === 'state') return spot.place
  const beside = spots.find(
    (other) =>
      other !== spot &&
      other.from >= spot.to &&
      other.from - spot.to <= 3 &&
      other.preposition === 'in' &&
      spot.preposition !== 'in',
  )
  const outer = beside?.place ?? withinOf(setting.sentences).get(fold(spot.place)) ?? frame.within[fold(spot.place)]
  return outer && /\p{Lu}/u.test(outer) && !fold(spot.place).includes(fold(outer))
    ? `${spot.place}, ${outer}`
    : spot.place
}
