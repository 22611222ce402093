import { fold } from '../../text/normalise.ts'
import { stopWords } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { capitalOf, stateNamed } from '../read/lexicon.ts'
import type { Mention, Sentence, TokenSpan } from '../sentence.ts'
import {
  isEventName,
  isNobodysPlace,
  isPerson,
  isVenueBefore,
  isVenueSubject,
  ofValue,
  participates,
} from './actors.ts'
import type { PlaceFrame } from './frame.ts'
import { asGoverned, describesNoun, endsInSite } from './governed.ts'
import { locatives, parts } from './lexicon.ts'

/** A place in a sentence. */
export interface Spot extends TokenSpan {
  readonly place: string
  readonly preposition: string | null
  readonly possessive: boolean
  /** `listed` in the gazetteer, a `state`, a building or piece of land by its noun, or a name nobody knows. */
  readonly sort: 'listed' | 'state' | 'site' | 'unlisted'
  /** The claim's own place, or one it lies in. */
  readonly own: boolean
}

const groundNouns = /^(soil|territory|ground|land|capital|city|town|venue|resort|port)$/

/** A name no gazetteer lists is a place where a locative governs it, where it is a site, or where the claim says so. */
const unlisted = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  const located = locatives.has(mention.preposition ?? '')
  if (describesNoun(sentence, mention.to, mention.possessive)) return null
  if (isEventName(mention, setting) || isPerson(sentence, mention.to)) return null
  if (participates(mention, setting))
    return /^(in|at)$/.test(sentence.tokens[mention.from - 1]?.lower ?? '') ? mention.text : null
  if (ofValue(mention.text, setting) || endsInSite(mention.text)) return mention.text
  if (mention.type !== 'name') return null
  return located || locatedNames(setting).has(fold(mention.text)) || isVenueSubject(sentence, mention)
    ? mention.text
    : null
}

/** `K province`, governed by a locative: the body is the land. */
const asLand = ({ tokens }: Sentence, { to, role, text, preposition, party }: Mention): string | null =>
  role === 'body' &&
  tokens[to]?.lower !== 'of' &&
  stateNamed(party ?? '') === undefined &&
  /^\p{Lu}/u.test(text) &&
  parts.has(text.split(' ').at(-1) ?? '') &&
  locatives.has(preposition ?? '')
    ? text
    : null

const placeOf = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  if (mention.head === 'capital' && mention.party) return capitalOf(stateNamed(mention.party) ?? mention.party) ?? null
  if (mention.head === 'adjective')
    return groundNouns.test(sentence.tokens[mention.to]?.lower ?? '') ? mention.placeName : null
  const land = asLand(sentence, mention)
  if (land !== null) return land
  if (isNobodysPlace(sentence, mention, setting)) return null
  return mention.placeName ?? unlisted(sentence, mention, setting)
}

const sortOf = (mention: Mention, place: string): Spot['sort'] => {
  if (stateNamed(place) !== undefined) return 'state'
  if (mention.placeName !== null) return 'listed'
  return endsInSite(place) ? 'site' : 'unlisted'
}

/** The first word of a sentence is a capital whatever it is; it is a name where the story writes it so elsewhere. */
const openingName = (sentence: Sentence, frame: PlaceFrame, setting: Setting): Spot[] => {
  const [first, next] = sentence.tokens
  if (!first?.capital || sentence.mentions.some((mention) => mention.from === 0) || stopWords.has(first.lower))
    return []
  if (isPerson(sentence, 1)) return []
  const known =
    fold(setting.claim.value)
      .split(/[\s,]+/)
      .includes(first.lower) ||
    storyNames(setting).has(first.lower) ||
    (first.kind === 'word' && isVenueBefore(sentence, 1))
  if (!known || first.lower.length < 4 || (!next && frame.event.length === 0)) return []
  const text = first.text.replace(/'s?$/, '')
  const spot = { from: 0, to: 1, place: text, preposition: null, possessive: first.possessive }
  return [{ ...spot, sort: 'unlisted', own: ofValue(text, setting) }]
}

const located = new WeakMap<readonly Sentence[], ReadonlySet<string>>()

/** Names that a locative governs somewhere in the story. */
const locatedNames = ({ sentences }: Setting): ReadonlySet<string> => {
  const known = located.get(sentences)
  if (known) return known
  const found = new Set(
    sentences.flatMap((sentence) =>
      sentence.mentions
        .filter((mention) => /^(in|at|near|outside)$/.test(mention.preposition ?? ''))
        .map((mention) => fold(mention.text)),
    ),
  )
  located.set(sentences, found)
  return found
}

const names = new WeakMap<readonly Sentence[], ReadonlySet<string>>()

/** Single words that the story uses as names of nobody known. */
const storyNames = ({ sentences }: Setting): ReadonlySet<string> => {
  const known = names.get(sentences)
  if (known) return known
  const found = new Set(
    sentences.flatMap((sentence) =>
      sentence.mentions
        .filter((mention) => mention.type === 'name' && mention.to - mention.from === 1)
        .map((mention) => fold(mention.text)),
    ),
  )
  names.set(sentences, found)
  return found
}

/** Every place of a sentence, whatever happens there. */
export const spotsIn = (sentence: Sentence, frame: PlaceFrame, setting: Setting): Spot[] => [
  ...openingName(sentence, frame, setting),
  ...sentence.mentions.flatMap((named): Spot[] => {
    const mention = asGoverned(sentence, named)
    const place = placeOf(sentence, mention, setting)
    if (place === null || fold(place) === '') return []
    const { from, to, preposition, possessive } = mention
    return [{ from, to, place, preposition, possessive, sort: sortOf(mention, place), own: ofValue(place, setting) }]
  }),
]
