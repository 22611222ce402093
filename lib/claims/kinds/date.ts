import type { Certainty, Claim } from '../../domain.ts'
import { dayNumber } from '../../text/calendar.ts'
import { compareDates, type DateValue, formatDate, parseDate } from '../../text/date-values.ts'
import { type FoundDate, findDates } from '../../text/dates.ts'
import { tokenise } from '../../text/tokens.ts'
import { stemsOf } from '../../text/words.ts'
import { type EventHit, eventHits } from '../events.ts'
import type { Answer, FrameContext, Kind, Setting } from '../kind.ts'
import type { Cue, Mention, Sentence, TokenSpan } from '../sentence.ts'
import { namesOwnParties } from '../subject-names.ts'

/** How the claim's date is recognised. JSON-safe. */
interface DateFrame {
  /** The claim's date in its notation. */
  readonly value: string
  /** Sorts of the event, of `knowledge/events.json`, the one asked about first. */
  readonly sorts: readonly string[]
  /** ISO days of the claim and the article: "26 May" is the known one. */
  readonly known: readonly string[]
  /** Title, question and statement: names in them do not narrow the event. */
  readonly words: string
}

const sortsOf = (claim: Claim): readonly string[] => {
  const asked = eventHits(tokenise(claim.question)).filter((hit) => !hit.told)
  const stated = eventHits(tokenise(claim.statement)).filter((hit) => !hit.told)
  const hits = asked.length > 0 ? asked : stated
  return [...new Set(hits.map((hit) => hit.sort))].filter((sort) => sort !== 'statement')
}

const compile = (claim: Claim, context: FrameContext): DateFrame => {
  const { articlePublished: published, articleText } = context
  const value = parseDate(claim.value)
  const ahead = typeof value === 'object' && value.last >= published.slice(0, 10)
  const own = typeof value === 'object' ? [value.first] : []
  const told = findDates(articleText, { published, known: own, fallback: ahead ? 'future' : 'past' })
  const days = told.filter((date) => date.shape === 'day').map((date) => date.value.first)
  return {
    value: claim.value,
    sorts: sortsOf(claim),
    known: [...new Set([...own, ...days])],
    words: `${articleText.split('\n')[0] ?? ''} ${claim.question} ${claim.statement}`,
  }
}

/** What is needed to judge the dates of one sentence. */
interface Scene {
  readonly sentence: Sentence
  readonly frame: DateFrame
  readonly setting: Setting
  readonly dates: readonly FoundDate[]
  readonly spans: readonly TokenSpan[]
  readonly hits: readonly EventHit[]
}

const spanOf = (sentence: Sentence, start: number, end: number): TokenSpan => {
  const from = sentence.tokens.findIndex((token) => token.end > sentence.start + start)
  const to = sentence.tokens.findIndex((token) => token.start >= sentence.start + end)
  return { from: Math.max(0, from), to: to < 0 ? sentence.tokens.length : to }
}

/** Tokens between a date and a word, more for other dates, commas and clauses between. */
const distance = (scene: Scene, span: TokenSpan, hit: TokenSpan): number => {
  const isAfter = hit.from >= span.to
  const [from, to] = isAfter ? [span.to, hit.from] : [hit.to, span.from]
  if (to < from) return 0
  const { sentence, spans } = scene
  const between = sentence.tokens.slice(from, to)
  const commas = between.filter((token) => /^[,;:]$/.test(token.text)).length
  const dates = spans.filter((other) => other !== span && other.from >= from && other.to <= to).length
  const clauses = Math.abs((sentence.clauseOf[span.from] ?? 0) - (sentence.clauseOf[hit.from] ?? 0))
  return to - from + commas * 3 + dates * 5 + clauses * 4 + (isAfter ? 2 : 0)
}

interface Near {
  readonly hit: TokenSpan | undefined
  readonly at: number
}

const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): Near | undefined =>
  hits.map((hit) => ({ hit, at: distance(scene, span, hit) })).toSorted((left, right) => left.at - right.at)[0]

/** What a word about dates counts behind a word for the event. */
const LOOSENESS = 3

const isOwnHit = (frame: DateFrame, hit: EventHit): boolean => frame.sorts.includes(hit.sort)

/** Nouns by which a text speaks of a date itself: "the date is 19 November again". */
const dateNouns: ReadonlySet<string> = new Set(stemsOf(['date', 'schedule', 'calendar', 'timetable', 'slot']))
/** Verbs by which dates are set and moved; whose date it is must be said in the sentence. */
const dateVerbs: ReadonlySet<string> = new Set(
  stemsOf([
    ...['delay', 'postpone', 'move', 'push', 'bring', 'put', 'reschedule', 'slip', 'set', 'due', 'plan', 'expect'],
    ...['stick', 'keep', 'course', 'track', 'target', 'remain'],
  ]),
)

/** The holder's words, a name of the claim, a word for the event or a pronoun that may stand for it. */
const isOnSubject = ({ sentence, setting, frame, hits }: Scene): boolean =>
  hits.some((hit) => isOwnHit(frame, hit)) ||
  sentence.mentions.some(
    (mention) => setting.isHolder(mention.party) || setting.subject.names.some((name) => name.name === mention.name),
  ) ||
  /^(it|this|that)$/.test(sentence.tokens[0]?.lower ?? '')

const dateWordHits = (scene: Scene): readonly TokenSpan[] => {
  const verbs = isOnSubject(scene)
  return scene.sentence.tokens
    .filter((token) => dateNouns.has(token.stem) || (verbs && dateVerbs.has(token.stem)))
    .map((token) => ({ from: token.index, to: token.index + 1 }))
}

/** "said on 6 October": the day of a statement stands right behind its verb. */
const isSpokenOn = (sentence: Sentence, hit: TokenSpan, span: TokenSpan): boolean =>
  hit.to <= span.from &&
  sentence.tokens.slice(hit.to, span.from).every((token) => /^(on|late|early|in)$/.test(token.lower))

/** Prepositions that belong to every date: they speak for the claim's event, never for another. */
const jointWords: ReadonlySet<string> = new Set(['from', 'until', 'till', 'by', 'through', 'out', 'last', 'due'])

interface Attachment {
  /** The event's word the date belongs to. */
  readonly hit: TokenSpan
  readonly own: number
  readonly rival: number
}

const attach = (scene: Scene, span: TokenSpan): Attachment | undefined => {
  const { frame, setting, sentence } = scene
  const isFree = (hit: TokenSpan) => !scene.spans.some((other) => hit.from >= other.from && hit.from < other.to)
  const free = scene.hits.filter(isFree)
  const own = free.filter((hit) => isOwnHit(frame, hit))
  const subject = frame.sorts.length === 0 ? setting.match.at.map((at) => ({ from: at, to: at + 1 })) : []
  const loose = [...subject.filter(isFree), ...dateWordHits(scene)]
  const isOwnOrLoose = new Set([...own, ...loose].map((hit) => hit.from))
  const isJoint = (hit: TokenSpan) => hit.to - hit.from === 1 && jointWords.has(sentence.tokens[hit.from]?.lower ?? '')
  const rivals = free.filter(
    (hit) =>
      !isOwnOrLoose.has(hit.from) && !isJoint(hit) && (hit.sort !== 'statement' || isSpokenOn(sentence, hit, span)),
  )
  const far = { hit: undefined, at: Number.POSITIVE_INFINITY }
  const [event, word, rival] = [own, loose, rivals].map((hits) => nearest(scene, span, hits) ?? far) as [
    Near,
    Near,
    Near,
  ]
  const best = event.at <= word.at + LOOSENESS ? event : { ...word, at: word.at + LOOSENESS }
  return best.hit && { hit: best.hit, own: best.at, rival: rival.at }
}

const leadOf = (sentence: Sentence, date: FoundDate): string =>
  sentence.text.slice(Math.max(0, date.start - 70), date.start)

const spokenDay: ReadonlySet<string> = new Set(['weekday', 'shift', 'period'])
const pastVerb = /^(said|told|wrote|gave|took|made|came|went|put|found|left|spoke|met|held|ruled|was|were|had)$/

/** "said on Thursday", "raised its forecast on Tuesday": the day of a verb that is not the event's. */
const isDayOfNews = (scene: Scene, date: FoundDate, span: TokenSpan, hit: TokenSpan): boolean => {
  if (!spokenDay.has(date.shape)) return false
  const { tokens } = scene.sentence
  const isPast = (lower = '') => pastVerb.test(lower) || /[a-z]{2}ed$/.test(lower)
  if (hit.from >= span.to && isPast(tokens[span.to]?.lower)) return true
  if (date.lean === 'future') return false
  const from = hit.to <= span.from ? hit.to : Math.max(0, span.from - 6)
  return tokens.slice(from, span.from).some((token) => isPast(token.lower) && !dateVerbs.has(token.stem))
}

const formerLead =
  /(?:\b(?:had (?:earlier |originally |previously |first )?been (?:\w+ )?(?:due|scheduled|planned|set|expected|promised|fixed|pencilled in|to)\b[^.;]*|\b(?:was|were) to have\b[^.;]*|\b(?:instead of|rather than|not|postponed from|moved from|delayed from|forward from|back from|away from)(?: the| on)?|\b(?:originally|initially|previously|formerly|first|once)\b[^.;,]*|\b(?:previous|earlier|original|old|initial|former) (?:\w+ )?(?:date|plan|schedule|deadline|target|slot)\b[^.;,]*))\s*(?:on|for|in|to|was|of|the)?\s*$/i
const formerTail = /^ ?(?:previously|originally|as (?:first|originally|previously) (?:planned|announced|scheduled))\b/i

/** The date that held before: `from 19 November to January`, `had been due on`, `originally planned for`. */
const isFormer = (scene: Scene, at: number): boolean => {
  const { sentence, dates } = scene
  const date = dates[at] as FoundDate
  const next = dates[at + 1]
  const lead = leadOf(sentence, date).replace(/\b(on|for|in) (the )?$/i, '')
  const fromTo =
    /\bfrom (?:the )?$/i.test(leadOf(sentence, date)) &&
    next !== undefined &&
    /^\s*(?:to|until)\b/i.test(sentence.text.slice(date.end, next.start))
  return fromTo || formerLead.test(lead) || formerTail.test(sentence.text.slice(date.end))
}

const isOurs = (mention: Mention, { setting }: Scene): boolean =>
  setting.isHolder(mention.party) ||
  setting.subject.names.some(
    (name) => name.name === mention.name || (name.party !== null && name.party === mention.party),
  )

const isStranger = (mention: Mention, scene: Scene): boolean =>
  mention.type === 'name' && !isOurs(mention, scene) && !scene.frame.words.includes(mention.text)

const ground = /\b(stadium|arena|ground|park|estadio|stade|stadion|hall|centre|center|court|field|dome|bowl)\b/i

/** `Norwick drew at Ostrom`: one of the claim's sides against a side that is not the claim's. */
const meetsAnother = (scene: Scene): boolean => {
  const { sentence, setting } = scene
  const ours = new Set(sentence.mentions.filter((mention) => isOurs(mention, scene)).map((mention) => mention.name))
  if (setting.subject.names.length < 2 || ours.size !== 1) return false
  const isResult = /\b(?:drew|won|lost|beat|draw|win|lose|defeat(?:ed)?)\b/i.test(sentence.text)
  return sentence.mentions.some(
    (mention) =>
      isStranger(mention, scene) &&
      versus.test(mention.preposition ?? '') &&
      (mention.preposition !== 'at' || (isResult && !ground.test(mention.text))),
  )
}

/** A strange name that the event's word follows; a party counts only where no name of the claim is in sight. */
const isActing = (actor: Mention, hit: TokenSpan, scene: Scene): boolean => {
  const { sentence, setting } = scene
  const between = sentence.tokens.slice(actor.to, hit.from)
  if (between.some((token) => /^(it|they|he|she|which|who|that|,)$/.test(token.lower))) return false
  if (isStranger(actor, scene)) return true
  const named = sentence.mentions.some((mention) => setting.subject.names.some((name) => name.name === mention.name))
  return actor.type !== 'place' && !named && !isOurs(actor, scene)
}

/**
 * The event is another one's: a strange name stands nearest before its word (`Mafia went on sale`), or beside one of the
 * claim's parties (`Levante and Villarreal` is another match than `Villarreal and Barcelona`).
 */
const isOthers = (scene: Scene, span: TokenSpan, hit: TokenSpan): boolean => {
  const { sentence, setting, spans } = scene
  if (setting.subject.names.length === 0) return false
  const from = Math.max(0, ...spans.filter((other) => other.to <= span.from).map((other) => other.to))
  const names = sentence.mentions.filter(
    (mention) =>
      mention.type !== 'place' && !/^(in|at|for|on)$/.test(mention.preposition ?? '') && /\p{Lu}/u.test(mention.text),
  )
  if (scene.frame.sorts.includes('match') && meetsAnother(scene)) return true
  const actor = names.findLast((mention) => mention.to <= hit.from)
  if (actor !== undefined && hit.from - actor.to <= 6 && isActing(actor, hit, scene)) return true
  const near = names.filter((mention) => mention.from >= from && mention.to <= span.from)
  const ours = near.filter((mention) => isOurs(mention, scene))
  const strangers = near.filter((mention) => isStranger(mention, scene))
  if (ours.length === 0) return strangers.length > 0 && !sentence.mentions.some((mention) => isOurs(mention, scene))
  return strangers.some((stranger) => ours.some((own) => areOpponents(sentence, stranger, own)))
}

const versus = /^(and|v|vs|against|-|with|to|face|faces|host|hosts|beat|meet|meets|at)$/

const areOpponents = (sentence: Sentence, left: Mention, right: Mention): boolean => {
  const [first, second] = left.from < right.from ? [left, right] : [right, left]
  const between = sentence.tokens.slice(first.to, second.from)
  return between.length > 0 && between.length <= 2 && between.every((token) => versus.test(token.lower))
}

/** `released on PC in spring`: a name between event and date that the claim does not know narrows the event. */
const isNarrowed = (scene: Scene, span: TokenSpan, hit: TokenSpan): boolean => {
  const [from, to] = hit.to <= span.from ? [hit.to, span.from] : [span.to, hit.from]
  const between = scene.sentence.tokens.slice(from, to)
  return between.some((token, at) => {
    const next = between[at + 1]
    if (!/^(on|for|in|to)$/.test(token.lower) || next === undefined || !next.capital) return false
    return scene.frame.sorts[0] === 'release' && !scene.frame.words.includes(next.text)
  })
}

/** `the three months to September`, `the fiscal year that ends in March`, `closer to Christmas`: no day of an event. */
const noEventDay =
  /\b(?:(?:months|weeks|quarter|half|year)(?: that)?(?: runs?| ends?| ended| ending| starting)?,? (?:to|in|through|until|on|ended)|closer to|close to|compared with|since|until after|fiscal|season)\s*$/i

/** `a hardware launch planned for`: an event told of as new is another one, unless the claim's names stand with it. */
const isNewEvent = (scene: Scene, hit: TokenSpan, span: TokenSpan): boolean => {
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
  return isNoun && !named
}

/** `last weekend's matches`: several events, not the one. */
const isSeveral = (scene: Scene, date: FoundDate, hit: TokenSpan): boolean =>
  /'s$/.test(scene.sentence.text.slice(date.start, date.end)) &&
  /[^s]s$/.test(scene.sentence.tokens[hit.to - 1]?.lower ?? '')

const isNegated = (sentence: Sentence, hit: TokenSpan): boolean =>
  sentence.tokens
    .slice(Math.max(0, hit.from - 4), hit.from)
    .some((token) => /^(not|never|cannot|won't|wouldn't|longer)$/.test(token.lower)) &&
  !/\bnot only\b/.test(sentence.text)

/** An attachment further off than this is none. */
const FARTHEST = 22

/** Deadlines and ends are days "by" which and "until" which: the word is no bound there. */
const closedSorts: ReadonlySet<string> = new Set(['deadline', 'end', 'decision'])

/** Days above which a stretch that merely contains the claim's date is no answer: "next year", "in 2026". */
const WIDE = 125

const saysLittle = (frame: DateFrame, value: DateValue): boolean => {
  const known = parseDate(frame.value)
  const days = dayNumber(value.last) - dayNumber(value.first) + 1
  return days > WIDE && known !== undefined && compareDates(known, value) === 'looser'
}

const answerOf = (frame: DateFrame, date: FoundDate): DateValue | undefined => {
  const { value } = date
  if (value.bound === '<' || value.bound === '>' || saysLittle(frame, value)) return undefined
  const closes = value.bound === '<=' && frame.sorts.some((sort) => closedSorts.has(sort))
  return closes ? { ...value, bound: '=' } : value
}

const certaintyOf = (scene: Scene, date: FoundDate, hit: TokenSpan): Certainty | undefined => {
  if (isNegated(scene.sentence, hit)) return 'denied'
  const clause = scene.sentence.clauses[scene.sentence.clauseOf[hit.from] ?? 0]
  const doubt = /\b(could|may|might|if|whether|suppose)\b/.test(leadOf(scene.sentence, date))
  const ahead = date.lean === 'future' || compareNotations(scene.frame.value, formatDate(date.value)) !== 'different'
  const lowered = clause?.certainty === 'background' ? ahead : clause?.certainty === 'conditional'
  return lowered && !doubt && !scene.sentence.question ? 'planned' : undefined
}

/** A year or a season says little about when; a day says it. */
const sharpness = (value: DateValue): number => {
  const days = dayNumber(value.last) - dayNumber(value.first) + 1
  return days === 1 ? 0.2 : days <= 31 ? -0.3 : days <= 125 ? -0.6 : -2
}

const answerFor = (scene: Scene, at: number): Answer | undefined => {
  const { sentence, frame } = scene
  const [date, span] = [scene.dates[at] as FoundDate, scene.spans[at] as TokenSpan]
  const value = answerOf(frame, date)
  const attachment = value && attach(scene, span)
  if (value === undefined || attachment === undefined) return undefined
  const { hit, own, rival } = attachment
  if (own > FARTHEST || rival < own) return undefined
  if (noEventDay.test(leadOf(sentence, date)) || isSeveral(scene, date, hit) || isNewEvent(scene, hit, span))
    return undefined
  if (isDayOfNews(scene, date, span, hit) || isOthers(scene, span, hit) || isNarrowed(scene, span, hit))
    return undefined
  const former = isFormer(scene, at)
  const certainty = certaintyOf(scene, date, hit)
  const cue: Cue = {
    ...span,
    rule: `date.${former ? 'former' : date.shape}`,
    note: `reads ${sentence.text.slice(date.start, date.end)}`,
    weight: 0,
  }
  return {
    value: formatDate(value),
    span,
    strength: (own <= 5 ? 1 : own <= 12 ? 0.5 : 0) + sharpness(value),
    cues: [cue],
    ...(former && { former: true }),
    ...(certainty && { certainty }),
  }
}

const openEnded =
  /\b(?:postponed|delayed|adjourned|suspended|put off|deferred|shelved)\b[^.;]*\b(?:indefinitely|sine die|until further notice|without (?:(?:setting|giving|naming) )?an?y? ?new date)|\bno (?:new |fresh |firm |revised )?(?:\w+ )?date (?:has been|was|is|had been|for \w+ \w+ has been) ?(?:yet )?(?:set|announced|given|fixed|agreed|confirmed)|\b(?:new )?date (?:has|had) (?:yet to|not yet|not) (?:be|been) (?:set|announced|given|fixed|agreed|confirmed)/i

/** Postponed, and no new date: the answer is that there is none. */
const openAnswer = (sentence: Sentence, frame: DateFrame, setting: Setting): Answer | undefined => {
  const match = openEnded.exec(sentence.text)
  if (match === null || frame.value === 'not set' || !isNamedSoFar(sentence, frame, setting)) return undefined
  const span = spanOf(sentence, match.index, match.index + match[0].length)
  const cue: Cue = { ...span, rule: 'date.not-set', note: 'postponed without a new date', weight: 0 }
  return { value: 'not set', span, strength: 0.4, cues: [cue] }
}

/** The story has named the claim's parties by now: all of them for a match, one for other events. */
const isNamedSoFar = (sentence: Sentence, frame: DateFrame, { subject, sentences }: Setting): boolean => {
  const told = sentences.slice(0, sentence.index + 1).flatMap((each) => each.mentions.map((mention) => mention.name))
  const named = subject.names.filter((name) => told.includes(name.name))
  return frame.sorts.includes('match')
    ? named.length === subject.names.length
    : named.length > 0 || subject.names.length === 0
}

const read = (sentence: Sentence, frame: DateFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about || !namesOwnParties(setting)) return []
  const open = openAnswer(sentence, frame, setting)
  const dates = datesOf(sentence.text, frame, setting)
  const spans = dates.map((date) => spanOf(sentence, date.start, date.end))
  const scene: Scene = {
    sentence,
    frame,
    setting,
    dates,
    spans,
    hits: dates.length > 0 ? eventHits(sentence.tokens) : [],
  }
  const answers = dates.flatMap((_, at) => answerFor(scene, at) ?? [])
  return open === undefined ? answers : [open, ...answers]
}

const datesOf = (text: string, frame: DateFrame, setting: Setting): readonly FoundDate[] => {
  const value = parseDate(frame.value)
  const past = typeof value === 'object' && value.last < setting.articlePublished.slice(0, 10)
  return findDates(text, { published: setting.published, fallback: past ? 'past' : 'future', known: frame.known })
}

const compareNotations = (current: string, heard: string): 'same' | 'looser' | 'different' => {
  const [known, said] = [parseDate(current), parseDate(heard)]
  if (known === undefined || said === undefined) return current === heard ? 'same' : 'different'
  return compareDates(known, said)
}

export const date: Kind<DateFrame> = {
  name: 'date',
  summary: 'when something happens: a day, a month, a quarter, or that no date is set',
  compile,
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
