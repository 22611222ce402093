import { fold } from '../../text/normalise.ts'
import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import type { PlaceFrame } from './frame.ts'
import type { Spot } from './spots.ts'

const memo = new WeakMap<readonly Sentence[], ReadonlyMap<string, string>>()

/** What the story itself puts inside what: `the Olympiahalle in Innsbruck`, `Innsbruck's Olympiahalle`, `Bern, Switzerland`. */
const withinOf = (sentences: readonly Sentence[]): ReadonlyMap<string, string> => {
  const known = memo.get(sentences)
  if (known) return known
  const pairs = new Map<string, string>()
  for (const { mentions, tokens } of sentences)
    for (const [at, small] of mentions.entries()) {
      const next = mentions[at + 1]
      if (next && next.preposition === 'in' && next.from - small.to <= 2 && next.from > small.to)
        pairs.set(fold(small.text), next.text)
      if (next?.placeName && tokens[small.to]?.text === ',' && next.from === small.to + 1)
        pairs.set(fold(small.text), next.text)
      if (next && small.possessive && next.from === small.to && small.placeName) pairs.set(fold(next.text), small.text)
    }
  memo.set(sentences, pairs)
  return pairs
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
  return outer && !fold(spot.place).includes(fold(outer)) ? `${spot.place}, ${outer}` : spot.place
}

/** Does the title name it? */
export const inTitle = (spot: Spot, setting: Setting): boolean =>
  fold(setting.sentences[0]?.text ?? '').includes(fold(spot.place))
