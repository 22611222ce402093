import { findQuantities } from '../../text/quantities.ts'
import { comparable, compareQuantities } from '../../text/quantity-values.ts'
import { prepositions } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import type { Condition } from '../conditions.ts'
import type { Setting } from '../kind.ts'
import { carriedHits, type Hit, hitsIn, nearness, shareOf, within } from '../propositions/hits.ts'
import { isHolderNear } from '../propositions/holder.ts'
import { type Actor, subjectOf } from '../read/actor.ts'
import type { Cue, Sentence } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import type { PromiseFrame } from './frame.ts'
import { type Cueing, isPromiseNoun, namesPromise } from './lexicon.ts'
import { isOnPromise, type Outcome, refersBack } from './values.ts'

/** A sentence with what it has of the deed. */
export interface PromiseScene {
  readonly sentence: Sentence
  readonly frame: PromiseFrame
  readonly setting: Setting
  readonly hits: readonly Hit[]
  readonly condition: Condition | null
  /** Acts and deeds of the sentence that say something of the promise. */
  readonly outcomes: readonly Outcome[]
}

const actorOf = ({ from, act }: Outcome, sentence: Sentence): Actor | null =>
  act ? act.actor : subjectOf(sentence.tokens, sentence.mentions, from)

/** Another party than the holder acts, and no thing of its. */
const isOthersAct = (outcome: Outcome, { sentence, setting }: PromiseScene): boolean => {
  const actor = actorOf(outcome, sentence)
  return actor !== null && actor.party !== null && !actor.outsider && !actor.owned && !setting.isHolder(actor.party)
}

/** Another act of the sentence says otherwise of the same promise: `scrapped its promise`. */
const isGoverned = ({ value, from }: Outcome, { outcomes, sentence }: PromiseScene): boolean =>
  value === 'offered' &&
  outcomes.some(
    (other) =>
      other.value !== 'offered' && other.from !== from && other.act !== null && isOnPromise(other.act, sentence),
  )

const isPluperfect = (sentence: Sentence, at: number): boolean =>
  sentence.tokens.slice(Math.max(0, at - 3), at).some(({ lower: word }) => word === 'had')

/** How far after a verb its object may stand, and around a deed its other words. */
const objectReach = 10

/** Nothing follows that could be its object: `the trips were cancelled`, `shots delivered to the county`. */
const isFinal = ({ to }: Outcome, { tokens }: Sentence): boolean => {
  const next = tokens[to]
  return next === undefined || next.kind === 'mark' || prepositions.has(next.lower)
}

/** `tenants who dread being left out`: the last such pronoun before the token, -1 where there is none. */
const personAt = ({ tokens }: Sentence, before: number): number =>
  tokens.findLastIndex(({ index, lower: word }) => index < before && /^(who|whom|whose)$/.test(word))

/** Share of the deed that stands as the act's object, or as its subject where it has none: `the delivery was scrapped`. */
const objectShare = (outcome: Outcome, { sentence, frame, hits }: PromiseScene): number => {
  const { from, to, act } = outcome
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0]
  const after = shareOf(frame.deed, within(hits, to, to + objectReach))
  const start = Math.max(clause?.from ?? 0, from - objectReach, personAt(sentence, from) + 1)
  const before = shareOf(frame.deed, within(hits, start, from))
  const subject = act === null || act.passive || act.entry.noun || isFinal(outcome, sentence)
  return subject ? Math.max(after, before) : after
}

const synonymWorth = 0.6

/** 0 to 1: how firmly an outcome is bound to this promise and not to some other. */
const gripOf = (outcome: Outcome, scene: PromiseScene, carried: number): number => {
  const { act, from } = outcome
  const object = objectShare(outcome, scene)
  if (act) return Math.max(object, isOnPromise(act, scene.sentence) ? carried : 0)
  const byWord = scene.hits.some((hit) => hit.at === from && hit.by === 'word')
  return object * (byWord ? 1 : synonymWorth)
}

/** Below this an outcome hangs in the air. */
const looseGrip = 0.15

/** Least grip of an act that has no promise for its object, or of a deed told by its contrary. */
const leastGrip = 0.2

const needsGrip = /^(withdraw|keep|despite|depend|deed-.*contrary|promise\.negated)/

/** The act's object is a promise by name, or a plan, deal, grant of which the claim itself speaks. */
const isOnItself = (act: Act<Cueing>, { sentence, frame }: PromiseScene): boolean =>
  isOnPromise(
    act,
    sentence,
    (stem) => isPromiseNoun(stem, false) || (isPromiseNoun(stem, true) && frame.known.includes(stem)),
  )

/** An amount stands in the sentence, of the unit of what was promised, and another than that. */
const namesOtherAmount = ({ sentence, frame }: PromiseScene): boolean => {
  if (frame.amounts.length === 0) return false
  const named = findQuantities(sentence.text).filter(({ unit }) =>
    frame.amounts.some((amount) => comparable(amount.unit, unit)),
  )
  return (
    named.length > 0 &&
    !named.some((one) => frame.amounts.some((amount) => /^(same|looser)$/.test(compareQuantities(amount, one))))
  )
}

/** Whatever else speaks for it: the act has another object. */
export const isElsewhere = (outcome: Outcome, scene: PromiseScene): boolean => {
  const depends = outcome.rule.startsWith('depend')
  return (
    needsGrip.test(outcome.rule) &&
    !(outcome.act && !isUnmade(outcome) && isOnItself(outcome.act, scene)) &&
    !(depends && refersBack(scene.sentence, outcome.from)) &&
    objectShare(outcome, scene) < (depends ? Number.EPSILON : leastGrip)
  )
}

/** `is not offering hotels`: what is not promised must be the deed. */
const isUnmade = ({ rule }: Outcome): boolean => rule === 'promise.negated'

type WriteSign = (...sign: Sign) => Cue[]

const deedSigns = (sign: WriteSign, outcome: Outcome, scene: PromiseScene): Cue[] => {
  const { sentence, frame, setting, hits } = scene
  const { from, to, act } = outcome
  const rest = hitsIn(frame.rest, sentence, setting)
  const contrary = hitsIn(frame.verbs, sentence, setting).some(({ by }) => by === 'contrary')
  const carried = shareOf(frame.rest, [...rest, ...carriedHits(frame.rest, sentence, setting)])
  const grip = gripOf(outcome, scene, carried)
  const isSynonym = !act && hits.some((hit) => hit.at === from && hit.by === 'synonym')
  return [
    ...sign('deed', 'share of the deed in the sentence', shareOf(frame.rest, rest)),
    ...sign('grip', 'how firmly it is bound to this promise', act ? grip : 0),
    ...sign('loose', 'hardly bound to this promise', grip < looseGrip),
    ...sign('near', 'how near the deed stands', nearness(rest, from, to)),
    ...sign('contrary', 'the contrary of the deed stands in the sentence', contrary),
    ...sign('loose-synonym', 'a word like the deed, hardly bound to this promise', isSynonym && grip < looseGrip),
  ]
}

const actSigns = (sign: WriteSign, outcome: Outcome, scene: PromiseScene): Cue[] => {
  const { sentence, setting, condition } = scene
  const { from, act, value } = outcome
  return [
    ...sign(outcome.rule, `reads as ${value}`, true),
    ...sign('actor-other', 'another party does it', isOthersAct(outcome, scene)),
    ...sign('promised', 'a promise is named', namesPromise(sentence, 0, sentence.tokens.length)),
    ...sign('on-promise', 'a promise is its object', act !== null && isOnItself(act, scene)),
    ...sign('other-amount', 'another amount than the one promised', namesOtherAmount(scene)),
    ...sign('governed', 'another act bears on it', isGoverned(outcome, scene)),
    ...sign('pluperfect', 'told as done before', isPluperfect(sentence, from)),
    ...sign('condition', 'a condition stands with it', condition === 'strong' && value === 'conditional'),
    ...sign('away', 'the holder is not named near', !isHolderNear(sentence, setting)),
  ]
}

/** What the sentence says for and against an outcome. */
export const promiseSigns = (outcome: Outcome, scene: PromiseScene): Cue[] => {
  const sign: WriteSign = (...one) => cuesOf('commitment', outcome, [one])
  return [...actSigns(sign, outcome, scene), ...deedSigns(sign, outcome, scene)]
}
