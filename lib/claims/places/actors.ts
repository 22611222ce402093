import { fold } from '../../text/normalise.ts'
import type { Token } from '../../text/tokens.ts'
import type { Setting } from '../kind.ts'
import { stateNamed } from '../read/lexicon.ts'
import type { Mention, Sentence } from '../sentence.ts'
import { comparePlaces } from './compare.ts'
import { endsInSite } from './governed.ts'
import { copulas, hasAny, locatives, refusals } from './lexicon.ts'
import { saysWhere } from './says-where.ts'

/** Is it the claim's own place, or one that holds it? */
export const ofValue = (text: string, setting: Setting): boolean =>
  comparePlaces(setting.claim.value, text) !== 'different'

/** A name of the claim, or a part of one: a club named like its city is no place unless something is in it. */
export const participates = (mention: Mention, setting: Setting): boolean => {
  const words = fold(mention.text).split(/\s+/)
  return setting.subject.names.some((one) => {
    const own = fold(one.name).split(/\s+/)
    return one.name === mention.name || words.every((word) => own.includes(word))
  })
}

/** `take part in the song contest`: the claim's own name of nobody and no place. */
export const isEventName = (mention: Mention, setting: Setting): boolean =>
  !ofValue(mention.text, setting) &&
  setting.subject.names.some(
    (one) =>
      one.type === 'name' &&
      fold(one.name)
        .split(/\s+/)
        .includes(fold(mention.text).split(/\s+/)[0] ?? ''),
  )

/** `Norland and Sudmark are out of the question`, `Peru would be the best place`: the state is spoken of as a place. */
export const isVenueSubject = (sentence: Sentence, mention: Mention): boolean =>
  mention.preposition === null && !mention.possessive && isVenueBefore(sentence, mention.to)

/** Does what follows at `at` say of its subject that it is a venue, or that it is none? */
export const isVenueBefore = (sentence: Sentence, at: number): boolean => {
  const { tokens } = sentence
  let verb = at
  while (verb < at + 6 && linksPlaces(tokens[verb])) verb += 1
  if (tokens[verb]?.stem === 'host') return verb > at
  if (!/^(be|remain|becom)$/.test(tokens[verb]?.stem ?? '') && !/^(is|are|was|were)$/.test(tokens[verb]?.lower ?? ''))
    return false
  return saysWhere(sentence, verb) || [refusals, copulas].some((words) => hasAny(sentence, words, verb + 1, verb + 7))
}

/** Between a place that is the subject and its verb: further places, `would`, `not`, `still`. */
const linksPlaces = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.capital ||
    /^(and|or|nor|,|will|would|can|could|should|might|may|must|has|have|had|not|also|still|now|too|to)$/.test(
      token.lower,
    ))

/** A state of the claim or its holder acts, unless something is in it. */
const isActor = (sentence: Sentence, mention: Mention, setting: Setting): boolean =>
  !isVenueSubject(sentence, mention) &&
  mention.party !== null &&
  mention.placeName !== null &&
  stateNamed(mention.placeName) !== undefined &&
  !/^(in|into|inside)$/.test(mention.preposition ?? '') &&
  (setting.isHolder(mention.party) || setting.subject.names.some((one) => one.party === mention.party))

/** `Adler, who won it`: a person. */
export const isPerson = ({ tokens }: Sentence, to: number): boolean =>
  /^(who|whose)$/.test(tokens[tokens[to]?.text === ',' ? to + 1 : to]?.lower ?? '')

/** A person, a body, a party to the claim that acts: no place, unless something is in it. */
export const isNobodysPlace = (sentence: Sentence, mention: Mention, setting: Setting): boolean => {
  if (mention.head === 'pronoun' || mention.type === 'person' || isActor(sentence, mention, setting)) return true
  if (mention.role !== null)
    return !(/\p{Lu}/u.test(mention.text) && endsInSite(mention.text) && locatives.has(mention.preposition ?? ''))
  return participates(mention, setting) && mention.placeName !== null && !/^(in|at)$/.test(mention.preposition ?? '')
}
