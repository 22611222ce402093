import states from '../../../knowledge/states.json' with { type: 'json' }
import type { Certainty, Claim } from '../../domain.ts'
import { findDates } from '../../text/dates.ts'
import { type FoundQuantity, findQuantities, type Quantity, quantitiesIn } from '../../text/quantities.ts'
import { comparable, compareQuantities, formatQuantity, parseQuantity, scaleIn } from '../../text/quantity-values.ts'
import { tokenise } from '../../text/tokens.ts'
import { isMoney, type Unit } from '../../text/units.ts'
import { type ValueToken, valueTokens } from '../../text/value-tokens.ts'
import type { Answer, FrameContext, Kind, Setting } from '../kind.ts'
import { type Measure, type MeasureHit, measureHits } from '../measures/lexicon.ts'
import { type ClaimPeriod, claimPeriod, periodCues } from '../measures/period.ts'
import { type QuantityRole, roleOf } from '../measures/roles.ts'
import type { Cue, Mention, Sentence, TokenSpan } from '../sentence.ts'

/** How the claim's number is recognised. JSON-safe. */
interface QuantityFrame {
  /** The claim's value; null when the notation cannot be read. */
  readonly value: Quantity | null
  /** The same amount in other units, as the claim's statement gives it. */
  readonly equivalents: readonly Quantity[]
  /** What is measured, of the families in `knowledge/measures.json`. */
  readonly measure: readonly Measure[]
  readonly period: ClaimPeriod | null
  /** The claim is itself an expectation, so that forecasts answer it. */
  readonly forecast: boolean
  /** The claim asks by how much something moves. */
  readonly step: boolean
  /** Who the amount belongs to in the statement, when a name does something with it: `Take-Two expects …`. */
  readonly owner: string | null
  /** Days and months the article speaks of, as notations: the event's own date does not make a number old. */
  readonly dates: readonly string[]
  /** Places of the subject: numbers located elsewhere are others. */
  readonly places: readonly string[]
}

const stateNames: ReadonlySet<string> = new Set(states.map((state) => state.name))
const forecastWords =
  /\b(expect|forecast|predict|plan|guid|outlook|project|estimat|promis|pledg|will|intend|aim|target|offer)/i
const sayWords = /\b(says?|said|saying|according|announced|told|put|puts|reported|reports|counts?|counted|confirmed)\b/i

const sameUnit = (left: Quantity, right: Quantity): boolean => left.unit.dimension === right.unit.dimension

/** The statement's own wording of the value, and the amounts that stand for it in other units. */
const inStatement = (claim: Claim, value: Quantity): { own: FoundQuantity | undefined; others: Quantity[] } => {
  const found = findQuantities(claim.statement)
  const at = found.findIndex((each) => compareQuantities(value, each) === 'same')
  const own = found[at]
  const next = found[at + 1]
  const between = own && next ? claim.statement.slice(own.end, next.start) : ''
  const isSame =
    own && next && !sameUnit(own, next) && /^[\s(,]*(or|about|around|roughly|some|nearly)?[\s,]*$/i.test(between)
  return { own, others: isSame && next ? [{ low: next.low, high: next.high, comparator: '=', unit: next.unit }] : [] }
}

const stripped = (text: string): string => text.replace(/^(the|a|an) /i, '').replace(/'s\b/g, '')

/** Who the amount belongs to: the holder, else the last name before it, when no verb of saying stands between. */
const ownerOf = (claim: Claim, own: FoundQuantity | undefined, context: FrameContext): string | null => {
  if (own === undefined) return null
  const before = stripped(claim.statement.slice(0, own.start))
  const acts = (name: string): boolean => {
    const at = name === '' ? -1 : before.lastIndexOf(stripped(name))
    const governed = /\b(in|at|of|for|to|from|on) (the )?$/i.test(before.slice(0, at))
    return at >= 0 && !governed && !sayWords.test(before.slice(at + stripped(name).length))
  }
  if (acts(claim.holder)) return claim.holder
  return context.subject.names.map((each) => each.name).findLast(acts) ?? null
}

const measureOf = (claim: Claim, own: FoundQuantity | undefined): readonly Measure[] => {
  const asked = measureHits(tokenise(claim.question))
  const stated = measureHits(tokenise(claim.statement))
  const near = own === undefined ? stated : stated.toSorted((left, right) => left.from - right.from)
  const both = asked.filter((hit) => stated.some((other) => other.family === hit.family && other.member === hit.member))
  const chosen = both.length > 0 ? both : asked.length > 0 ? asked : near
  const seen = new Map(
    chosen.map(({ family, member }) => [family, { family, member }]).toReversed() as [string, Measure][],
  )
  return [...seen.values()]
}

const roleIn = (text: string, quantity: FoundQuantity): QuantityRole =>
  roleOf(valueTokens(text), quantity, 0, undefined)

/** Names that the claim itself puts behind a preposition of place, and the places of its subject. */
const placesOf = (claim: Claim, context: FrameContext): readonly string[] => {
  const text = `${claim.question} ${claim.statement}`
  const named = Array.from(
    text.matchAll(/\b(?:in|at|across|throughout|inside|near) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/gu),
    (match) => match[1] ?? '',
  )
  const known = context.subject.names.filter((name) => name.type === 'place' || stateNames.has(name.name))
  return [
    ...new Set([
      ...known.map((name) => name.name),
      ...named.filter((name) => findDates(`in ${name}`, { published: context.articlePublished }).length === 0),
    ]),
  ]
}

const compile = (claim: Claim, context: FrameContext): QuantityFrame => {
  const value = parseQuantity(claim.value) ?? null
  const { own, others } = value === null ? { own: undefined, others: [] } : inStatement(claim, value)
  const text = `${claim.question} ${claim.statement}`
  return {
    value,
    equivalents: others,
    measure: measureOf(claim, own),
    period: claimPeriod(text) ?? null,
    forecast: forecastWords.test(text),
    step: own !== undefined && roleIn(claim.statement, own) === 'step',
    owner: ownerOf(claim, own, context),
    places: placesOf(claim, context),
    dates: findDates(context.articleText, { published: context.articlePublished }).map((found) => found.value.name),
  }
}

/** What is needed to judge the numbers of one sentence. */
interface Scene {
  readonly sentence: Sentence
  readonly frame: QuantityFrame
  readonly setting: Setting
  readonly tokens: readonly ValueToken[]
  readonly quantities: readonly FoundQuantity[]
  readonly hits: readonly MeasureHit[]
  /** Token spans of the quantities. */
  readonly numerals: readonly TokenSpan[]
}

const spanOf = (sentence: Sentence, start: number, end: number): TokenSpan => {
  const from = sentence.tokens.findIndex((token) => token.end > sentence.start + start)
  const to = sentence.tokens.findIndex((token) => token.start >= sentence.start + end)
  return { from: Math.max(0, from), to: to < 0 ? sentence.tokens.length : to }
}

const unitFits = (frame: QuantityFrame, unit: Unit): boolean => {
  if (frame.value === null) return false
  const known = [frame.value, ...frame.equivalents]
  if (unit.name === '' && isMoney(frame.value.unit)) return false
  return known.some((each) => comparable(each.unit, unit))
}

/** Distance from a number to a word of measure: tokens between, more for other numbers, commas and clauses between. */
const distance = (scene: Scene, span: TokenSpan, hit: TokenSpan): number => {
  const isAfter = hit.from >= span.to
  const [from, to] = isAfter ? [span.to, hit.from] : [hit.to, span.from]
  if (to <= from) return hit.from < span.to && hit.to > span.from ? 0 : isAfter ? -1 : 0
  const between = scene.sentence.tokens.slice(from, to)
  const numbers = between.filter((token) => token.kind === 'number').length
  const commas = between.filter((token) => token.text === ',').length
  const stops = between.filter(
    (token) => /^[;:]$/.test(token.text) || token.lower === 'with' || (isAfter && token.lower === 'and'),
  ).length
  const clauses = Math.abs((scene.sentence.clauseOf[span.from] ?? 0) - (scene.sentence.clauseOf[hit.from] ?? 0))
  return to - from + numbers * 8 + commas * 4 + stops * 4 + clauses * 4 - (isAfter && to - from <= 3 ? 1 : 0)
}

const nearest = (scene: Scene, span: TokenSpan, hits: readonly TokenSpan[]): number =>
  hits.reduce((least, hit) => Math.min(least, distance(scene, span, hit)), Number.POSITIVE_INFINITY)

const isOwn = (frame: QuantityFrame, hit: MeasureHit): boolean =>
  frame.measure.some((own) => own.family === hit.family && own.member === hit.member)

/** A word that measures something else of the same family, and not also what the claim measures. */
const isRival = (scene: Scene, hit: MeasureHit): boolean =>
  scene.frame.measure.some((own) => own.family === hit.family && own.member !== hit.member) &&
  !scene.hits.some((other) => other.from === hit.from && isOwn(scene.frame, other))

/** Words that stand for any measure: "the figure", "the total". */
const generic = new Set([
  'toll',
  'number',
  'figure',
  'count',
  'total',
  'tally',
  'estimate',
  'forecast',
  'guidance',
  'outlook',
  'range',
])

/** A word behind the number, in another clause, says nothing about the number. */
const isLaterClause = ({ sentence }: Scene, span: TokenSpan, hit: TokenSpan): boolean =>
  hit.from >= span.to && (sentence.clauseOf[hit.from] ?? 0) > (sentence.clauseOf[span.to - 1] ?? 0)

interface Attachment {
  readonly own: number
  readonly rival: number
}

/** Where the claim's measure is known, other words of its subject stand for it only this near. */
const LOOSE_REACH = 8

const attach = (scene: Scene, span: TokenSpan): Attachment => {
  const { frame, hits, setting, sentence } = scene
  const own = nearest(
    scene,
    span,
    hits.filter((hit) => isOwn(frame, hit)),
  )
  const rival = nearest(
    scene,
    span,
    hits.filter((hit) => isRival(scene, hit) && !isLaterClause(scene, span, hit)),
  )
  const outsideNumbers = (at: number) => !scene.numerals.some((each) => at >= each.from && at < each.to)
  const subject = nearest(
    scene,
    span,
    setting.match.at.filter(outsideNumbers).map((at) => ({ from: at, to: at + 1 })),
  )
  const genericAt = sentence.tokens
    .filter((token) => generic.has(token.stem))
    .map((token) => ({ from: token.index, to: token.index + 1 }))
  const loose = Math.min(subject, nearest(scene, span, genericAt))
  if (frame.measure.length > 0) return { own: Math.min(own, loose <= LOOSE_REACH ? loose + 4 : own), rival }
  return { own: Math.min(own, loose), rival }
}

const located = /^(in|at|across|inside|near|throughout|around|over)$/

const isPlace = (mention: Mention): boolean => mention.type === 'place' || mention.placeName !== null

const region = /^(province|capital|city|region|town|island|coast|border|side|state|village|toll|authorities|officials)$/

const isLocated = (sentence: Sentence, mention: Mention): boolean =>
  located.test(mention.preposition ?? '') || region.test(sentence.tokens[mention.to]?.lower ?? '')

/** The claim's places and others, as far as a sentence sets its scene there. */
const scenery = (sentence: Sentence, frame: QuantityFrame, setting: Setting): { ours: boolean; others: Mention[] } => {
  const isOurs = (mention: Mention) =>
    [mention.name, mention.party, mention.placeName].some((name) => name !== null && frame.places.includes(name)) ||
    setting.isHolder(mention.party)
  const places = sentence.mentions.filter(isPlace)
  return {
    ours: places.some(isOurs),
    others: places.filter((mention) => !isOurs(mention) && isLocated(sentence, mention)),
  }
}

/** The scene of a sentence without places is that of the last sentence that had one. */
const inheritedElsewhere = (scene: Scene): boolean => {
  const { sentences } = scene.setting
  for (let at = scene.sentence.index - 1; at >= 0; at -= 1) {
    const before = sentences[at]
    const { ours, others } = before ? scenery(before, scene.frame, scene.setting) : { ours: true, others: [] }
    if (ours) return false
    if (others.some((mention) => mention.party !== null)) return true
  }
  return false
}

/** The number is set somewhere that is not the claim's place. */
const isElsewhere = (scene: Scene, span: TokenSpan): boolean => {
  const { sentence, frame, setting } = scene
  if (frame.places.length === 0) return false
  const { ours, others } = scenery(sentence, frame, setting)
  const clause = sentence.clauseOf[span.from]
  const here = others.filter((mention) => sentence.clauseOf[mention.from] === clause)
  if (here.some((mention) => Math.min(Math.abs(mention.from - span.to), Math.abs(span.from - mention.to)) < 8))
    return true
  if (ours) return false
  return others.length > 0 || inheritedElsewhere(scene)
}

/** Behind a preposition, also as the second of two: `of Rockstar and Zynga`. */
const isGoverned = (sentence: Sentence, mention: Mention): boolean => {
  if (mention.preposition !== null) return true
  if (!/^(and|or|,)$/.test(sentence.tokens[mention.from - 1]?.lower ?? '')) return false
  const first = sentence.mentions.findLast((other) => other.to === mention.from - 1)
  return first !== undefined && first.preposition !== null
}

/** Who acts on the amount: the nearest name before it in its clause that no preposition governs, from its first word on. */
const actorBefore = (scene: Scene, span: TokenSpan): Mention | undefined => {
  const { sentence } = scene
  const clause = sentence.clauseOf[span.from]
  const names = sentence.mentions.filter(
    (mention) =>
      mention.to <= span.from &&
      /\p{Lu}/u.test(mention.text) &&
      sentence.clauseOf[mention.from] === clause &&
      mention.type !== 'place',
  )
  const last = names.findLastIndex((mention) => !isGoverned(sentence, mention))
  const first = names[last - 1]
  return first !== undefined && first.to === names[last]?.from ? first : names[last]
}

const isOthers = (scene: Scene, span: TokenSpan): boolean => {
  const { owner } = scene.frame
  if (owner === null) return false
  const actor = actorBefore(scene, span)
  if (actor === undefined) return false
  const named = [actor.name, actor.party, actor.text].some((name) => name === owner)
  if (named || (owner === scene.setting.claim.holder && scene.setting.isHolder(actor.party))) return false
  if (scene.setting.subject.names.some((name) => name.name === actor.name)) return false
  return actor.party !== null || actor.type === 'name'
}

/** The number covers another stretch of time than the claim's. */
const isOtherPeriod = (scene: Scene, quantity: FoundQuantity): boolean => {
  const { period } = scene.frame
  if (period === null) return false
  const text = scene.sentence.text
  const gap = (start: number, end: number): number =>
    start >= quantity.end ? start - quantity.end : quantity.start - end
  const cues = periodCues(text).toSorted((left, right) => gap(left.start, left.end) - gap(right.start, right.end))
  const blocked = (start: number, end: number) =>
    scene.quantities.some(
      (other) =>
        other !== quantity &&
        other.unit.dimension === quantity.unit.dimension &&
        other.start >= Math.min(end, quantity.end) &&
        other.end <= Math.max(start, quantity.start),
    )
  const cue = cues.find((each) => !blocked(each.start, each.end))
  if (cue === undefined) return false
  if (
    cue.span !== period.span &&
    (cue.span === 'quarter' || cue.span === 'half' || period.span === 'quarter' || period.span === 'half')
  )
    return true
  const years = cues.filter((each) => each.year !== null && !blocked(each.start, each.end))
  const year = years[0]?.year ?? null
  return (
    (cue.other && period.span === cue.span && /next|following/i.test(text.slice(cue.start, cue.end))) ||
    (period.year !== null && year !== null && year !== period.year)
  )
}

const doubt = {
  before:
    /\b(?:could|may|might|likely|feared?|perhaps|possibly|risk of|if|whether|would|should|expected to|projected|predict\w*|threatens?|potentially)\b/i,
  ofForecast: /\b(?:could|may|might|if|whether)\b/i,
  word: /\b(?:models?|simulations?|modelling|worst[- ]case|scenario)\b/i,
  after: /^\W*(?:\w+ )?(?:are|is|were) (?:likely|feared|possible|expected)\b/i,
}

const datedShapes: ReadonlySet<string> = new Set(['day', 'month', 'year', 'season', 'period'])

/** Dated before the article: a sentence that begins with such a day, or that names one the article does not. */
const isDatedBefore = (scene: Scene): boolean => {
  const { text } = scene.sentence
  const { published, articlePublished } = scene.setting
  const found = findDates(text, { published, fallback: 'past' })
  return found.some((date) => {
    if (
      date.lean === 'future' ||
      date.value.last >= articlePublished.slice(0, 10) ||
      /'s$/.test(text.slice(0, date.end))
    )
      return false
    if (date.start < 12 && date.shape !== 'shift') return true
    const led = /\b(?:in|on|during|last) $/i.test(text.slice(0, date.start)) || /^last /i.test(text.slice(date.start))
    return led && datedShapes.has(date.shape) && !scene.frame.dates.includes(date.value.name)
  })
}

/** The clause up to the number: what is said behind it does not change how firmly it stands. */
const leadIn = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): string => {
  const { sentence } = scene
  const clause = sentence.clauses[sentence.clauseOf[span.from] ?? 0]
  const start = (sentence.tokens[clause?.from ?? 0]?.start ?? sentence.start) - sentence.start
  return sentence.text.slice(Math.min(start, quantity.start), quantity.start)
}

/** How firmly the number is said; undefined leaves it to the clause. Numbers that could come true are no count. */
const certaintyOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): Certainty | undefined => {
  const { sentence, frame } = scene
  const lead = leadIn(scene, quantity, span)
  if ((frame.forecast ? doubt.ofForecast : doubt.before).test(lead)) return 'conditional'
  const behind = sentence.text.slice(quantity.end)
  if (!frame.forecast && (doubt.word.test(sentence.text) || doubt.after.test(behind))) return 'conditional'
  if (isDatedBefore(scene)) return 'background'
  const clause = sentence.clauses[sentence.clauseOf[span.from] ?? 0]
  const perfect = clause?.certainty === 'background' && clause.cues.every((cue) => /perfect/.test(cue.note))
  const isReported = perfect && (clause.speaker !== null || !/\bhad\b/.test(lead))
  return isReported || (clause?.certainty === 'conditional' && !sentence.question) ? 'said' : undefined
}

/** An attachment further off than this is none. */
const FARTHEST = 26

const strengthOf = (attachment: Attachment, role: QuantityRole, lead: string): number => {
  const near = attachment.own <= 4 ? 1 : attachment.own <= 10 ? 0.6 : 0.1
  const arrival = /\b(to|at|reached|is|was|stands|stood|has killed|killed)$/.test(lead) ? 0.4 : 0
  return near + arrival + (role === 'former' ? -0.5 : 0)
}

const formatted = (frame: QuantityFrame, quantity: Quantity, claim: Claim): string => {
  const own = frame.value?.unit
  const unit =
    own !== undefined &&
    own.name !== '' &&
    own.dimension === quantity.unit.dimension &&
    own.factor === quantity.unit.factor
      ? own
      : quantity.unit.name === '' && own
        ? own
        : quantity.unit
  const { low, high, comparator } = quantity
  return formatQuantity({ low, high, comparator, unit }, scaleFor(claim, quantity))
}

/** The claim's scale word, where the number is not too small for it. */
const scaleFor = (claim: Claim, quantity: Quantity): string | undefined => {
  const scale = scaleIn(claim.value)
  const size = parseQuantity(`1 ${scale}`)?.low ?? 1
  return scale !== '' && quantity.low >= size ? scale : undefined
}

const answerFor = (scene: Scene, quantity: FoundQuantity, at: number): Answer | undefined => {
  const { frame, sentence, setting } = scene
  const span = spanOf(sentence, quantity.start, quantity.end)
  const role = roleOf(scene.tokens, quantity, scene.quantities[at - 1]?.to ?? 0, scene.quantities[at + 1])
  if (role === 'part' || (role === 'step') !== frame.step) return undefined
  const attachment = attach(scene, span)
  if (attachment.own > FARTHEST || attachment.rival < attachment.own) return undefined
  if (isElsewhere(scene, span) || isOthers(scene, span) || isOtherPeriod(scene, quantity)) return undefined
  const certainty = certaintyOf(scene, quantity, span)
  const lead = sentence.text.slice(Math.max(0, quantity.start - 20), quantity.start).trimEnd()
  const cue: Cue = {
    ...span,
    rule: `quantity.${role}`,
    note: `reads ${sentence.text.slice(quantity.start, quantity.end)}`,
    weight: 0,
  }
  return {
    value: formatted(frame, quantity, setting.claim),
    span,
    strength: strengthOf(attachment, role, lead),
    cues: [cue],
    ...(role === 'former' && { former: true }),
    ...(certainty && { certainty }),
  }
}

const read = (sentence: Sentence, frame: QuantityFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about || frame.value === null) return []
  const tokens = valueTokens(sentence.text)
  const quantities = quantitiesIn(tokens)
  if (quantities.length === 0) return []
  const numerals = quantities.map((each) => spanOf(sentence, each.start, each.end))
  const scene: Scene = { sentence, frame, setting, tokens, quantities, numerals, hits: measureHits(sentence.tokens) }
  return quantities.flatMap((quantity, at) => {
    const answer = unitFits(frame, quantity.unit) ? answerFor(scene, quantity, at) : undefined
    return answer === undefined ? [] : [answer]
  })
}

const equivalentsOf = (claim: Claim): readonly Quantity[] => {
  const value = parseQuantity(claim.value)
  return value === undefined ? [] : [value, ...inStatement(claim, value).others]
}

/** Share by which two amounts in different currencies may differ and be one, converted as the article converts them. */
const CONVERSION_SLACK = 0.02

/** The article says that so much of one unit is so much of another: amounts convert by that, and by nothing else. */
const converted = (claim: Claim, quantity: Quantity, to: Quantity): Quantity | undefined => {
  const known = equivalentsOf(claim)
  const from = known.find((each) => sameUnit(each, quantity))
  const target = known.find((each) => sameUnit(each, to))
  if (from === undefined || target === undefined) return undefined
  const rate = target.low / from.low
  return { ...quantity, low: quantity.low * rate, high: quantity.high * rate, unit: target.unit }
}

const compareValues = (claim: Claim, current: string, heard: string): 'same' | 'looser' | 'different' => {
  if (current === heard) return 'same'
  const [left, right] = [parseQuantity(current), parseQuantity(heard)]
  if (left === undefined || right === undefined) return 'different'
  const relation = compareQuantities(left, right)
  if (relation !== 'apart') return relation
  if (comparable(left.unit, right.unit)) return 'looser'
  const same = converted(claim, right, left)
  if (same === undefined) return 'different'
  return Math.abs(same.low - left.low) <= CONVERSION_SLACK * left.low ? 'looser' : 'different'
}

export const quantity: Kind<QuantityFrame> = {
  name: 'quantity',
  summary: 'a number or a range with its unit: a toll, a price, a forecast, a sentence, a share of votes',
  compile,
  lint: (claim) =>
    parseQuantity(claim.value) === undefined
      ? [
          {
            path: 'value',
            message: `"${claim.value}" is no quantity`,
            fix: 'Write a number with its unit, such as "1644 people", "5.9-6.0 billion USD" or ">=4.5 %".',
            severity: 'error',
          },
        ]
      : [],
  read,
  compare: compareValues,
}
