import type { Claim } from '../../domain.ts'
import { type FoundQuantity, type Quantity, quantitiesIn } from '../../text/quantities.ts'
import { comparable, compareQuantities, formatQuantity, parseQuantity, scaleIn } from '../../text/quantity-values.ts'
import { isMoney, type Unit } from '../../text/units.ts'
import { valueTokens } from '../../text/value-tokens.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { type Attachment, attach } from '../measures/attach.ts'
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

/** An attachment further off than this is none. */
const FARTHEST = 26

/** Where the claim counts a step ("grow by 1.8 percent"), a level ("growth of 1.8 percent") must stand this near. */
const STEP_REACH = 8

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

const isOutOfScope = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): boolean =>
  isTimeAdjunct(scene, quantity) ||
  isElsewhere(scene, span) ||
  isOthers(scene, span) ||
  isOtherPeriod(scene, quantity) ||
  isWiderScope(scene, quantity)

const answerFor = (scene: Scene, quantity: FoundQuantity, at: number): Answer | undefined => {
  const { frame, sentence, setting } = scene
  const span = spanOf(sentence, quantity.start, quantity.end)
  const role = roleOf(scene.tokens, quantity, scene.quantities[at - 1]?.to ?? 0, scene.quantities[at + 1])
  if (role === 'part' || (role === 'step' && !frame.step)) return undefined
  const attachment = attach(scene, span)
  if (frame.step && role === 'level' && attachment.own > STEP_REACH) return undefined
  if (attachment.own > FARTHEST || attachment.rival < attachment.own) return undefined
  if (isOutOfScope(scene, quantity, span)) return undefined
  const certainty = certaintyOf(scene, quantity, span)
  const lead = sentence.text.slice(Math.max(0, quantity.start - 20), quantity.start).trimEnd()
  const cue: Cue = {
    ...span,
    rule: `quantity.${role}`,
    note: `reads ${sentence.text.slice(quantity.start, quantity.end)}`,
  }
  return {
    value: formatted(frame, quantity, setting.claim),
    span,
    strength: strengthOf(attachment, role, lead),
    cues: [cue],
    ...(role === 'former' && { former: true }),
    ...(isOwnersAct(scene, span) && { holder: setting.claim.holder }),
    ...(certainty && { certainty }),
  }
}

const read = (sentence: Sentence, frame: QuantityFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about || frame.value === null) return []
  if (frame.owner !== null && !namesOwnParties(setting)) return []
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
