/** Days of terms and of ends: which are the event's own, and which are not. */

import tenses from '../../../knowledge/tense.json' with { type: 'json' }
import type { TokenSpan } from '../sentence.ts'
import { isOwnHit, leadOf, type Scene, type SceneDate } from './attach.ts'
import { endsItsDay } from './course.ts'

/** Verbs that say nothing by themselves: `made landfall on Wednesday`, `were held on Monday`. */
const lightVerb = /^(was|were|had|been|made|took|held|came|went|got)$/
const irregularPast: ReadonlySet<string> = new Set(tenses.past)

const isPastVerb = (lower = ''): boolean => irregularPast.has(lower) || /[a-z]{2}ed$/.test(lower)

const termLead = /\b(?:has|have|had|gave|gives?|given|giving|got|gets)\b(?: [\w'’-]+){0,4} $/i
const taskLead = /\b(?:to|must|should|shall) (?!be\b)\w+(?: [\w'’-]+){0,3} $/i

/** Tokens around a term within which the word of its task stands. */
const TASK_REACH = 6

/** `has until Easter to repaint the hull`, `told to return the books within a week`: the term of a task that is not the claim's event. */
export const isTask = ({ sentence, frame, hits }: Scene, date: SceneDate, span: TokenSpan): boolean => {
  const lead = leadOf(sentence, date)
  const words = sentence.text.slice(date.start, date.end)
  const isTerm = /^(?:until|till)\b/i.test(words) && termLead.test(lead)
  const isGiven = /^(?:within|by|before|in)\b/i.test(words) && taskLead.test(lead)
  if (!isTerm && !isGiven) return false
  return !hits.some(
    (hit) => isOwnHit(frame, hit) && hit.from >= span.from - TASK_REACH && hit.from <= span.to + TASK_REACH,
  )
}

/** `the talks, the fourth this year, ended in the capital on Sunday`, `ended the talks on Sunday`: the day is the event's. */
export const isEndOfOwn = ({ sentence, frame, hits }: Scene, span: TokenSpan): boolean => {
  const { tokens, clauses, clauseOf } = sentence
  const start = clauses[clauseOf[span.from] ?? 0]?.from ?? 0
  const verb = tokens.slice(start, span.from).findLast(({ lower }) => isPastVerb(lower) && !lightVerb.test(lower))
  if (verb === undefined || !endsItsDay(frame.sorts, verb.stem)) return false
  const events = hits.filter((hit) => !hit.told && hit.sort !== 'statement' && hit.from < span.from)
  const first = events.find(({ to }) => to <= verb.index) ?? events.find(({ from }) => from > verb.index)
  return first !== undefined && events.some((hit) => hit.from === first.from && isOwnHit(frame, hit))
}
