/** The part a date plays in its sentence: the day moved to or set, the day of a statement or of the news, the event's own. */

import type { TokenSpan } from '../sentence.ts'
import { type Attachment, bestOf, leadOf, type Scene, type SceneDate } from './attach.ts'
import { isDayOfNews, isEndOfOwn } from './other-days.ts'

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
const countedFrom =
  /\b(?:since|anniversary of|years? (?:after|since)|ever since|dating (?:back )?to|as of|up to)\s+(?:the |on |in )?$/i

/** The part a date plays: what the words around it make of it. */
export type DateRole =
  | 'moved-to'
  | 'set-for'
  | 'spoken'
  | 'news-day'
  | 'happened-on'
  | 'event-on'
  | 'since'
  | 'loose-on'
  | 'unanchored'
  | 'aside'

/** Shapes in which the day of the news is told. */
const newsShapes: ReadonlySet<string> = new Set(['weekday', 'shift', 'period', 'day', 'monthday'])

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

/** Of a day that has come: the day of a statement, of other news, or of the event. */
const pastRole = (
  scene: Scene,
  date: SceneDate,
  span: TokenSpan,
  attachment: Attachment,
  isOwn: boolean,
): DateRole | undefined => {
  if (newsShapes.has(date.shape)) {
    if (isToldAfterwards(scene, date)) return 'spoken'
    const { hit } = bestOf(attachment)
    if (!isOwn && (hit === undefined || isDayOfNews(scene, date, span, hit))) return 'news-day'
  }
  return isOwn && date.lean === 'past' ? 'happened-on' : undefined
}

const aheadRole = (lead: string, isOwn: boolean, anchored: boolean, { loose }: Attachment): DateRole => {
  if (setLead.test(lead)) return anchored ? 'set-for' : 'unanchored'
  if (isOwn) return 'event-on'
  return anchored && loose.at <= 3 ? 'loose-on' : 'aside'
}

/** The part a date plays, with the words it may belong to. */
export const roleOf = (scene: Scene, date: SceneDate, span: TokenSpan, attachment: Attachment): DateRole => {
  const lead = leadOf(scene.sentence, date)
  const anchored = isAnchored(scene, attachment)
  if (movedLead.test(lead)) return anchored ? 'moved-to' : 'unanchored'
  if (countedFrom.test(lead)) return 'since'
  const { event, word } = attachment
  const isOwn = Math.min(event.at, event.hit === undefined ? word.at : Number.POSITIVE_INFINITY) <= BESIDE
  const isPast = date.value.first <= scene.setting.published.slice(0, 10) && date.lean !== 'future'
  const past = isPast ? pastRole(scene, date, span, attachment, isOwn || isEndOfOwn(scene, span)) : undefined
  return past ?? aheadRole(lead, isOwn, anchored, attachment)
}
