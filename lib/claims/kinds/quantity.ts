import type { Claim } from '../../domain.ts'
import { type FoundQuantity, type Quantity, quantitiesIn } from '../../text/quantities.ts'
import { comparable, compareQuantities, formatQuantity, parseQuantity, scaleIn } from '../../text/quantity-values.ts'
import { isMoney, type Unit } from '../../text/units.ts'
import { valueTokens } from '../../text/value-tokens.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { attach } from '../measures/attach.ts'
import { certaintyOf } from '../measures/certainty.ts'
import { inStatement, type QuantityFrame, quantityFrame, sameUnit } from '../measures/frame.ts'
import { measureHits } from '../measures/lexicon.ts'
import { type QuantityRole, roleOf } from '../measures/roles.ts'
import { type Scene, spanOf } from '../measures/scene.ts'
import { isElsewhere, isOtherPeriod, isOthers, isOwnersAct, isTimeAdjunct, isWiderScope } from '../measures/scope.ts'
import type { Cue, Sentence, TokenSpan } from '../sentence.ts'
import { namesOwnParties } from '../subject-names.ts'

const unitFits = (frame: QuantityFrame, unit: Unit): boolean => {
  if (frame.value === null) return false
  const known = [frame.value, ...frame.equivalents]
  if (unit.name === '' && isMoney(frame.value.unit)) return false
  return known.some((each) => comparable(each.unit, unit))
}

/** Tokens at which an attachment counts half. */
const HALFWAY = 6

/** 1 beside the word of measure, .5 at `HALFWAY`, 0 without one. */
const nearness = (distance: number): number => 1 / (1 + Math.max(0, distance) / HALFWAY)

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

/** Ten times more or less than the claim's number, or beyond, counts as equally far. */
const FARTHEST = 10

/** 0 for the claim's own number, 1 for one ten times as large or small. */
const apartness = (frame: QuantityFrame, quantity: Quantity): number => {
  const known = [frame.value, ...frame.equivalents].find(
    (each) => each && each.unit.dimension === quantity.unit.dimension,
  )
  const [ours, theirs] = [known?.low ?? frame.value?.low ?? 0, quantity.low]
  if (ours <= 0 || theirs <= 0) return 1
  return Math.min(1, Math.abs(Math.log(theirs / ours)) / Math.log(FARTHEST))
}

/** What the sentence says of one number, for and against its being the claim's. */
const signsOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan, role: QuantityRole): Cue[] => {
  const { frame, sentence, setting } = scene
  const { own, rival } = attach(scene, span)
  const lead = sentence.text.slice(Math.max(0, quantity.start - 20), quantity.start).trimEnd()
  const words = sentence.text.slice(quantity.start, quantity.end)
  const sign = (rule: string, note: string, holds: boolean | number): Cue[] =>
    holds === false ? [] : [{ ...span, rule: `quantity.${rule}`, note, ...(holds !== true && { value: holds }) }]
  return [
    ...sign(role, `reads ${words}`, true),
    ...sign('near', 'how near a word of its measure stands', nearness(own)),
    ...sign('unmeasured', 'no word of its measure in the sentence', own === Number.POSITIVE_INFINITY),
    ...sign('rival', 'a word of another measure stands nearer', rival < own),
    ...sign('rival-near', 'how near a word of another measure stands', nearness(rival)),
    ...sign(
      'arrival',
      'stands where a count arrives',
      /\b(to|at|reached|is|was|stands|stood|has killed|killed)$/i.test(lead),
    ),
    ...sign('elsewhere', 'set in another place', isElsewhere(scene, span)),
    ...sign('others', "another party's amount", isOthers(scene, span)),
    ...sign('other-period', 'another stretch of time', isOtherPeriod(scene, quantity)),
    ...sign('wider', 'a total over more than the one event', isWiderScope(scene, quantity)),
    ...sign('bare', 'no unit of its own', quantity.unit.name === '' && frame.value?.unit.name !== ''),
    ...sign('apart', "how far from the claim's number", apartness(frame, quantity)),
    ...sign('strangers', 'no party of the claim is named', frame.owner !== null && !namesOwnParties(setting)),
  ]
}

const answerFor = (scene: Scene, quantity: FoundQuantity, at: number): Answer | undefined => {
  const { frame, sentence, setting } = scene
  const span = spanOf(sentence, quantity.start, quantity.end)
  const role = roleOf(scene.tokens, quantity, scene.quantities[at - 1]?.to ?? 0, scene.quantities[at + 1])
  if (role === 'part' || (role === 'step') !== frame.step || isTimeAdjunct(scene, quantity)) return undefined
  const certainty = certaintyOf(scene, quantity, span)
  return {
    value: formatted(frame, quantity, setting.claim),
    span,
    strength: 0,
    cues: signsOf(scene, quantity, span, role),
    ...(role === 'former' && { former: true }),
    ...(isOwnersAct(scene, span) && { holder: setting.claim.holder }),
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
    const fits = unitFits(frame, quantity.unit) || isBareMoney(scene, quantity, at)
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
