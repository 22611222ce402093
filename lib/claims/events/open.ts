/** Answers that there is no date any more. */

import type { Answer } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import { spanOf } from './attach.ts'
import type { DateFrame } from './frame.ts'

/** Says in so many words that no date is set. */
const explicit =
  /\b(?:postponed|delayed|adjourned|suspended|put off|deferred|shelved|halted)\b[^.;]*\b(?:indefinitely|sine die|until further notice|without (?:(?:setting|giving|naming|fixing) )?an?y? ?(?:new )?date|for an indefinite)|\b(?:indefinitely|until further notice) (?:postponed|delayed|adjourned|suspended|put off|deferred|shelved)|\bno (?:new |fresh |firm |revised |alternative |replacement )?(?:\w+ )?(?:date|day|timetable|timeline|timescale) (?:has been|have been|was|is|had been|yet|for \w+ \w+ has been) ?(?:yet )?(?:set|announced|given|fixed|agreed|confirmed|named|in sight)?|\b(?:new )?date (?:has|had|is|was) (?:yet to|not yet|not|still to) (?:be|been) (?:set|announced|given|fixed|agreed|confirmed|named)|\b(?:a |the )?new date (?:will|would|is to|is being|to|should|must)\b|\b(?:needs?|seeking|find|looking for|set|announce|agree) a new date\b|\bdate (?:to be|tbc|tba) ?(?:confirmed|announced|decided|set)?/i
/** Put off, or stopped, with no word of when. */
const bare =
  /\b(?:postponed|put off|called off|suspended|shelved|scrubbed|on hold|put on ice|cancelled|canceled|abandoned|delayed|deferred|adjourned|halted|will not (?:take place|go ahead|be held|happen|start|begin|open|launch)|cannot (?:take place|go ahead|be held|start|begin|open))\b/i

/** Postponed, and no new date: the answer is that there is none. */
export const openAnswer = (sentence: Sentence, frame: DateFrame): Answer | undefined => {
  const said = explicit.exec(sentence.text)
  const match = said ?? bare.exec(sentence.text)
  if (match === null || frame.value === 'not set') return undefined
  const span = spanOf(sentence, match.index, match.index + match[0].length)
  const signs: readonly Sign[] = [
    ['not-set', 'says that no date is set', said !== null],
    ['put-off', 'put off without a new date', said === null],
  ]
  return { value: 'not set', span, settled: true, cues: cuesOf('date', span, signs) }
}
