import irregular from '../../../knowledge/irregular.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import { determiners, prepositions, stopWords } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { capitalOf, stateNamed } from '../read/lexicon.ts'
import type { Mention, Sentence, TokenSpan } from '../sentence.ts'
import { comparePlaces } from './compare.ts'
import type { PlaceFrame } from './frame.ts'
import { prepositionOf, siteEnd } from './governed.ts'
import { ingNouns, locatives, parts, sites } from './lexicon.ts'

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

const verbForms: ReadonlySet<string> = new Set(Object.values(irregular as Record<string, string[]>).flat())

const groundNouns = /^(soil|territory|ground|land|capital|city|town|venue|resort|port)$/

const beforeVerb =
  /^(instead|rather|today|tomorrow|next|last|this|early|late|amid|because|since|while|when|where|who|which|after|from|for|as|despite|following|will|would)$/

/** `the M crossing`, and no verb: an article stands before the name. */
const isIngNoun = ({ tokens, mentions }: Sentence, at: number): boolean =>
  ingNouns.has(tokens[at]?.lower ?? '') &&
  mentions.some(({ from, to }) => to === at && determiners.has(tokens[from - 1]?.lower ?? ''))

/** `the Kelder case`: a name before a common noun describes it. */
export const describesNoun = (sentence: Sentence, at: number, possessive: boolean): boolean => {
  const next = sentence.tokens[at]
  if (next?.kind !== 'word' || next.capital || possessive) return false
  return (
    !stopWords.has(next.lower) &&
    !prepositions.has(next.lower) &&
    (!/(ed|ing|ly|self|selves)$/.test(next.lower) || isIngNoun(sentence, at)) &&
    !verbForms.has(next.lower) &&
    !beforeVerb.test(next.lower)
  )
}

const endsInSite = (text: string): boolean =>
  sites.has(
    fold(text)
      .split(/[\s-]+/)
      .at(-1) ?? '',
  ) || siteFirst.test(text)
const siteFirst =
  /^(Estadio|Stade|Stadion|Hotel|Palais|Palazzo|Château|Hospital|Lake|Mount|Port|Cape|Camp|Fort|RAF|USS|HMS|MV|MS)\b/

/** A name of the claim, or a part of one: a club named like its city is no place unless something is in it. */
const participates = (mention: Mention, setting: Setting): boolean => {
  const words = fold(mention.text).split(/\s+/)
  return setting.subject.names.some((one) => {
    const own = fold(one.name).split(/\s+/)
    return one.name === mention.name || words.every((word) => own.includes(word))
  })
}

/** `take part in Eurovision`: the claim's own name of nobody and no place. */
const isEventName = (mention: Mention, setting: Setting): boolean =>
  !ofValue(mention.text, setting) &&
  setting.subject.names.some(
    (one) =>
      one.type === 'name' &&
      fold(one.name)
        .split(/\s+/)
        .includes(fold(mention.text).split(/\s+/)[0] ?? ''),
  )

/** A state of the claim or its holder acts, unless something is in it. */
const isActor = (mention: Mention, setting: Setting): boolean =>
  mention.party !== null &&
  mention.placeName !== null &&
  stateNamed(mention.placeName) !== undefined &&
  !/^(in|into|inside)$/.test(mention.preposition ?? '') &&
  (setting.isHolder(mention.party) || setting.subject.names.some((one) => one.party === mention.party))

const ofValue = (text: string, setting: Setting): boolean => comparePlaces(setting.claim.value, text) !== 'different'

/** A name no gazetteer lists is a place where a locative governs it, where it is a site, or where the claim says so. */
const unlisted = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  const located = locatives.has(mention.preposition ?? '')
  if (describesNoun(sentence, mention.to, mention.possessive)) return null
  if (isEventName(mention, setting)) return null
  if (participates(mention, setting))
    return /^(in|at)$/.test(sentence.tokens[mention.from - 1]?.lower ?? '') ? mention.text : null
  if (ofValue(mention.text, setting) || endsInSite(mention.text)) return mention.text
  if (mention.type !== 'name') return null
  return located || locatedNames(setting).has(fold(mention.text)) ? mention.text : null
}

/** `Preah Vihear province`, governed by a locative: the body is the land. */
const asLand = ({ role, text, preposition }: Mention): string | null =>
  role === 'body' &&
  /^\p{Lu}/u.test(text) &&
  parts.has(text.split(' ').at(-1) ?? '') &&
  locatives.has(preposition ?? '')
    ? text
    : null

/** The name with the preposition that governs it and, where that is a locative, the common noun it ends with. */
const asGoverned = (sentence: Sentence, named: Mention): Mention => {
  const mention = { ...named, preposition: prepositionOf(sentence, named) }
  const end = siteEnd(sentence, mention)
  const isSite =
    mention.type === 'name' &&
    end !== undefined &&
    locatives.has(mention.preposition ?? '') &&
    !describesNoun(sentence, end, false)
  return isSite ? { ...mention, to: end, text: `${mention.text} ${sentence.tokens[mention.to]?.text}` } : mention
}

const isNobodysPlace = (mention: Mention, setting: Setting): boolean => {
  if (mention.head === 'pronoun' || mention.type === 'person' || isActor(mention, setting)) return true
  if (mention.role !== null)
    return !(/\p{Lu}/u.test(mention.text) && endsInSite(mention.text) && locatives.has(mention.preposition ?? ''))
  return participates(mention, setting) && mention.placeName !== null && !/^(in|at)$/.test(mention.preposition ?? '')
}

const placeOf = (sentence: Sentence, mention: Mention, setting: Setting): string | null => {
  if (mention.head === 'capital' && mention.party) return capitalOf(stateNamed(mention.party) ?? mention.party) ?? null
  if (mention.head === 'adjective')
    return groundNouns.test(sentence.tokens[mention.to]?.lower ?? '') ? mention.placeName : null
  const land = asLand(mention)
  if (land !== null) return land
  if (isNobodysPlace(mention, setting)) return null
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
  const known =
    fold(setting.claim.value)
      .split(/[\s,]+/)
      .includes(first.lower) || storyNames(setting).has(first.lower)
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
