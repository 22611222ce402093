/** What speaks for and against a date's being the answer. */

import { dayNumber } from '../../text/calendar.ts'
import { compareDates, type DateValue, parseDate } from '../../text/date-values.ts'
import type { Setting } from '../kind.ts'
import type { Cue, TokenSpan } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import { namesOwnParties } from '../subject-names.ts'
import { attach, bestOf, type Scene, type SceneDate } from './attach.ts'
import { isTask } from './other-days.ts'
import { isOthers } from './others.ts'
import { roleOf } from './roles.ts'
import { hasUsualCaveat, isToldAsKept, replacesOther } from './wording.ts'

/** So many times the time that the article looked ahead, or that has passed since, counts as equally far. */
const FARTHEST = 10

/** Days that are near in the affair: how far the article looked ahead, or how long ago it was written. */
const horizon = ({ articlePublished, published }: Setting, known: DateValue): number => {
  const article = dayNumber(articlePublished.slice(0, 10))
  return Math.max(7, Math.abs(dayNumber(known.first) - article), dayNumber(published.slice(0, 10)) - article)
}

const gap = (known: DateValue, value: DateValue): number =>
  Math.max(0, dayNumber(value.first) - dayNumber(known.last), dayNumber(known.first) - dayNumber(value.last))

/** 0 to 1: how far a date lies from the known one, measured by how far the affair reaches. */
const apartness = (setting: Setting, known: DateValue, value: DateValue): number =>
  Math.min(1, Math.log1p(gap(known, value) / horizon(setting, known)) / Math.log1p(FARTHEST))

/** Shapes by how sharply they name a day; others say nothing by themselves. */
const sharpness: Readonly<Record<string, string>> = {
  day: 'day',
  days: 'day',
  monthday: 'day',
  nth: 'day',
  feast: 'day',
  beside: 'day',
  'after-weekday': 'day',
  shift: 'relative',
  season: 'long-stretch',
  half: 'long-stretch',
  year: 'long-stretch',
  fiscal: 'long-stretch',
}

const shapeSign = ({ sentence }: Scene, { shape, start, end }: SceneDate): readonly Sign[] => {
  const rule = sharpness[shape]
  return rule === undefined ? [] : [[rule, `reads ${sentence.text.slice(start, end)}`, true]]
}

/** How the date lies to the known one. */
const knownSigns = ({ setting }: Scene, known: DateValue, value: DateValue, happened: boolean): readonly Sign[] => {
  const relation = compareDates(known, value)
  return [
    ['apart', 'how far from the known date', apartness(setting, known, value)],
    ['earlier', 'before the known date', value.last < known.first],
    ['exact', 'exactly the known date', relation === 'same'],
    ['loosely', 'the known date, told less exactly', relation === 'looser'],
    ['happened-after', 'told as having happened, after the known date', happened && known.last < value.first],
  ]
}

/** Dates beside which one is one of many. */
const CROWD = 3

/** Other dates that the sentence names. */
const othersBeside = ({ dates }: Scene, date: SceneDate): number =>
  dates.filter(({ value, shape }) => value.name !== date.value.name && !/^(?:computed|counted)$/.test(shape)).length

const isConditional = ({ sentence }: Scene, span: TokenSpan): boolean =>
  sentence.clauses[sentence.clauseOf[span.from] ?? 0]?.certainty === 'conditional' && !hasUsualCaveat(sentence)

/** Every sign of one date, as cues. */
export const signsOf = (scene: Scene, date: SceneDate, span: TokenSpan, value: DateValue): readonly Cue[] => {
  const { frame, setting } = scene
  const attachment = attach(scene, span)
  const best = bestOf(attachment)
  const role = roleOf(scene, date, span, attachment)
  const known = parseDate(frame.value)
  return cuesOf('date', span, [
    ...shapeSign(scene, date),
    ['told', 'the day its event is set for, moved to or came on', role !== undefined],
    ['kept', 'told as a date that stands', isToldAsKept(scene, date)],
    ['replaces', 'set against an older date', replacesOther(scene, date)],
    ['task', "the term of another's task", isTask(scene, date, span)],
    ['rival', 'a word of another event stands nearer', attachment.rival.at < best.at],
    ['others', "another one's event", best.hit !== undefined && isOthers(scene, span, best.hit)],
    ['ahead', 'still to come', value.first > setting.published.slice(0, 10)],
    ...(typeof known === 'object' ? knownSigns(scene, known, value, role === 'happened') : []),
    ['conditional', 'the clause is conditional', isConditional(scene, span)],
    ['crowd', 'other dates in the sentence', Math.min(CROWD, othersBeside(scene, date))],
    ['strangers', 'no party of the claim is named', !namesOwnParties(setting)],
  ])
}
