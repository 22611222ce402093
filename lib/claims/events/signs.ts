/** What speaks for and against a date's being the answer. */

import { dayNumber } from '../../text/calendar.ts'
import { compareDates, type DateValue, parseDate } from '../../text/date-values.ts'
import type { Setting } from '../kind.ts'
import type { Cue, TokenSpan } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'
import { namesOwnParties } from '../subject-names.ts'
import { type Attachment, attach, bestOf, leadOf, type Scene, type SceneDate } from './attach.ts'
import { isNarrowed, isNewEvent, isSeveral, isTask, noEventDay } from './other-days.ts'
import { isOthers, meetsAnother } from './others.ts'
import { roleOf } from './roles.ts'
import {
  hasUsualCaveat,
  isDoubted,
  isToldAsKept,
  isToldAsNew,
  replacesOther,
  tellsOfHaste,
  tellsOfMove,
} from './wording.ts'

/** So many times the time that the article looked ahead, or that has passed since, counts as equally far. */
const FARTHEST = 10

/** Days that are near in the affair: how far the article looked ahead, or how long ago it was written. */
const horizon = ({ articlePublished, published }: Setting, known: DateValue): number => {
  const article = dayNumber(articlePublished.slice(0, 10))
  return Math.max(7, Math.abs(dayNumber(known.first) - article), dayNumber(published.slice(0, 10)) - article)
}

const lengthOf = (value: DateValue): number => dayNumber(value.last) - dayNumber(value.first) + 1

const gap = (known: DateValue, value: DateValue): number =>
  Math.max(0, dayNumber(value.first) - dayNumber(known.last), dayNumber(known.first) - dayNumber(value.last))

const nearSigns = (attachment: Attachment): readonly Sign[] => {
  const { event, loose, rival } = attachment
  const best = bestOf(attachment).at
  return [
    ['near', 'how near a word for its event stands', nearness(event.at)],
    ['near-loose', 'how near a word about dates stands', nearness(loose.at)],
    ['no-event', 'no word for its event in the sentence', event.hit === undefined],
    ['rival', 'a word of another event stands nearer', rival.at < best],
    ['rival-near', 'how near a word of another event stands', nearness(rival.at)],
  ]
}

/** Is it the known date; and does the story tell of a move, which makes the known date an old one. */
const movedSigns = (scene: Scene, exact: boolean): readonly Sign[] => [
  ['exact', 'exactly the known date', exact],
  ['exact-moved', 'the known date, in a story of a move', exact && tellsOfMove(scene)],
  ['news-moved', 'another date, in a story of a move', !exact && tellsOfMove(scene)],
]

/** Shapes by how sharply they name a day. */
const sorts: Readonly<Record<string, string>> = {
  day: 'day',
  days: 'day',
  monthday: 'day',
  nth: 'day',
  feast: 'day',
  beside: 'day',
  'after-weekday': 'day',
  weekday: 'weekday',
  shift: 'relative',
  month: 'stretch',
  edge: 'stretch',
  slice: 'stretch',
  'week-of': 'stretch',
  'weekend-of': 'stretch',
  quarter: 'stretch',
  season: 'long-stretch',
  half: 'long-stretch',
  year: 'long-stretch',
  fiscal: 'long-stretch',
  period: 'period',
}

/** How the date lies to the known one, to the article and to the day of the story. */
const timeSigns = (scene: Scene, value: DateValue): readonly Sign[] => {
  const { frame, setting } = scene
  const today = setting.published.slice(0, 10)
  const parsed = parseDate(frame.value)
  const known = typeof parsed === 'object' ? parsed : undefined
  const days = known === undefined ? 0 : gap(known, value)
  const article = setting.articlePublished.slice(0, 10)
  const isEarlier = known !== undefined && value.last < known.first
  const isEarly = value.last < article && (known === undefined || known.last >= article)
  return [
    [
      'apart',
      'how far from the known date',
      known === undefined ? 0 : Math.min(1, Math.log1p(days / horizon(setting, known)) / Math.log1p(FARTHEST)),
    ],
    ['other-year', 'far from the known date', known !== undefined && days > Math.max(300, 2 * horizon(setting, known))],
    ['earlier', 'before the known date', isEarlier],
    [
      'hastened',
      'before the known date, and told as brought forward',
      isEarlier && value.first > today && tellsOfHaste(scene),
    ],
    ['before-article', 'before the article, which looked ahead', isEarly],
    ['ahead', 'still to come', value.first > today],
    ['known-behind', 'the known date has passed', known !== undefined && known.last < today],
    ...movedSigns(scene, known !== undefined && compareDates(known, value) === 'same'),
    ['wide', 'how wide the stretch is', Math.min(1, Math.log(lengthOf(value)) / Math.log(365))],
  ]
}

const otherOrdinal =
  /\b(second|third|fourth|fifth|sixth|next|previous|last|final|first|another|annual|subsequent|follow-up|return|reverse)(?: [\w-]+)? $/i

/** `the second hearing`, of which the claim does not speak. */
const isOtherOne = ({ sentence, frame }: Scene, hit: TokenSpan): boolean => {
  const token = sentence.tokens[hit.from]
  const match = token && otherOrdinal.exec(sentence.text.slice(0, Math.max(0, token.start - sentence.start)))
  return Boolean(match) && !frame.words.toLowerCase().includes((match?.[1] ?? '').toLowerCase())
}

const eventSigns = (scene: Scene, date: SceneDate, span: TokenSpan, hit: TokenSpan): readonly Sign[] => [
  ['others', "another one's event", isOthers(scene, span, hit)],
  ['narrowed', 'a part of the event', isNarrowed(scene, span, hit)],
  ['new-event', 'told of as an event that is new', isNewEvent(scene, hit, span)],
  ['several', 'several events', isSeveral(scene, date, hit)],
  ['ordinal', 'the second, the next, the last one', isOtherOne(scene, hit)],
  [
    'other-clause',
    'in another clause than its word',
    scene.sentence.clauseOf[span.from] !== scene.sentence.clauseOf[hit.from],
  ],
]

const clauseSigns = ({ sentence, dates, setting, frame }: Scene, date: SceneDate, span: TokenSpan): readonly Sign[] => {
  const certainty = sentence.clauses[sentence.clauseOf[span.from] ?? 0]?.certainty ?? 'said'
  return [
    [
      certainty,
      `the clause is ${certainty}`,
      certainty !== 'said' && certainty !== 'planned' && !(certainty === 'conditional' && hasUsualCaveat(sentence)),
    ],
    [
      'crowd',
      'other dates in the sentence',
      Math.min(
        3,
        dates.filter((other) => other.value.name !== date.value.name && !/^(?:computed|counted)$/.test(other.shape))
          .length,
      ),
    ],
    ['later', 'another date stands before it', dates.some((other) => other !== date && other.end <= date.start)],
    ['no-event-day', 'the end of a period, or a day to compare with', noEventDay.test(leadOf(sentence, date))],
    ['strangers', 'no party of the claim is named', !namesOwnParties(setting)],
    [
      'another-match',
      "one of the claim's sides against another",
      frame.sorts.includes('match') && meetsAnother({ sentence, dates, setting, frame } as Scene),
    ],
    ['doubt', 'a word of doubt before it', isDoubted({ sentence } as Scene, date)],
    ['bound', 'only a bound', date.value.bound !== '='],
  ]
}

/** A name of the claim stands in the sentence; true for claims without names. */
const isNamedHere = ({ setting }: Scene): boolean =>
  setting.subject.names.length === 0 || setting.match.names.length > 0

const isAfterKnown = ({ frame }: Scene, value: DateValue): boolean => {
  const known = parseDate(frame.value)
  return typeof known === 'object' && known.last < value.first
}

/** After the article looked ahead, before the known date, and not in the future. */
const isBeforeKnown = ({ frame, setting }: Scene, value: DateValue): boolean => {
  const known = parseDate(frame.value)
  return typeof known === 'object' && value.last < known.first && value.first > setting.articlePublished.slice(0, 10)
}

/** Every sign of one date, as cues. */
export const signsOf = (scene: Scene, date: SceneDate, span: TokenSpan, value: DateValue): readonly Cue[] => {
  const attachment = attach(scene, span)
  const { hit } = bestOf(attachment)
  const role = roleOf(scene, date, span, attachment)
  const words = scene.sentence.text.slice(date.start, date.end)
  const about = [...clauseSigns(scene, date, span), ...(hit === undefined ? [] : eventSigns(scene, date, span, hit))]
  const signs: readonly Sign[] = [
    [sorts[date.shape] ?? date.shape, `reads ${words}`, true],
    [isNamedHere(scene) ? role : `${role}-unnamed`, 'the part it plays in the sentence', true],
    ['told-new', 'words of a new date stand with it', isToldAsNew(scene, date)],
    [
      'happened-after',
      'told as having happened, after the known date',
      role === 'happened-on' && isAfterKnown(scene, value),
    ],
    [
      'happened-before',
      'told as having happened, before the known date',
      role === 'happened-on' && isBeforeKnown(scene, value),
    ],
    ['kept', 'told as a date that stands', isToldAsKept(scene, date)],
    ['replaces', 'set against an older date', replacesOther(scene, date)],
    ['task', "the term of another's task", isTask(scene, date, span)],
    ...nearSigns(attachment),
    ...timeSigns(scene, value),
    ...about,
  ]
  return cuesOf('date', span, signs)
}
