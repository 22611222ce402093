/** Days that are not the day of the claim's event: of the news, of an account, of another event, of a part of it. */

import tenses from '../../../knowledge/tense.json' with { type: 'json' }
import type { TokenSpan } from '../sentence.ts'
import { dateVerbs, isOwnHit, leadOf, type Scene, type SceneDate } from './attach.ts'
import { courseVerbs, endsItsDay } from './course.ts'

const spokenDay: ReadonlySet<string> = new Set(['weekday', 'shift', 'period'])

/** Verbs that say nothing by themselves: `made landfall on Wednesday`, `were held on Monday`. */
const lightVerb = /^(was|were|had|been|made|took|held|came|went|got)$/
const irregularPast: ReadonlySet<string> = new Set(tenses.past)

const isPastVerb = (lower = ''): boolean => irregularPast.has(lower) || /[a-z]{2}ed$/.test(lower)

/** "said on Thursday", "opened a review of the merger on Monday": the day of a verb that is not the event's. */
export const isDayOfNews = (scene: Scene, date: SceneDate, span: TokenSpan, hit: TokenSpan): boolean => {
  if (!spokenDay.has(date.shape)) return false
  const { tokens, clauses, clauseOf } = scene.sentence
  if (hit.from >= span.to && isPastVerb(tokens[span.to]?.lower)) return true
  if (date.lean === 'future' || span.from - hit.to === 1) return false
  const start = clauses[clauseOf[span.from] ?? 0]?.from ?? 0
  const verb = tokens.findLast(
    (token) =>
      token.index >= start && token.index < span.from && isPastVerb(token.lower) && !lightVerb.test(token.lower),
  )
  if (verb === undefined || dateVerbs.has(verb.stem) || courseVerbs.has(verb.stem)) return false
  return !scene.hits.some((each) => isOwnHit(scene.frame, each) && each.from <= verb.index && verb.index < each.to)
}

/** `released on PC in spring`: a name between event and date that the claim does not know narrows the event. */
export const isNarrowed = (scene: Scene, span: TokenSpan, hit: TokenSpan): boolean => {
  const [from, to] = hit.to <= span.from ? [hit.to, span.from] : [span.to, hit.from]
  const between = scene.sentence.tokens.slice(from, to)
  return between.some((token, at) => {
    const next = between[at + 1]
    if (!/^(on|for|in|to)$/.test(token.lower) || next === undefined || !next.capital) return false
    return scene.frame.sorts[0] === 'release' && !scene.frame.words.includes(next.text)
  })
}

/** `the three months to September`, `the fiscal year that ends in March`, `closer to Christmas`: no day of an event. */
export const noEventDay =
  /\b(?:(?<!\b(?:by|for) (?:\w+ ){0,2})(?:months|weeks|quarter|half|year)(?: that)?(?: runs?| ends?| ended| ending| starting)?,? (?:to|in|through|until|on|ended)|closer to|close to|compared with|since|until after|fiscal|season)\s*$/i

/** `a hardware launch planned for`: an event told of as new is another one, unless the claim's names stand with it. */
export const isNewEvent = (scene: Scene, hit: TokenSpan, span: TokenSpan): boolean => {
  const { sentence, setting } = scene
  const before = sentence.tokens.slice(Math.max(0, hit.from - 3), hit.from)
  const article = before.findLastIndex((token) => /^(a|an|another)$/.test(token.lower))
  const isNoun =
    article >= 0 &&
    before
      .slice(article + 1)
      .every((token) => token.kind === 'word' && !/^(to|of|in|on|at|for|that|which|who)$/.test(token.lower))
  const [from, to] = [Math.min(hit.from, span.from) - 4, Math.max(hit.to, span.to) + 2]
  const named = sentence.mentions.some(
    (mention) =>
      mention.from >= from && mention.to <= to && setting.subject.names.some((name) => name.name === mention.name),
  )
  const behind = hit.to <= span.from ? sentence.tokens.slice(hit.to, span.from) : []
  const takesNewObject = /^(a|an|another|two|three|several)$/.test(behind[0]?.lower ?? '')
  return (isNoun || takesNewObject) && !named
}

/** `last weekend's matches`: several events, not the one. */
export const isSeveral = (scene: Scene, date: SceneDate, hit: TokenSpan): boolean =>
  /'s$/.test(scene.sentence.text.slice(date.start, date.end)) &&
  /[^s]s$/.test(scene.sentence.tokens[hit.to - 1]?.lower ?? '')

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
