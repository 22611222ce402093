import { prepositions } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import type { Hit } from '../propositions/hits.ts'
import { isDenied, isRefuted, isUndone, isUndoneBefore } from '../propositions/polarity.ts'
import { tenseAt } from '../propositions/tense.ts'
import { lowerBetween, type Sentence } from '../sentence.ts'
import { type Class, type Cueing, isPromiseNoun, namesCondition, namesPledge, namesPromise } from './lexicon.ts'

/** The states of a promise. */
export const promiseValues = ['offered', 'conditional', 'withdrawn', 'fulfilled', 'not offered'] as const
export type PromiseValue = (typeof promiseValues)[number]

/** What one act or deed of a sentence says became of the promise. */
export interface Outcome {
  readonly value: PromiseValue
  /** Rule that gave it, without the kind's name. */
  readonly rule: string
  readonly from: number
  readonly to: number
  /** The act, where it is one of the lexicon and not the deed itself. */
  readonly act: Act<Cueing> | null
}

/** How many tokens after an act its object may stand. */
const objectReach = 8

const isAnyPromise = (stem: string): boolean => isPromiseNoun(stem, true)

/** A promise is the object of the act, or its grammatical subject. `isNoun`: which nouns (stems) beside the strict ones. */
export const isOnPromise = (
  act: Act<Cueing>,
  sentence: Sentence,
  isNoun: (stem: string) => boolean = isAnyPromise,
): boolean =>
  ((act.passive || isRelative(act, sentence)) && namesPledge(sentence, act.at - objectReach - 2, act.at)) ||
  namesPledge(sentence, act.to, act.to + objectReach) ||
  isNoun(act.patient?.thing ?? '') ||
  isNoun(act.actor?.thing ?? '') ||
  act.after.slice(0, objectReach).some((token) => isNoun(token.stem))

/** `the promise, which has been scrapped`. */
const isRelative = (act: Act<Cueing>, sentence: Sentence): boolean =>
  sentence.tokens.slice(Math.max(0, act.at - 4), act.at).some(({ lower }) => /^(which|that)$/.test(lower))

/** `in return`, `for release`: the word is a noun there. */
const isGovernedNoun = (act: Act<Cueing>, { tokens }: Sentence): boolean => {
  const before = tokens[act.at - 1]?.lower ?? ''
  return !act.entry.noun && before !== 'to' && prepositions.has(before)
}

type Reader = (act: Act<Cueing>, sentence: Sentence, deeds: readonly Hit[]) => PromiseValue | null

const nearDeed = (act: Act<Cueing>, deeds: readonly Hit[]): boolean =>
  deeds.some((hit) => hit.at >= act.at - 12 && hit.at <= act.to + 12)

const readers: Readonly<Record<Class, Reader>> = {
  promise: (act, sentence) => {
    if (isRefuted(sentence, act.at)) return 'not offered'
    if (!act.negated) return 'offered'
    const never = act.entry.noun || act.soFar || tenseAt(sentence, act.at) === 'done'
    return never ? 'not offered' : 'withdrawn'
  },
  give: (act, sentence) => (act.negated && namesPromise(sentence, act.to, act.to + objectReach) ? 'not offered' : null),
  withdraw: (act, sentence, deeds) => {
    if (!isOnPromise(act, sentence) && !nearDeed(act, deeds)) return null
    const turned = act.negated || isRefuted(sentence, act.at)
    return turned || namesCondition(sentence, act.to, act.to + 4) ? 'offered' : 'withdrawn'
  },
  despite: (act, sentence) => (namesPromise(sentence, act.to, act.to + 5) ? 'withdrawn' : null),
  keep: (act, sentence, deeds) => {
    if (isGovernedNoun(act, sentence)) return null
    const object = namesPromise(sentence, act.to, act.to + 5)
    if (!object && !nearDeed(act, deeds)) return null
    if (act.negated) return object ? 'withdrawn' : null
    return tenseAt(sentence, act.at) === 'ahead' ? 'offered' : 'fulfilled'
  },
  kept: (act, sentence) => {
    const clause = sentence.clauses[sentence.clauseOf[act.at] ?? 0]
    const ahead = sentence.tokens
      .slice(clause?.from ?? 0, clause?.to)
      .some((token) => /^(will|would|to|due|expected)$/.test(token.lower))
    return ahead ? 'offered' : 'fulfilled'
  },
  stand: (act, sentence, deeds) => {
    if (!isOnPromise(act, sentence) && !namesPromise(sentence, 0, act.at) && !nearDeed(act, deeds)) return null
    return act.negated ? 'withdrawn' : 'offered'
  },
  depend: (act, sentence, deeds) => {
    const bound = isOnPromise(act, sentence) || namesPromise(sentence, 0, sentence.tokens.length)
    if (!bound && !nearDeed(act, deeds) && !refersBack(sentence, act.at)) return null
    return act.negated || isDropped(act, sentence) || isUndoneBefore(sentence, act.at, dropReach)
      ? 'offered'
      : 'conditional'
  },
}

/** `scrapped the strict conditions`: words between the verb and what it takes back, at most. */
const dropReach = 4

/** `So far it rests on the harvest`, read at the verb: its subject is what was promised, named before. */
export const refersBack = ({ tokens }: Sentence, at: number): boolean =>
  /^(it|this|that|they)$/.test(tokens[at - 1]?.lower ?? '')

/** `the proviso of last year falls away`: what tied the promise is gone. */
const isDropped = (act: Act<Cueing>, sentence: Sentence): boolean =>
  / (?:falls? away|fell away|(?:is|are|was|were|has been|have been) (?:(?!not |never |yet )\S+ )?(?:dropped|lifted|scrapped|withdrawn|removed|met|fulfilled|gone)) /.test(
    ` ${lowerBetween(sentence, act.to, act.to + objectReach)} `,
  )

const tradeOff = /^no (?:[\p{L}-]+ ){1,3}, no /u

/** `No paperwork, no vaccine`: without the one the other is not given. */
export const tradeOffIn = ({ tokens }: Sentence): Outcome | null => {
  const from = tokens.findIndex(({ index, lower }) => {
    if (lower !== 'no' || (index > 0 && !/^["':-]$/.test(tokens[index - 1]?.text ?? ''))) return false
    const words = tokens.slice(index, index + 6).map((token) => token.lower)
    return tradeOff.test(`${words.join(' ')} `) && !words.slice(1, 3).some((word) => /^(no|and|or|nor)$/.test(word))
  })
  return from < 0 ? null : { value: 'conditional', rule: 'no-without', from, to: from + 1, act: null }
}

/** What the act says became of the promise; null when it says nothing of it. */
export const actOutcome = (act: Act<Cueing>, sentence: Sentence, deeds: readonly Hit[]): Outcome | null => {
  const value = readers[act.entry.class](act, sentence, deeds)
  const rule = `${act.entry.class}${act.entry.noun ? '-noun' : ''}${act.negated ? '.negated' : ''}`
  return value && { value, rule, from: act.at, to: act.to, act }
}

/** What the deed itself says: to be done, done, refused, or its contrary. */
export const deedOutcome = (hit: Hit, sentence: Sentence): Outcome => {
  const turns = [
    isDenied(sentence, hit) !== hit.term.negated,
    hit.by === 'contrary',
    isRefuted(sentence, hit.at),
    hit.by !== 'contrary' && isUndone(sentence, hit),
  ]
  const turned = turns.filter(Boolean).length % 2 === 1
  const tense = prepositions.has(sentence.tokens[hit.at]?.lower ?? '') ? 'ahead' : tenseAt(sentence, hit.at)
  const done = tense === 'done' && !hit.term.negated && !hit.term.lasting
  const value = turned ? 'withdrawn' : done ? 'fulfilled' : 'offered'
  const rule = `deed-${tense}${turned ? (hit.by === 'contrary' ? '.contrary' : '.turned') : ''}`
  return { value, rule, from: hit.at, to: hit.to, act: null }
}
