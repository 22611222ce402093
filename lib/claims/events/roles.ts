/** The part a date plays in its sentence: the day its event is set for, moved to or happened on, or none of them. */

import type { TokenSpan } from '../sentence.ts'
import { type Attachment, leadOf, type Scene, type SceneDate } from './attach.ts'
import { isEndOfOwn } from './other-days.ts'

const movedLead =
  /\b(?:mov(?:ed|es|e|ing)|postpon(?:ed|es|e|ing)|delay(?:ed|s|ing)?|push(?:ed|es|ing)?|put|putting|brought|bring(?:s|ing)?|reschedul(?:ed|es|ing|e)|shift(?:ed|s|ing)?|switch(?:ed|es|ing)?|slip(?:ped|s|ping)?|adjourn(?:ed|s|ing)?|deferr?(?:ed|s|ing)?|extend(?:ed|s|ing)?|rearranged|chang(?:ed|es|ing)|held over|carried over|rolled over|prolong(?:ed|s)?|adjusted|reset|revised|cut short|advanced|transferred)\b(?:(?!\b(?:from)\b)[^.;,]){0,40}?\b(?:to|into|until|till|for|by)\s+(?:the |a |late |early |mid-?)*$/i
const setLead =
  /\b(?:set|scheduled|due|planned|pencilled in|penciled in|slated|fixed|expected|earmarked|booked|listed|arranged|targeted|targeting|aiming|on course|on track|timed|down|called|confirmed|chosen|agreed|named|ready|will be held|be held|take place|takes place|taking place|go ahead|goes ahead)\b(?: (?:to|by|for|on|in|at|from|the|now|\w+)){0,4}\s*$/i
const speech =
  'said|says|told|tells|announced|announces|confirmed|confirms|wrote|writes|added|adds|tweeted|posted|declared|reported|reports|published|revealed|disclosed|warned|insisted|reiterated|repeated|signalled|denied|ruled|agreed|asked|urged|spoke|speaking|learned|heard|showed|shows|issued|released a statement|statement|interview|message|letter|e-?mail|memo|memorandum|notice|bulletin|briefing|press conference|news conference|post|filing|announcement|column|editorial|podcast|note'
const audience =
  'reporters?|journalists?|staff|members|parliament|lawmakers|investors|shareholders|analysts|employees|workers|fans|viewers|listeners|state television|state media|the (?:bbc|agency|paper|newspaper|station|broadcaster|court|house|senate|council)|a (?:news|press) conference|(?:a|the) radio station|customers|clients|colleagues|it|so|this|that|in a statement|in (?:\\w+ )?(?:court|parliament|brussels|london|washington)'
const spokenLead = new RegExp(
  `\\b(?:${speech})(?: (?:to )?(?:${audience}))?(?:,? (?:on|late|early|in|of|dated|last|this|from|late on|earlier|here))*\\s*$`,
  'i',
)
const spokenTail =
  /^(?: (?:night|morning|evening|afternoon))?,? (?:that|in (?:a|an|its|his|her|their) (?:\w+ )?(?:statement|interview|letter|e-?mail|post|message|filing|memo|note|bulletin))\b/i
/** The part a date plays for its event: it is set for that day, or came on it. */
export type DateRole = 'set' | 'happened'

/** How near the event's word must stand for the date to be its own. */
const BESIDE = 5

/** Farther off than this, a word gives a date no anchor. */
const ANCHOR_REACH = 14

/** The sentence itself says what the date is of: a word of the event, a word about dates, or "it". */
const isAnchored = ({ sentence, setting }: Scene, { event, word, rival }: Attachment): boolean => {
  if (setting.match.names.length > 0) return true
  const near = Math.min(event.at, word.at + 2)
  const isPlain = /^(it|this|that|they|the (?:new |revised |rearranged )?(?:date|day))\b/i.test(sentence.text)
  return (near <= ANCHOR_REACH && near <= rival.at + 2) || isPlain
}

const isToldAfterwards = (scene: Scene, date: SceneDate): boolean => {
  const tail = scene.sentence.text.slice(date.end)
  return spokenLead.test(leadOf(scene.sentence, date)) || spokenTail.test(tail)
}

/** A day that has come is the event's, unless it is the day of a statement. */
const pastRole = (scene: Scene, date: SceneDate, span: TokenSpan, isBeside: boolean): DateRole | undefined => {
  if (isToldAfterwards(scene, date)) return undefined
  if (!isBeside && !isEndOfOwn(scene, span)) return undefined
  return date.lean === 'past' ? 'happened' : 'set'
}

/** The part a date plays, with the words it may belong to; undefined where it is no day of the event. */
export const roleOf = (
  scene: Scene,
  date: SceneDate,
  span: TokenSpan,
  attachment: Attachment,
): DateRole | undefined => {
  const lead = leadOf(scene.sentence, date)
  if (movedLead.test(lead)) return isAnchored(scene, attachment) ? 'set' : undefined
  const { event, word } = attachment
  const isBeside = Math.min(event.at, event.hit === undefined ? word.at : Number.POSITIVE_INFINITY) <= BESIDE
  const isPast = date.value.first <= scene.setting.published.slice(0, 10) && date.lean !== 'future'
  if (isPast) return pastRole(scene, date, span, isBeside)
  if (setLead.test(lead)) return isAnchored(scene, attachment) ? 'set' : undefined
  return isBeside ? 'set' : undefined
}
