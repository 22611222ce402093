import type { Certainty } from '../../domain.ts'
import { monthOf, yearOf } from '../../text/calendar.ts'
import { compareDates, type DateValue, dayValue, formatDate, monthValue, parseDate } from '../../text/date-values.ts'
import { findDates } from '../../text/dates.ts'
import { attach, bestOf, type Scene, type SceneDate, spanOf, wordsFor } from '../events/attach.ts'
import { derivedDates } from '../events/derived.ts'
import { type DateFrame, dateFrame } from '../events/frame.ts'
import { openAnswer } from '../events/open.ts'
import { isHoldersAct, isThing } from '../events/others.ts'
import { signsOf } from '../events/signs.ts'
import { isDenied, isFormer } from '../events/wording.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { type Sentence, speakerOf, type TokenSpan } from '../sentence.ts'

const isNegated = (sentence: Sentence, hit: TokenSpan): boolean =>
  sentence.tokens
    .slice(Math.max(0, hit.from - 4), hit.from)
    .some((token) => /^(no|not|never|cannot|won't|wouldn't|longer)$/.test(token.lower)) &&
  !/\bnot only\b/.test(sentence.text)

/** Shapes that name a day by itself. */
const sharp: ReadonlySet<string> = new Set([
  'day',
  'weekday',
  'monthday',
  'shift',
  'feast',
  'nth',
  'beside',
  'after-weekday',
])

const knownOf = ({ value }: DateFrame): DateValue | undefined => {
  const parsed = parseDate(value)
  return typeof parsed === 'object' ? parsed : undefined
}

/** `by the end of April`, where the claim knows a month: a month other than the year's last. */
const isEndOfMonth = (known: DateValue, { shape, value }: SceneDate): boolean =>
  shape === 'edge' && known.first !== known.last && value.first === value.last && !value.first.endsWith('-12-31')

/** "By the end of March" where the claim only knows a month: the month. */
const asCoarse = (known: DateValue | undefined, date: SceneDate): DateValue => {
  const { value } = date
  const coarse = known !== undefined && /^\d{4}-\d\d$/.test(known.name) && date.shape === 'edge'
  return coarse ? monthValue(yearOf(value.last), monthOf(value.last)) : value
}

/** `From 16 to 27 November` where the claim asks for the one day on which it opens, or closes. */
const sideOf = (frame: DateFrame, known: DateValue | undefined, date: SceneDate): SceneDate => {
  const { value, shape } = date
  const isDay = known !== undefined && known.first === known.last
  if (shape !== 'days' || !isDay || value.bound !== '=') return date
  if (frame.sorts.some((sort) => beginnings.has(sort))) return { ...date, value: dayValue(value.first) }
  return frame.sorts.some((sort) => endings.has(sort)) ? { ...date, value: dayValue(value.last) } : date
}

const beginnings: ReadonlySet<string> = new Set(['opening', 'start'])
const endings: ReadonlySet<string> = new Set(['end', 'closing', 'completion'])

/** The value a date gives: "by Friday" is Friday where the claim asks by when, or where Friday is later than what is known. */
const answerValue = (frame: DateFrame, date: SceneDate): DateValue | undefined => {
  const { bound } = date.value
  if (bound === '<' || bound === '>') return undefined
  const known = knownOf(frame)
  if (bound !== '<=') return asCoarse(known, date)
  const isLater =
    known !== undefined && known.last < date.value.first && (sharp.has(date.shape) || isEndOfMonth(known, date))
  return frame.closes || isLater ? { ...asCoarse(known, date), bound: '=' } : date.value
}

const certaintyOf = (scene: Scene, date: SceneDate, span: TokenSpan): Certainty | undefined => {
  const { hit } = bestOf(attach(scene, span))
  const negated = (hit !== undefined && isNegated(scene.sentence, hit)) || isDenied(scene, date)
  if (negated && date.value.bound !== '>=') return 'denied'
  const clause = scene.sentence.clauses[scene.sentence.clauseOf[span.from] ?? 0]
  if (scene.sentence.question || clause?.certainty === 'question') return undefined
  return clause?.certainty === 'said' ? undefined : 'planned'
}

/** Nobody disputes what has been decided or has happened: whoever says so reports it. */
const isSettled = ({ sentence }: Scene, date: SceneDate): boolean =>
  /^happen/.test(date.shape) ||
  date.lean === 'past' ||
  /\b(?:was|were|has been|have been|is|are|been) (?:now |\w+ly )?(?:moved|postponed|delayed|put back|put off|pushed back|rescheduled|rearranged|brought forward|extended|adjourned|pencilled in|scheduled|set|fixed|due)\b|\bwill now\b|\bnow due\b/i.test(
    sentence.text.slice(Math.max(0, date.start - 80), date.start),
  )

const bareBody =
  /^(?:government|ministry|minister|agency|company|club|league|organi[sz]ers?|union|court|studio|publisher|team|board|commission|council|committee|regulator|authority|authorities|sides|both sides|two sides|parties|negotiators|partners|companies|mediators?|federation|association|operator|festival|university|school|hospital|city|airline|airport|bank|party|leaders?|leadership|spokes(?:man|woman|person))$/

/** "The agency said": a body without a name is the one whose date it is. */
const isBareBody = (scene: Scene, span: TokenSpan): boolean => {
  const speaker = speakerOf(scene.sentence, span.from)
  return Boolean(speaker) && speaker?.party === null && bareBody.test(speaker.name)
}

const answersFor = (scene: Scene, at: number): readonly Answer[] => {
  const [date, span] = [scene.dates[at] as SceneDate, scene.spans[at] as TokenSpan]
  const value = answerValue(scene.frame, date)
  if (value === undefined) return []
  const { hit } = bestOf(attach(scene, span))
  const former = isFormer(scene, at)
  const certainty = certaintyOf(scene, date, span)
  const isThings = hit !== undefined && isThing(scene, hit) && !speakerOf(scene.sentence, span.from)?.introduced
  const isHolders = isBareBody(scene, span) || isThings || (hit !== undefined && isHoldersAct(scene, hit))
  const answer: Answer = {
    value: formatDate(value),
    span,
    cues: signsOf(scene, date, span, value),
    ...(isHolders && { holder: scene.setting.claim.holder }),
    ...(isSettled(scene, date) && { settled: true }),
    ...(former && { former: true }),
    ...(certainty && { certainty }),
  }
  return [answer, ...adopted(answer, scene)]
}

/**
 * What somebody else says of the date is most often the holder's own date, retold: the same answer as the holder's. Not what
 * somebody says whom the story has to introduce.
 */
const adopted = (answer: Answer, { sentence, setting }: Scene): readonly Answer[] => {
  const speaker = speakerOf(sentence, answer.span.from)
  if (
    !speaker ||
    speaker.outsider ||
    speaker.introduced ||
    setting.isHolder(speaker.party) ||
    answer.holder ||
    answer.settled
  )
    return []
  return [{ ...answer, settled: true }]
}

const isNamed = ({ former, cues }: Answer): boolean => !former && cues.some(({ rule }) => rule === 'date.told')

/** The answers of every date; where one names the event's day, what is counted from the known one says nothing more. */
const answersIn = (scene: Scene): readonly Answer[] => {
  const found = scene.dates.map(({ shape }, at) => ({ counted: shape === 'computed', answers: answersFor(scene, at) }))
  const isNamedHere = found.some(({ counted, answers }) => !counted && answers.some(isNamed))
  return found.flatMap(({ counted, answers }) => (counted && isNamedHere ? [] : answers))
}

const read = (sentence: Sentence, frame: DateFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about) return []
  const named = datesOf(sentence.text, frame, setting)
  const dates = [...named, ...derivedDates(sentence, frame, setting, named)]
  const open = openAnswer(sentence, frame)
  const spans = dates.map((date) => spanOf(sentence, date.start, date.end))
  const hits = dates.length > 0 ? wordsFor(sentence) : []
  const scene: Scene = { sentence, frame, setting, dates, spans, hits }
  const answers = answersIn(scene)
  return open === undefined ? answers : [open, ...answers]
}

const datesOf = (text: string, frame: DateFrame, setting: Setting): readonly SceneDate[] => {
  const value = parseDate(frame.value)
  const past = typeof value === 'object' && value.last < setting.articlePublished.slice(0, 10)
  return findDates(text, { published: setting.published, fallback: past ? 'past' : 'future', known: frame.known }).map(
    (date) => sideOf(frame, knownOf(frame), date),
  )
}

const compareNotations = (current: string, heard: string): 'same' | 'looser' | 'different' => {
  const [known, said] = [parseDate(current), parseDate(heard)]
  if (known === undefined || said === undefined) return current === heard ? 'same' : 'different'
  return compareDates(known, said)
}

export const date: Kind<DateFrame> = {
  name: 'date',
  summary: 'when something happens: a day, a month, a quarter, or that no date is set',
  compile: dateFrame,
  lint: (claim) =>
    parseDate(claim.value) === undefined
      ? [
          {
            path: 'value',
            message: `"${claim.value}" is no date`,
            fix: 'Write an ISO day (2026-11-19), a month (2026-11), a quarter (2026-Q4), a year, or "not set".',
            severity: 'error',
          },
        ]
      : [],
  read,
  compare: (_claim, current, heard) => compareNotations(current, heard),
}
