import { findQuantities } from '../../text/quantities.ts'
import { comparable, compareQuantities } from '../../text/quantity-values.ts'
import { auxiliaries, prepositions, pronouns } from '../../text/words.ts'
import { type Act, isIdle } from '../acts.ts'
import type { Condition } from '../conditions.ts'
import type { Setting } from '../kind.ts'
import { carriedHits, type Hit, hitsIn, nearness, shareOf, within } from '../propositions/hits.ts'
import { isHolderNear } from '../propositions/holder.ts'
import { isRefuted } from '../propositions/polarity.ts'
import { tenseAt } from '../propositions/tense.ts'
import { type Actor, subjectOf } from '../read/actor.ts'
import type { Cue, Sentence, Speaker } from '../sentence.ts'
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

/** Who says the token. */
export const speakerOf = (sentence: Sentence, at: number): Speaker | null =>
  sentence.clauses[sentence.clauseOf[at] ?? 0]?.speaker ?? null

const actorOf = ({ from, act }: Outcome, sentence: Sentence): Actor | null =>
  act ? act.actor : subjectOf(sentence.tokens, sentence.mentions, from)

/** Whose act it is: the holder's, somebody else's, or nobody's that is named. */
const actingRule = (outcome: Outcome, { sentence, setting }: PromiseScene): string => {
  const actor = actorOf(outcome, sentence)
  if (actor?.outsider) return 'actor-outsider'
  if (actor && setting.isHolder(actor.party)) return actor.owned ? 'actor-thing' : 'actor'
  if (!actor || actor.party === null) return actor?.pronoun ? 'actor-pronoun' : 'actor-unnamed'
  return actor.owned ? 'actor-thing' : 'actor-other'
}

/** Another act of the sentence says otherwise of the same promise: `scrapped its promise`. */
const isGoverned = ({ value, from }: Outcome, { outcomes, sentence }: PromiseScene): boolean =>
  value === 'offered' &&
  outcomes.some(
    (other) =>
      other.value !== 'offered' && other.from !== from && other.act !== null && isOnPromise(other.act, sentence),
  )

const freshly = / (after all|no longer|any ?more|again|reversing|reversal|reversed|reverses|u-turn|now|once more) /

const lower = (sentence: Sentence): string => ` ${sentence.tokens.map((token) => token.lower).join(' ')} `

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

/** Below this share of the deed a story speaks of something else. */
const adriftShare = 0.34

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

/** How many tokens behind a participle the verb of its sentence may stand. */
const mainVerbReach = 9

/** `aid workers sent to the valley were told`: the participle only says which. */
const isReduced = ({ from, act }: Outcome, { tokens }: Sentence): boolean => {
  if (act !== null || !/(ed|en|nt|id|lt|ght)$/.test(tokens[from]?.lower ?? '')) return false
  const before = tokens.slice(Math.max(0, from - 3), from)
  if (before.some(({ lower: word }) => auxiliaries.has(word) || pronouns.has(word))) return false
  const after = tokens.slice(from + 1, from + 1 + mainVerbReach)
  const stop = after.findIndex(
    ({ kind, lower: word }) => kind === 'mark' || /^(and|but|that|which|who|it|they|he|she)$/.test(word),
  )
  return (stop < 0 ? after : after.slice(0, stop)).some(({ lower: word }) =>
    /^(is|are|was|were|has|have|had|will|would)$/.test(word),
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
  const verbs = hitsIn(frame.verbs, sentence, setting)
  const carried = shareOf(frame.rest, [...rest, ...carriedHits(frame.rest, sentence, setting)])
  const grip = gripOf(outcome, scene, carried)
  const by = (how: Hit['by']): boolean => verbs.some((hit) => hit.by === how)
  return [
    ...sign('deed', 'share of the deed in the sentence', shareOf(frame.rest, rest)),
    ...sign('carried', 'share of the deed with what came before', carried),
    ...sign(act ? 'grip' : 'grip-deed', 'how firmly it is bound to this promise', grip),
    ...sign('loose', 'hardly bound to this promise', grip < looseGrip),
    ...sign('adrift', 'little of the deed even with what came before', carried < adriftShare),
    ...sign('near', 'how near the deed stands', nearness(rest, from, to)),
    ...sign('verb', 'the verb of the deed stands in the sentence', by('word')),
    ...sign('synonym', 'a word like it does', by('synonym')),
    ...sign('contrary', 'the contrary of the deed does', by('contrary')),
    ...sign('verb-near', 'how near the verb stands', act ? nearness(verbs, from, to) : 0),
    ...sign(
      'by-synonym',
      'the deed by another word',
      !act && hits.some((hit) => hit.at === from && hit.by === 'synonym'),
    ),
    ...sign(
      'loose-synonym',
      'such a word, hardly bound to this promise',
      !act && grip < looseGrip && hits.some((hit) => hit.at === from && hit.by === 'synonym'),
    ),
  ]
}

const actSigns = (sign: WriteSign, outcome: Outcome, scene: PromiseScene): Cue[] => {
  const { sentence, setting, condition } = scene
  const { from, act, value } = outcome
  return [
    ...sign(outcome.rule, `reads as ${value}`, true),
    ...sign(actingRule(outcome, scene), 'whose act it is', true),
    ...sign('spoken', 'the holder says so', setting.isHolder(speakerOf(sentence, from)?.party ?? null)),
    ...sign('promised', 'a promise is named', namesPromise(sentence, 0, sentence.tokens.length)),
    ...sign('on-promise', 'a promise is its object', act !== null && isOnItself(act, scene)),
    ...sign(
      'on-plan',
      'some plan or deal is its object',
      act !== null && isOnPromise(act, sentence) && !isOnItself(act, scene),
    ),
    ...sign('other-amount', 'another amount than the one promised', namesOtherAmount(scene)),
    ...sign('reduced', 'the participle only says which', isReduced(outcome, sentence)),
    ...sign(
      'nothing-here',
      'nothing of the claim stands in the sentence, and no promise',
      setting.match.here === 0 && !namesPromise(sentence, 0, sentence.tokens.length),
    ),
    ...sign('governed', 'another act bears on it', isGoverned(outcome, scene)),
    ...sign('idle', 'wished or asked for, not done', isIdle(sentence, from)),
    ...sign('done', 'told as done', tenseAt(sentence, from) === 'done'),
    ...sign('pluperfect', 'told as done before', isPluperfect(sentence, from)),
    ...sign('refuted', 'denied', isRefuted(sentence, from)),
    ...sign('fresh', 'told as a turn', freshly.test(lower(sentence))),
    ...sign(`condition-${condition}`, 'a condition stands with it', condition !== null && value === 'conditional'),
    ...sign('away', 'the holder is not named near', !isHolderNear(sentence, setting)),
    ...sign('unnamed', 'no name of the claim stands near', !setting.match.named),
  ]
}

/** What the sentence says for and against an outcome. */
export const promiseSigns = (outcome: Outcome, scene: PromiseScene): Cue[] => {
  const sign: WriteSign = (...one) => cuesOf('commitment', outcome, [one])
  return [...actSigns(sign, outcome, scene), ...deedSigns(sign, outcome, scene)]
}
