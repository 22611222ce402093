/** What speaks for and against a date's being the answer. */

import { dayNumber } from '../../text/calendar.ts'
import { compareDates, type DateValue, parseDate } from '../../text/date-values.ts'
import type { Cue, TokenSpan } from '../sentence.ts'
import { namesOwnParties } from '../subject-names.ts'
import { type Attachment, attach, bestOf, leadOf, type Scene, type SceneDate } from './attach.ts'
import { isNarrowed, isNewEvent, isSeveral, noEventDay } from './other-days.ts'
import { isOthers, meetsAnother } from './others.ts'
import { type DateRole, isDoubted, isToldAsNew, roleOf } from './wording.ts'

/** Tokens at which nearness is one half. */
const HALFWAY = 6

const nearness = (distance: number): number => 1 / (1 + Math.max(0, distance) / HALFWAY)

/** Days from the known date that count as equally far. */
const FARTHEST = 730

const lengthOf = (value: DateValue): number => dayNumber(value.last) - dayNumber(value.first) + 1

const gap = (known: DateValue, value: DateValue): number =>
  Math.max(0, dayNumber(value.first) - dayNumber(known.last), dayNumber(known.first) - dayNumber(value.last))

type Sign = readonly [rule: string, note: string, holds: boolean | number]

const nearSigns = (attachment: Attachment): readonly Sign[] => {
  const { own, event, loose, rival } = attachment
  const best = bestOf(attachment).at
  return [
    ['near', 'how near a word for its event stands', nearness(Math.min(event.at, own.at))],
    ['near-loose', 'how near a word about dates stands', nearness(loose.at)],
    ['no-event', 'no word for its event in the sentence', event.hit === undefined],
    ['rival', 'a word of another event stands nearer', rival.at < best],
    ['rival-near', 'how near a word of another event stands', nearness(rival.at)],
  ]
}

/** How much each part says that the date is when something is, or was, to happen. */
const partWeight: Readonly<Record<DateRole, number>> = {
  'moved-to': 1,
  'set-for': 1,
  'event-on': 0.9,
  'happened-on': 0.9,
  'loose-on': 0.6,
  aside: 0.4,
  unanchored: 0.1,
  spoken: 0,
  'news-day': 0,
  since: 0,
}

/** Somebody of the claim is named in the sentence, or it goes on about what was named. */
const isNamedHere = ({ sentence, setting }: Scene): boolean =>
  setting.subject.names.length === 0 ||
  setting.match.names.length > 0 ||
  sentence.mentions.some((mention) => setting.isHolder(mention.party))

/** All that ties the date to the claim's event, in one measure: its words, its names, its part, and nobody else's event. */
const tieOf = (scene: Scene, attachment: Attachment, role: DateRole, estranged: boolean): number => {
  const { own, event, word, loose } = attachment
  const near = Math.max(nearness(own.at), 0.7 * nearness(event.at), 0.5 * nearness(word.at), loose.at <= 3 ? 0.4 : 0)
  const named = isNamedHere(scene) ? 1 : scene.setting.match.named ? 0.7 : 0.3
  return near * named * partWeight[role] * (estranged ? 0.2 : 1)
}

/** How the date lies to the known one, to the article and to the day of the story. */
const timeSigns = ({ frame, setting }: Scene, value: DateValue, role: DateRole): readonly Sign[] => {
  const today = setting.published.slice(0, 10)
  const parsed = parseDate(frame.value)
  const known = typeof parsed === 'object' ? parsed : undefined
  const days = known === undefined ? 0 : gap(known, value)
  const article = setting.articlePublished.slice(0, 10)
  const isEarly = value.last < article && (known === undefined || known.last >= article)
  return [
    [
      'apart',
      'how far from the known date',
      known === undefined ? 0 : Math.min(1, Math.log1p(days) / Math.log1p(FARTHEST)),
    ],
    ['other-year', 'far from the known date', days > 300],
    ['today', 'the day of the story', role !== 'happened-on' && value.first === today && value.last === today],
    ['behind', 'before the story', role !== 'happened-on' && value.last < today],
    ['before-article', 'before the article, which looked ahead', isEarly],
    ['known-behind', 'the known date has passed', known !== undefined && known.last < today],
    ['exact', 'exactly the known date', known !== undefined && compareDates(known, value) === 'same'],
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
    [certainty, `the clause is ${certainty}`, certainty !== 'said' && certainty !== 'planned'],
    [
      'crowd',
      'other dates in the sentence',
      Math.min(3, dates.filter((other) => other !== date && other.shape !== 'computed').length),
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

/** Signs that the event is another one. */
const estranging: ReadonlySet<string> = new Set([
  'others',
  'ordinal',
  'new-event',
  'narrowed',
  'several',
  'another-match',
])

const isEstranged = (signs: readonly Sign[]): boolean =>
  signs.some(([rule, , holds]) => holds === true && estranging.has(rule))

/** Every sign of one date, as cues. */
export const signsOf = (scene: Scene, date: SceneDate, span: TokenSpan, value: DateValue): readonly Cue[] => {
  const attachment = attach(scene, span)
  const { hit } = bestOf(attachment)
  const role = roleOf(scene, date, span, attachment)
  const words = scene.sentence.text.slice(date.start, date.end)
  const about = [...clauseSigns(scene, date, span), ...(hit === undefined ? [] : eventSigns(scene, date, span, hit))]
  const signs: readonly Sign[] = [
    [date.shape, `reads ${words}`, true],
    [role, 'the part it plays in the sentence', true],
    ['tie', 'how closely it is tied to the event of the claim', tieOf(scene, attachment, role, isEstranged(about))],
    ['told-new', 'words of a new date stand with it', isToldAsNew(scene, date)],
    ...nearSigns(attachment),
    ...timeSigns(scene, value, role),
    ...about,
  ]
  return signs.flatMap(([rule, note, holds]) =>
    holds === false || holds === 0
      ? []
      : [{ ...span, rule: `date.${rule}`, note, ...(holds !== true && { value: holds }) }],
  )
}
