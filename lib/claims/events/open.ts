/** Answers that there is no date any more. */

import type { Answer, Setting } from '../kind.ts'
import type { Cue, Sentence } from '../sentence.ts'
import { isOwnHit, spanOf, wordsFor } from './attach.ts'
import type { DateFrame } from './frame.ts'

/** Says in so many words that no date is set. */
const explicit =
  /\b(?:postponed|delayed|adjourned|suspended|put off|deferred|shelved|halted)\b[^.;]*\b(?:indefinitely|sine die|until further notice|without (?:(?:setting|giving|naming|fixing) )?an?y? ?(?:new )?date|for an indefinite)|\b(?:indefinitely|until further notice) (?:postponed|delayed|adjourned|suspended|put off|deferred|shelved)|\bno (?:new |fresh |firm |revised |alternative |replacement )?(?:\w+ )?(?:date|day|timetable|timeline|timescale) (?:has been|have been|was|is|had been|yet|for \w+ \w+ has been) ?(?:yet )?(?:set|announced|given|fixed|agreed|confirmed|named|in sight)?|\b(?:new )?date (?:has|had|is|was) (?:yet to|not yet|not|still to) (?:be|been) (?:set|announced|given|fixed|agreed|confirmed|named)|\b(?:a |the )?new date (?:will|would|is to|is being|to|should|must)\b|\b(?:needs?|seeking|find|looking for|set|announce|agree) a new date\b|\bdate (?:to be|tbc|tba) ?(?:confirmed|announced|decided|set)?/i
/** Put off, or stopped, with no word of when. */
const bare =
  /\b(?:postponed|put off|called off|suspended|shelved|scrubbed|on hold|put on ice|cancelled|canceled|abandoned|delayed|deferred|adjourned|halted|will not (?:take place|go ahead|be held|happen|start|begin|open|launch)|cannot (?:take place|go ahead|be held|start|begin|open))\b/i

const nearOwn = (sentence: Sentence, frame: DateFrame, from: number): number => {
  const hits = wordsFor(sentence).filter((hit) => isOwnHit(frame, hit))
  const least = hits.reduce((best, hit) => Math.min(best, Math.abs(hit.from - from)), Number.POSITIVE_INFINITY)
  return 1 / (1 + least / 6)
}

/** Of a match: both sides have been named by now. */
const namesAllSides = (sentence: Sentence, frame: DateFrame, { subject, sentences }: Setting): boolean => {
  if (!frame.sorts.includes('match')) return true
  const told = new Set(
    sentences.slice(0, sentence.index + 1).flatMap(({ mentions }) => mentions.map((mention) => mention.name)),
  )
  return subject.names.every(({ name }) => told.has(name))
}

/** Postponed, and no new date: the answer is that there is none. `dates` is how many the sentence gives. */
export const openAnswer = (
  sentence: Sentence,
  frame: DateFrame,
  setting: Setting,
  dates: number,
): Answer | undefined => {
  const said = explicit.exec(sentence.text)
  const match = said ?? bare.exec(sentence.text)
  if (match === null || frame.value === 'not set') return undefined
  const span = spanOf(sentence, match.index, match.index + match[0].length)
  const cue = (rule: string, note: string, value?: number): Cue => ({
    ...span,
    rule: `date.${rule}`,
    note,
    ...(value !== undefined && { value }),
  })
  const told = sentence.mentions.some(
    (mention) => setting.isHolder(mention.party) || setting.subject.names.some(({ name }) => name === mention.name),
  )
  return {
    value: 'not set',
    span,
    strength: 0,
    settled: true,
    cues: [
      said ? cue('not-set', 'says that no date is set') : cue('put-off', 'put off without a new date'),
      cue('open-near', 'how near a word for its event stands', nearOwn(sentence, frame, span.from)),
      ...(dates > 0 ? [cue('open-dated', 'the sentence gives a date all the same')] : []),
      ...(told ? [] : [cue('open-unnamed', "names nobody of the claim's")]),
      ...(namesAllSides(sentence, frame, setting) ? [] : [cue('open-one-side', 'the story has named one side only')]),
    ],
  }
}
