/** What the words right around a date say of its part: the new date, the old one, a plan, the day of the news. */

import type { Sentence, TokenSpan } from '../sentence.ts'
import { type Attachment, bestOf, leadOf, type Scene, type SceneDate } from './attach.ts'
import { isDayOfNews } from './other-days.ts'

const formerLead =
  /(?:\b(?:had (?:earlier |originally |previously |first )?been (?:\w+ )?(?:due|scheduled|planned|set|expected|promised|fixed|pencilled in|slated|to)\b[^.;]*|\b(?:was|were) to have\b[^.;]*|\b(?:instead of|rather than|not|postponed from|moved from|delayed from|forward from|back from|away from|put off from|brought forward from)(?: the| on)?|\b(?:originally|initially|previously|formerly|first|once)\b[^.;,]*|\b(?:previous|earlier|original|old|initial|former) (?:\w+ )?(?:date|plan|schedule|deadline|target|slot)\b[^.;,]*))\s*(?:on|for|in|to|was|of|the)?\s*$/i
const formerTail =
  /^ ?(?:previously|originally|as (?:first|originally|previously|initially) (?:planned|announced|scheduled|intended|hoped))\b/i

/** A paper takes back what it wrote: `in our preview we wrote that`, `an earlier version of this story said`. */
const takenBack =
  /\b(?:in (?:our|the|an?|\w+day's) [^.;,]{3,30} we|we (?:wrongly|incorrectly|mistakenly)|this (?:newspaper|website|site|paper|agency)|(?:an? |our |the )?(?:earlier|previous|original|first) (?:version|report|article|story|edition|bulletin|headline)(?: of (?:this|the|our) (?:story|article|report))?) (?:had )?(?:\w+ly )?(?:said|wrote|reported|stated|gave|published|put|printed)\b|\b(?:wrongly|incorrectly|mistakenly|erroneously|in error|misstated)\b/i

/** The first date behind such words; a second one is the right one. */
const isTakenBack = ({ sentence, dates }: Scene, at: number): boolean => {
  const words = takenBack.exec(sentence.text.slice(0, dates[at]?.start))
  return words !== null && !dates.slice(0, at).some(({ start }) => start > words.index)
}

/** The date that held before: `from 19 November to January`, `had been due on`, `originally planned for`. */
export const isFormer = (scene: Scene, at: number): boolean => {
  const { sentence, dates } = scene
  const date = dates[at] as SceneDate
  const next = dates[at + 1]
  const lead = leadOf(sentence, date).replace(/\b(on|for|in) (the )?$/i, '')
  const fromTo =
    /\bfrom (?:the )?$/i.test(leadOf(sentence, date)) &&
    next !== undefined &&
    /^\s*(?:to|until)\b/i.test(sentence.text.slice(date.end, next.start))
  return fromTo || isTakenBack(scene, at) || formerLead.test(lead) || formerTail.test(sentence.text.slice(date.end))
}

const movedLead =
  /\b(?:mov(?:ed|es|e|ing)|postpon(?:ed|es|e|ing)|delay(?:ed|s|ing)?|push(?:ed|es|ing)?|put|putting|brought|bring(?:s|ing)?|reschedul(?:ed|es|ing|e)|shift(?:ed|s|ing)?|switch(?:ed|es|ing)?|slip(?:ped|s|ping)?|adjourn(?:ed|s|ing)?|deferr?(?:ed|s|ing)?|extend(?:ed|s|ing)?|rearranged|chang(?:ed|es|ing)|held over|carried over|rolled over|prolong(?:ed|s)?|adjusted|reset|revised|cut short|advanced)\b(?:(?!\b(?:from)\b)[^.;,]){0,40}?\b(?:to|until|till|for|by)\s+(?:the |a |late |early |mid-?)*$/i
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
const newWords =
  /\b(?:new date|new dates|revised|rearranged|rescheduled|instead|will now|is now|are now|now (?:due|set|expected|planned|scheduled|plans|expects|aims|hopes|to|be|on|starts?|begins?|opens?|runs?)|(?:later|earlier|sooner) than (?:\w+ )?(?:planned|expected|scheduled|promised|announced|hoped|intended|thought)|(?:a|one|two|three|four|six|several|\d+) (?:day|week|fortnight|month|year)s? (?:late|later|early|earlier|sooner)|brought forward|no longer)\b/i
const countedFrom =
  /\b(?:since|anniversary of|years? (?:after|since)|ever since|dating (?:back )?to|as of|up to)\s+(?:the |on |in )?$/i
const doubted =
  /\b(?:could|may|might|if|whether|suppose|perhaps|would rather|had wanted|wanted|asked for|called for|proposed|suggested|possibly|rumou?rs?|speculation|expected by analysts)\b/

/** Words of a new date near it: `instead`, `two weeks later than planned`. */
export const isToldAsNew = ({ sentence }: Scene, date: SceneDate): boolean =>
  newWords.test(sentence.text.slice(Math.max(0, date.start - 90), date.end + 60))

const deniedLead =
  /\b(?:cannot|can't|will not|won't|would not|could not|no longer|never|did not|does not|is not|are not|not now)\b(?! (?:only|just|before|until|later))[^,;.]{0,32}$/i
const deniedTail =
  /^[^,;.]{0,12}\b(?:is|are|was|would be|will be) (?:not possible|impossible|out of the question|too (?:early|soon))\b/i

/** `abandoned its aim of opening in December`, `gives up on closing this year`: unless a new date follows the verb. */
const droppedLead =
  /\b(?:abandon(?:s|ed|ing)?|giv(?:es?|en|ing) up|gave up|no longer|scrap(?:s|ped|ping)?|ditch(?:es|ed|ing)?|shelv(?:es?|ed|ing)|drop(?:s|ped|ping)? (?:its|their|the|plans?)|back(?:s|ed|ing)? away from|miss(?:es|ed|ing)?)\b(?:(?!\b(?:until|till|instead|but|now)\b)[^,;:]){0,90}$/i
/** `postpones Saturday's round`. */
const postponedLead =
  /\b(?:postpon(?:es?|ed|ing)|cancel(?:s|led|ed|ling|ing)?|call(?:s|ed|ing) off|put(?:s|ting)? off|delay(?:s|ed|ing)?) (?:the |its |their )?(?:\w+ ){0,2}$/i

const isDropped = ({ sentence }: Scene, date: SceneDate): boolean => {
  const lead = leadOf(sentence, date)
  return (
    droppedLead.test(lead) ||
    (postponedLead.test(lead) &&
      /^'s\b|^(?: \w+)? (?:talks|round|meeting|session|launch|match|game|vote|hearing|opening|start)\b/i.test(
        sentence.text.slice(date.end),
      ))
  )
}

/** `cannot be held on 16 May`, `16 May is out of the question`, `gives up on December`. */
export const isDenied = (scene: Scene, date: SceneDate): boolean =>
  deniedLead.test(leadOf(scene.sentence, date)) ||
  deniedTail.test(scene.sentence.text.slice(date.end)) ||
  isDropped(scene, date)

const moving =
  /\b(?:postpon\w+|delay\w*|put back|put off|push(?:ed|es|ing)? back|brought forward|reschedul\w+|new date|rearranged|adjourn\w*|called off|(?:later|earlier) than (?:\w+ )?(?:planned|expected|scheduled|promised|announced)|slip(?:s|ped)|moved (?:back|forward|to))\b/i

const hastening =
  /\b(?:brought|bring(?:s|ing)?|moved|mov(?:es|ing)|pull(?:ed|s|ing)?|came|come) (?:\w+ ){0,4}?(?:forward|up)\b|\b(?:(?:day|week|fortnight|month|year)s? (?:earlier|early|sooner|ahead)|(?<!\bno )(?:earlier|sooner) than|ahead of (?:schedule|plan|time)|advanced|hastened|sped up|accelerated)\b/i

/** The sentence tells that something comes sooner than was known. */
export const tellsOfHaste = ({ sentence }: Scene): boolean => hastening.test(sentence.text)

const moves = new WeakMap<readonly Sentence[], boolean>()

/** The story tells somewhere that a date has been moved. */
export const tellsOfMove = ({ setting }: Scene): boolean => {
  const known = moves.get(setting.sentences)
  if (known !== undefined) return known
  const told = setting.sentences.some((sentence) => moving.test(sentence.text))
  moves.set(setting.sentences, told)
  return told
}

/** A word of doubt before it. */
export const isDoubted = ({ sentence }: Scene, date: SceneDate): boolean => doubted.test(leadOf(sentence, date))

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
  const past = isPast ? pastRole(scene, date, span, attachment, isOwn) : undefined
  return past ?? aheadRole(lead, isOwn, anchored, attachment)
}
