/** Whose event it is: the claim's, or that of strangers. */

import { type Mention, type Sentence, speakerOf, type TokenSpan } from '../sentence.ts'
import type { Scene } from './attach.ts'

const isOurs = (mention: Mention, { setting }: Scene): boolean =>
  setting.isHolder(mention.party) ||
  setting.subject.names.some(
    (name) => name.name === mention.name || (name.party !== null && name.party === mention.party),
  )

const isStranger = (mention: Mention, scene: Scene): boolean =>
  mention.type === 'name' && !isOurs(mention, scene) && !scene.frame.words.includes(mention.text)

/** A strange name that the event's word follows; a party counts only where no name of the claim is in sight. */
const isActing = (actor: Mention, hit: TokenSpan, scene: Scene): boolean => {
  const { sentence, setting } = scene
  const between = sentence.tokens.slice(actor.to, hit.from)
  if (between.some((token) => /^(it|they|he|she|which|who|that|,)$/.test(token.lower))) return false
  if (isStranger(actor, scene)) return true
  const named = sentence.mentions.some((mention) => setting.subject.names.some((name) => name.name === mention.name))
  return actor.type !== 'place' && !named && !isOurs(actor, scene)
}

/** `Ostland holds its own election`: a place that acts, where the claim is about another one. */
const isStrangePlaces = (scene: Scene, hit: TokenSpan): boolean => {
  const { sentence, setting, frame } = scene
  const subject = sentence.mentions.findLast(
    (mention) => mention.to <= hit.from && mention.preposition === null && mention.head !== 'pronoun',
  )
  if (subject === undefined || hit.from - subject.to > 4 || subject.placeName === null) return false
  const isPlaced = setting.subject.names.some((name) => name.type === 'place' || name.type === 'party')
  return isPlaced && !isOurs(subject, scene) && !frame.words.includes(subject.text)
}

/**
 * The event is another one's: a strange name stands nearest before its word (`Mafia went on sale`), or beside one of the
 * claim's parties (`Levante and Villarreal` is another match than `Villarreal and Barcelona`).
 */
export const isOthers = (scene: Scene, span: TokenSpan, hit: TokenSpan): boolean => {
  const { sentence, setting, spans } = scene
  if (setting.subject.names.length === 0) return false
  const from = Math.max(0, ...spans.filter((other) => other.to <= span.from).map((other) => other.to))
  const names = sentence.mentions.filter(
    (mention) =>
      mention.type !== 'place' &&
      mention.head !== 'pronoun' &&
      !/^(in|at|for|on)$/.test(mention.preposition ?? '') &&
      /\p{Lu}/u.test(mention.text),
  )
  if (isStrangePlaces(scene, hit)) return true
  const first = names[0]
  const opens = first !== undefined && first.from <= 1 && first.to < hit.from && !first.possessive
  const relates = opens && /^(who|which|whose)$/.test(sentence.tokens[first.to + 1]?.lower ?? '')
  if (relates && isStranger(first, scene)) return true
  const actor = names.findLast((mention) => mention.to <= hit.from)
  if (actor !== undefined && hit.from - actor.to <= 6 && isActing(actor, hit, scene)) return true
  const near = names.filter((mention) => mention.from >= from && mention.to <= span.from)
  const ours = near.filter((mention) => isOurs(mention, scene))
  const strangers = near.filter((mention) => isStranger(mention, scene))
  if (ours.length === 0) return strangers.length > 0 && !sentence.mentions.some((mention) => isOurs(mention, scene))
  return strangers.some((stranger) => ours.some((own) => areOpponents(sentence, stranger, own)))
}

const versus = /^(and|v|vs|against|-|with|to|face|faces|host|hosts|beat|meet|meets|at)$/

const areOpponents = (sentence: Sentence, left: Mention, right: Mention): boolean => {
  const [first, second] = left.from < right.from ? [left, right] : [right, left]
  const between = sentence.tokens.slice(first.to, second.from)
  return between.length > 0 && between.length <= 2 && between.every((token) => versus.test(token.lower))
}

/** Sorts of event whose names are people and clubs, who speak; the names of other events are things, which do not. */
const peopled: ReadonlySet<string> = new Set(['match', 'meeting', 'visit', 'strike', 'hearing', 'vote', 'concert'])

/** "The probe", "the game" in the place of a speaker: the date is the holder's. */
export const isThing = ({ sentence, frame, setting }: Scene, hit: TokenSpan): boolean => {
  const speaker = speakerOf(sentence, hit.from)
  if (!speaker || frame.sorts.some((sort) => peopled.has(sort))) return false
  return setting.subject.names.some((name) => name.type === 'name' && speaker.name.includes(name.name))
}

/** The holder itself does what has the date: `the agency will now decide by 15 January, the company said`. */
export const isHoldersAct = ({ sentence, setting }: Scene, hit: TokenSpan): boolean => {
  const actor = sentence.mentions.findLast(
    (mention) =>
      mention.to <= hit.from && mention.preposition === null && !mention.possessive && mention.head !== 'pronoun',
  )
  return actor !== undefined && setting.isHolder(actor.party)
}
