import type { Claim } from '../../domain.ts'
import { type FoundQuantity, type Quantity, quantitiesIn } from '../../text/quantities.ts'
import { comparable, compareQuantities, formatQuantity, parseQuantity, scaleIn } from '../../text/quantity-values.ts'
import { stem } from '../../text/stem.ts'
import { isMoney, noUnit, type Unit } from '../../text/units.ts'
import { valueTokens } from '../../text/value-tokens.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { certaintyOf } from '../measures/certainty.ts'
import { countedBy, ownStems } from '../measures/counted.ts'
import { inStatement, type QuantityFrame, quantityFrame, sameUnit } from '../measures/frame.ts'
import { measureHits } from '../measures/lexicon.ts'
import { type QuantityRole, roleOf } from '../measures/roles.ts'
import { type Scene, spanOf } from '../measures/scene.ts'
import { isForeign, isOtherYear, isRatio, isTimeAdjunct } from '../measures/scope.ts'
import { signsOf } from '../measures/signs.ts'
import { whoseFigure } from '../measures/whose.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'

const isMeasuredIn = (frame: QuantityFrame, name: string): boolean =>
  frame.measure.some(({ family }) => family === name)

/** `12,000 people marched against the loss of 4,000 jobs`: who works is counted by jobs, where the sentence does so. */
const isCountedBeside = ({ frame, quantities }: Scene, { unit }: FoundQuantity): boolean =>
  isMeasuredIn(frame, 'work') &&
  !frame.units.some((known) => comparable(known, unit)) &&
  quantities.some((other) => other.unit.name !== '' && frame.units.some((known) => comparable(known, other.unit)))

/** `infections` for cases, `people` for the sick: another noun for what the claim counts. */
const isKinUnit = (frame: QuantityFrame, unit: Unit, setting: Setting): boolean => {
  const countsPeople = isMeasuredIn(frame, 'casualties') || isMeasuredIn(frame, 'work')
  if (unit.dimension === 'people') return countsPeople
  return unit.dimension === unit.name && ownStems(setting.subject).has(stem(unit.name))
}

const unitFits = (frame: QuantityFrame, unit: Unit, setting: Setting): boolean => {
  if (frame.value === null || (unit.name === '' && isMoney(frame.value.unit))) return false
  const isKnown = frame.units.length === 0 || frame.units.some((known) => comparable(known, unit))
  const isCount = frame.units.every((known) => known.dimension === 'people' || known.dimension === known.name)
  return isKnown || (isCount && isKinUnit(frame, unit, setting))
}

const isCounted = (unit: Unit): boolean => unit.dimension === 'people' || unit.dimension === unit.name

/** The unit as the claim writes it, where it is the same one or another noun for what the claim counts. */
const writtenUnit = (own: Unit | undefined, unit: Unit): Unit => {
  if (own === undefined) return unit
  if (own.name === '') return isCounted(unit) ? noUnit : unit
  const same = own.dimension === unit.dimension && own.factor === unit.factor
  return same || unit.name === '' || (isCounted(own) && isCounted(unit)) ? own : unit
}

const formatted = (frame: QuantityFrame, quantity: Quantity, claim: Claim): string => {
  const { low, high, comparator } = quantity
  const unit = writtenUnit(frame.value?.unit, quantity.unit)
  return formatQuantity({ low, high, comparator, unit }, scaleFor(claim, quantity))
}

/** The claim's scale word, where the number is not too small for it. */
const scaleFor = (claim: Claim, quantity: Quantity): string | undefined => {
  const scale = scaleIn(claim.value)
  const size = parseQuantity(`1 ${scale}`)?.low ?? 1
  return scale !== '' && quantity.low >= size ? scale : undefined
}

/** A step answers a claim about a change, and a level one about a level; of an increase both are told. */
const playsPart = (frame: QuantityFrame, quantity: FoundQuantity, role: QuantityRole): boolean => {
  const either = frame.change && quantity.unit.dimension === 'share'
  return either || (role === 'step') === frame.step
}

/** `33,000 machinists` where percents are asked, `nine counties` where people are: a count of something else. */
const countsOthers = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): boolean => {
  const [unit] = scene.frame.units
  if (quantity.unit.name !== '' || unit === undefined) return false
  const counted = countedBy(scene, span)
  return counted === 'other' || (counted === 'own' && unit.dimension === 'share' && quantity.low > 100)
}

/** A name ends right before the number. */
const followsName = ({ mentions }: Sentence, span: TokenSpan): boolean =>
  mentions.some(
    ({ to, text, type, preposition }) =>
      to === span.from && preposition !== 'in' && (type === 'name' || type === 'place') && /^\p{Lu}/u.test(text),
  )

/** The numbers right before and behind one. */
const besideOf = (numerals: readonly TokenSpan[], span: TokenSpan): TokenSpan[] => {
  const at = numerals.findIndex(({ from }) => from === span.from)
  return [numerals[at - 1], numerals[at + 1]].filter((each) => each !== undefined)
}

/** `Mount Karrel 17`: a number that a name ends with counts nothing, but for a list: `Greens 40, Liberals 12`. */
const isLabel = ({ sentence, numerals }: Scene, { unit }: FoundQuantity, span: TokenSpan): boolean =>
  unit.name === '' &&
  sentence.place !== 'title' &&
  followsName(sentence, span) &&
  !besideOf(numerals, span).some((each) => followsName(sentence, each))

const answerFor = (scene: Scene, quantity: FoundQuantity, at: number): Answer | undefined => {
  const { frame, sentence, setting } = scene
  const span = spanOf(sentence, quantity.start, quantity.end)
  const role = roleOf(scene.tokens, quantity, { previous: scene.quantities[at - 1], next: scene.quantities[at + 1] })
  if (
    !playsPart(frame, quantity, role) ||
    (quantity.unit.dimension === 'people' && isCountedBeside(scene, quantity)) ||
    isTimeAdjunct(scene, quantity) ||
    isLabel(scene, quantity, span) ||
    isOtherYear(scene, quantity) ||
    isRatio(scene, quantity) ||
    isForeign(scene, span) ||
    countsOthers(scene, quantity, span)
  )
    return undefined
  const certainty = certaintyOf(scene, quantity, span)
  return {
    value: formatted(frame, quantity, setting.claim),
    span,
    cues: signsOf(scene, quantity, span),
    ...(role === 'former' && { former: true }),
    ...whoseFigure(scene, span),
    ...(certainty && { certainty }),
  }
}

/** `by four million euros to 236 million`: a number without a unit after an amount of money is money too. */
const inheritsUnit = (quantities: readonly FoundQuantity[], at: number): boolean =>
  quantities.slice(0, at).some(({ unit }) => isMoney(unit))

const read = (sentence: Sentence, frame: QuantityFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about || frame.value === null) return []
  const tokens = valueTokens(sentence.text)
  const quantities = quantitiesIn(tokens)
  if (quantities.length === 0) return []
  const numerals = quantities.map((each) => spanOf(sentence, each.start, each.end))
  const scene: Scene = { sentence, frame, setting, tokens, quantities, numerals, hits: measureHits(sentence.tokens) }
  return quantities.flatMap((quantity, at) => {
    const fits = unitFits(frame, quantity.unit, setting) || isBareMoney(scene, quantity, at)
    const answer = fits ? answerFor(scene, quantity, at) : undefined
    return answer === undefined ? [] : [answer]
  })
}

/** `cut the fine to 236 million`: no currency, but the claim's scale, or the currency of a number before it. */
const isBareMoney = ({ frame, quantities }: Scene, quantity: FoundQuantity, at: number): boolean =>
  frame.value !== null &&
  isMoney(frame.value.unit) &&
  quantity.unit.name === '' &&
  (quantity.low >= 1_000_000 || inheritsUnit(quantities, at))

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
  compile: quantityFrame,
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
