/** What the words right around a date say of it: old, kept, denied. */

import { parseDate } from '../../text/date-values.ts'
import type { Sentence } from '../sentence.ts'
import { leadOf, type Scene, type SceneDate } from './attach.ts'

const formerLead =
  /(?:\b(?:had (?:earlier |originally |previously |first )?been (?:\w+ )?(?:due|scheduled|planned|set|expected|promised|fixed|pencilled in|slated|to|aiming|targeting|hoping|planning|working towards?|looking at)\b[^.;]{0,160}|\bhad (?:earlier |originally |previously |first )?(?:hoped|planned|intended|aimed|wanted|expected)\b[^.;,]{0,160}|\b(?:was|were) to have\b[^.;]{0,160}|\b(?:instead of|rather than|not|postponed from|moved from|delayed from|forward from|back from|away from|put off from|brought forward from)(?: the| on)?|\b(?:originally|initially|previously|formerly|(?:first|once) (?:planned|scheduled|set|due|promised|announced|expected|hoped|intended|fixed|foreseen|agreed|proposed|decreed|given|named|pencilled in))\b[^.;,]{0,160}|\b(?:previous|earlier|original|old|initial|former) (?:\w+ )?(?:date|plan|schedule|deadline|target|slot)\b[^.;,]{0,160}))\s*(?:on|for|in|to|was|of|the)?\s*$/i
const formerTail =
  /^ ?(?:previously|originally|as (?:first|originally|previously|initially) (?:planned|announced|scheduled|intended|hoped))\b/i

/** A paper takes back what it wrote: `in our preview we wrote that`, `an earlier version of this story said`. */
const takenBack =
  /\b(?:in (?:our|the|an?|\w+day's) [^.;,]{3,70} we|we (?:wrongly|incorrectly|mistakenly)|this (?:newspaper|website|site|paper|agency)|(?:an? |our |the )?(?:earlier|previous|original|first) (?:version|report|article|story|edition|bulletin|headline)(?: of (?:this|the|our) (?:story|article|report))?) (?:had )?(?:\w+ly )?(?:said|wrote|reported|stated|gave|published|put|printed)\b|\b(?:wrongly|incorrectly|mistakenly|erroneously|in error|misstated)\b/i

/** The first date behind such words; a second one is the right one. */
const isTakenBack = ({ sentence, dates }: Scene, at: number): boolean => {
  const words = takenBack.exec(sentence.text.slice(0, dates[at]?.start))
  return words !== null && !dates.slice(0, at).some(({ start }) => start >= words.index + words[0].length)
}

const plannedLead =
  /\b(?:was|were|had been) (?:\w+ )?(?:foreseen|planned|scheduled|due|set|fixed|meant|supposed|expected|intended|billed|slated|down)\b(?:(?! and )[^.;,]){0,40}$/i
const overturnedTail = /^[^.;,]{0,12},? (?:but|yet|and now|until)\b/i
const earlierPlan = /\b(?:earlier,? (?:it|they|the \w+) (?:was|were|had)\b[^.;]{0,120}|before that,?(?: \w+){0,2} ?)$/i

/** `It was foreseen for 9 February, but`, `earlier it was set for 2 May, and before that, in a first draft, for the 9th`. */
const isOverturned = ({ sentence }: Scene, date: SceneDate): boolean => {
  const lead = leadOf(sentence, date)
  if (earlierPlan.test(lead)) return true
  return plannedLead.test(lead) && overturnedTail.test(sentence.text.slice(date.end))
}

const perfectLead = /\bhad (?:\w+ly |already |only |just )?(?!to\b|no\b)\w+(?: \w+){0,2}? (?:on|for|to|at)(?: the)? $/i

/** `days after it had settled on 3 May`: beside another date to come, one that is told in the past perfect held before. */
const isPastPerfect = (scene: Scene, date: SceneDate): boolean => {
  const { sentence, dates, setting } = scene
  const isAhead = ({ value }: SceneDate): boolean => value.last > setting.published.slice(0, 10)
  const isPerfect = (each: SceneDate): boolean => perfectLead.test(leadOf(sentence, each))
  return isAhead(date) && isPerfect(date) && dates.some((other) => isAhead(other) && !isPerfect(other))
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
  if (isOverturned(scene, date) || isPastPerfect(scene, date)) return true
  return fromTo || isTakenBack(scene, at) || formerLead.test(lead) || formerTail.test(sentence.text.slice(date.end))
}

const keptWords =
  /\b(?:as (?:scheduled|planned|announced|agreed)|remains?|(?:does|do|did|will) not change|(?:is|are|was|were) unchanged|unaffected|on schedule|still (?:stands?|holds?|set|due|planned|scheduled)|sticks? to|stuck to|keeps? to|stands? by)\b/i

/** Words of a date that stands, whatever it is now: `as planned on the 4th`, `the date, 3 May, does not change`. */
export const isToldAsKept = ({ sentence }: Scene, date: SceneDate): boolean =>
  keptWords.test(sentence.text.slice(Math.max(0, date.start - 40), date.end + 40))

/** The other date of the sentence is the known one, or one that is given up: `not on the 9th but on the 16th`. */
export const replacesOther = (scene: Scene, date: SceneDate): boolean => {
  const known = parseDate(scene.frame.value)
  const isOld = date.value.last < scene.setting.published.slice(0, 10) || isDenied(scene, date)
  if (typeof known !== 'object' || date.value.name === known.name || isOld) return false
  return scene.dates.some(
    (other, at) =>
      other !== date &&
      other.value.name !== date.value.name &&
      (other.value.name === known.name || isFormer(scene, at) || isDenied(scene, other)),
  )
}

const deniedLead =
  /\b(?:cannot|can't|will not|won't|would not|could not|no longer|never|did not|does not|is not|are not|not now|nobody|no one|nothing|(?<!\b(?:said|says|say|with|has|have|had) )no(?! (?:later|earlier|sooner|doubt|matter|fewer|less|more|change)))\b(?! (?:only|just|before|until|later))[^,;.]{0,32}$/i
const deniedTail =
  /^[^,;.]{0,12}\b(?:is|are|was|would be|will be|comes|came|has come) (?:not possible|impossible|out of the question|too (?:early|soon))\b/i

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

const usualCaveat =
  /\b(?:(?:if|provided|assuming|as long as|so long as|should)(?: that)? (?:(?:all|everything|things?) (?:is|are|go|goes|works?|holds?|stays?|turns?|runs?|fits?|falls?)\b|everything (?:work|go|hold|stay|be)\b|nothing (?:else )?(?:goes|go|changes?|breaks?|gets?|comes?|happens?|intervenes?|stands?)\b|the (?:weather|winds?|seas?|skies|swell|rain|snow|ice|forecast)\b)|(?:weather|conditions) permitting|all being well|barring)\b/i

/** A caveat that goes with every plan, and makes no condition of it: `if nothing goes wrong`, `weather permitting`. */
export const hasUsualCaveat = ({ text }: Sentence): boolean => usualCaveat.test(text)
