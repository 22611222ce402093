import type { Claim } from '../../domain.ts'
import { findActs } from '../acts.ts'
import { conditionIn } from '../conditions.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { type PromiseFrame, promiseFrame } from '../promises/frame.ts'
import { accusationIn, namesPromise, promiseActs } from '../promises/lexicon.ts'
import { isElsewhere, type PromiseScene, promiseSigns } from '../promises/signs.ts'
import {
  actOutcome,
  deedOutcome,
  isOnPromise,
  type Outcome,
  type PromiseValue,
  promiseValues,
  tradeOffIn,
} from '../promises/values.ts'
import { hitsIn } from '../propositions/hits.ts'
import { isWished } from '../propositions/polarity.ts'
import { subjectOf } from '../read/actor.ts'
import { type Sentence, speakerOf } from '../sentence.ts'

/** Deeds read in one sentence, at most. */
const mostDeeds = 4

/** An act about the promise itself; of others the deed's own verb says more. */
const isPromising = (rule: string): boolean => /^(promise|stand|depend|kept|despite)/.test(rule)

/** One word read twice, as verb and as noun. */
const isSameAct = (one: Outcome, other: Outcome): boolean => one.from === other.from && one.value === other.value

/** `reverses course, will publish the file`: the turn is to the deed, not away from it. */
const isTurnToDeed = (act: Outcome, deeds: readonly Outcome[], sentence: Sentence): boolean =>
  act.rule === 'withdraw' &&
  act.act !== null &&
  !isOnPromise(act.act, sentence) &&
  deeds.some(({ rule, from }) => rule === 'deed-ahead' && from > act.to)

const outcomesOf = (sentence: Sentence, frame: PromiseFrame, setting: Setting): Outcome[] => {
  const hits = hitsIn(frame.deed, sentence, setting)
  const verbs = hitsIn(frame.verbs, sentence, setting)
  const found = findActs(sentence, promiseActs).flatMap((act) => actOutcome(act, sentence, hits) ?? [])
  const acts = found.filter((act, at) => found.findIndex((other) => isSameAct(act, other)) === at)
  const taken = (at: number): boolean => acts.some((act) => isPromising(act.rule) && act.from <= at && at < act.to)
  const deeds = verbs.filter(({ at, by }) => by !== 'contrary' && !taken(at))
  const contrary = verbs.filter(({ at, by }) => by === 'contrary' && !acts.some((act) => act.from === at))
  const own = acts.filter(({ from, rule }) => isPromising(rule) || !deeds.some(({ at }) => at === from))
  const done = [...deeds, ...contrary].slice(0, mostDeeds).map((hit) => deedOutcome(hit, sentence))
  const trade = tradeOffIn(sentence)
  return [...own.filter((act) => !isTurnToDeed(act, done, sentence)), ...done, ...(trade ? [trade] : [])]
}

/** Who accuses the holder in the sentence, or says otherwise than the holder: a party that is not the holder's. */
const rivalOf = (value: PromiseValue, at: number, sentence: Sentence, setting: Setting): string | null => {
  const accusing = accusationIn(sentence)
  if (value !== 'not offered' && (value !== 'withdrawn' || accusing < 0)) return null
  const accuser = accusing < 0 ? null : subjectOf(sentence.tokens, sentence.mentions, accusing)
  const voices = [speakerOf(sentence, at), accuser]
  const rival = voices.find((voice) => voice?.party && !voice.outsider && !setting.isHolder(voice.party))
  return rival?.party ?? null
}

/** The promise belongs to the party that made it; a rival who denies it or cries betrayal speaks for himself. */
const holderOf = (value: PromiseValue, at: number, sentence: Sentence, setting: Setting): string =>
  rivalOf(value, at, sentence, setting) ?? setting.claim.holder

/** How far before the deed its auxiliary may stand. */
const auxiliaryReach = 4

/** `will be paid`, `has been tied`: said outright, whatever is only possible elsewhere in the sentence. */
const isPlain = ({ tokens }: Sentence, at: number): boolean =>
  tokens
    .slice(Math.max(0, at - auxiliaryReach), at)
    .findLast(({ lower }) => /^(would|could|might|may|will|has|have|is|are|was|were|must)$/.test(lower))
    ?.lower.match(/^(will|has|have|must)$/) != null

const certaintyOf = (value: PromiseValue, at: number, sentence: Sentence): Answer['certainty'] => {
  if (sentence.question) return undefined
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0]
  if (isWished(sentence, at)) return 'conditional'
  if (clause?.certainty === 'denied') return 'said'
  if (value !== 'conditional') return undefined
  const guess = sentence.tokens.some((token) => /^(would|could|might|may)$/.test(token.lower)) && !isPlain(sentence, at)
  return guess && clause?.speaker === null ? 'conditional' : 'said'
}

const answerOf = (outcome: Outcome, scene: PromiseScene): Answer => {
  const { sentence, setting } = scene
  const { from, to } = outcome
  const certainty = certaintyOf(outcome.value, from, sentence)
  return {
    value: outcome.value,
    span: { from, to },
    holder: holderOf(outcome.value, from, sentence, setting),
    ...(certainty ? { certainty } : {}),
    cues: promiseSigns(outcome, scene),
  }
}

/** Under a condition: what is promised, or that its contrary will be done. */
const isTied = ({ value, rule }: Outcome): boolean => value === 'offered' || rule === 'deed-ahead.contrary'

const read = (sentence: Sentence, frame: PromiseFrame, setting: Setting): readonly Answer[] => {
  if (!setting.match.about) return []
  const hits = hitsIn(frame.deed, sentence, setting)
  const refers = sentence.tokens.slice(0, 5).some((token) => /^(it|this|that|they)$/.test(token.lower))
  if (hits.length === 0 && !refers && !namesPromise(sentence, 0, sentence.tokens.length)) return []
  const condition = conditionIn(sentence, new Set(frame.known))
  const outcomes = outcomesOf(sentence, frame, setting).map((outcome) =>
    condition !== null && isTied(outcome) ? { ...outcome, value: 'conditional' as const } : outcome,
  )
  const scene: PromiseScene = { sentence, frame, setting, hits, condition, outcomes }
  return outcomes.filter((outcome) => !isElsewhere(outcome, scene)).map((outcome) => answerOf(outcome, scene))
}

const lint = (claim: Claim) =>
  promiseValues.includes(claim.value as PromiseValue)
    ? []
    : [
        {
          path: 'value',
          message: `"${claim.value}" is no state of a commitment`,
          fix: `Use one of ${promiseValues.join(', ')}.`,
          severity: 'error' as const,
        },
      ]

/** Does a promise stand? The promise belongs to the party that made it, whoever tells it. */
export const commitment: Kind<PromiseFrame> = {
  name: 'commitment',
  summary: 'what became of a promise: offered, conditional, withdrawn, fulfilled or not offered',
  values: promiseValues,
  compile: (claim, { subject, articleText }) => promiseFrame(claim, subject, articleText),
  lint,
  read,
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
