import lexicon from '../../../knowledge/commitments.json' with { type: 'json' }
import type { Claim } from '../../domain.ts'
import { phraseIndex, stemsOf } from '../../text/words.ts'
import { type Act, findActs, isIdle } from '../acts.ts'
import { claimStems, setsCondition } from '../conditions.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'

const values = ['offered', 'conditional', 'withdrawn', 'fulfilled', 'not offered'] as const
type Value = (typeof values)[number]
type Class = 'promise' | 'give' | 'withdraw' | 'keep' | 'stand' | 'depend' | 'expect'

interface Cueing {
  readonly class: Class
  readonly noun?: boolean
}

const pairs = (phrases: readonly string[], entry: Cueing) => phrases.map((phrase) => [phrase, entry] as const)

const index = phraseIndex([
  ...pairs(lexicon.promise.verbs, { class: 'promise' }),
  ...pairs(lexicon.promise.nouns, { class: 'promise', noun: true }),
  ...pairs(lexicon.give, { class: 'give' }),
  ...pairs(lexicon.withdraw.verbs, { class: 'withdraw' }),
  ...pairs(lexicon.withdraw.nouns, { class: 'withdraw', noun: true }),
  ...pairs(lexicon.keep.verbs, { class: 'keep' }),
  ...pairs(lexicon.keep.nouns, { class: 'keep', noun: true }),
  ...pairs(lexicon.stand, { class: 'stand' }),
  ...pairs(lexicon.depend, { class: 'depend' }),
  ...pairs(lexicon.expected, { class: 'expect' }),
])

const plainKeeping = new Set(stemsOf(lexicon.keep.verbs.slice(0, lexicon.keep.verbs.indexOf('make good') + 1)))

const keepStems = new Set([...stemsOf(lexicon.keep.verbs), ...stemsOf(lexicon.expected)])

const promiseStems = new Set(stemsOf([...lexicon.promise.verbs, ...lexicon.promise.nouns]))

interface Frame {
  /** Words of the claim that say what is promised, without the words of promising. */
  readonly deed: readonly string[]
  /** The stems of those words and their synonyms. */
  readonly stems: readonly string[]
  /** The single stems among them, and the parts of phrases. */
  readonly deedStems: readonly string[]
  /** Every stem of the claim: what a plain `if` may speak of without setting a condition. */
  readonly known: readonly string[]
}

/** What the sentence names of the deed, and whether it names a promise. */
interface Topic {
  readonly deeds: number
  readonly promise: boolean
}

const topicOf = (sentence: Sentence, frame: Frame, setting: Setting): Topic => ({
  deeds: Math.min(
    setting.match.words.filter((word) => frame.deed.includes(word)).length,
    sentence.tokens.filter((token) => frame.deedStems.includes(token.stem)).length,
  ),
  promise: sentence.tokens.some((token) => promiseStems.has(token.stem)),
})

/** `Since Thursday it hangs on ...`: a pronoun takes the topic of the sentence before. */
const topicHere = (sentence: Sentence, frame: Frame, setting: Setting): Topic => {
  const own = topicOf(sentence, frame, setting)
  const before = setting.sentences[sentence.index - 1]
  if (own.deeds > 0 || own.promise || !before || before.place === 'title') return own
  const refers = sentence.tokens.slice(0, 5).some((token) => /^(it|this|that|they)$/.test(token.lower))
  return refers
    ? {
        deeds: before.tokens.filter((token) => frame.deedStems.includes(token.stem)).length,
        promise: before.tokens.some((token) => promiseStems.has(token.stem)),
      }
    : own
}

const isPast = (act: Act<Cueing>, sentence: Sentence): boolean => {
  const word = sentence.tokens[act.at]?.lower ?? ''
  const before = sentence.tokens.slice(Math.max(0, act.at - 4), act.at)
  if (before.some((token) => /^(will|would|to|could|may|might|should|can|shall|not|must)$/.test(token.lower)))
    return false
  if (sentence.place === 'title') return !/ing$/.test(word)
  return word !== sentence.tokens[act.at]?.stem && !/ing$/.test(word) && !/[^s]s$/.test(word)
}

const stemOf = (act: Act<Cueing>, sentence: Sentence): string => sentence.tokens[act.at]?.stem ?? ''

const onPromise = (act: Act<Cueing>, topic: Topic): boolean => {
  const near = act.after.slice(0, 8)
  return (
    near.some((token) => promiseStems.has(token.stem)) ||
    promiseStems.has(act.patient?.thing ?? act.actor?.thing ?? '') ||
    topic.deeds >= 2
  )
}

const deedsNear = (act: Act<Cueing>, frame: Frame): number =>
  act.after.slice(0, 9).filter((token) => frame.stems.includes(token.stem)).length

const readers: Readonly<
  Record<Class, (act: Act<Cueing>, topic: Topic, sentence: Sentence, frame: Frame) => Value | null>
> = {
  promise: (act, topic, sentence, frame) => {
    if (topic.deeds === 0 || sentence.tokens[act.at - 1]?.lower === 'as') return null
    if (act.negated && deedsNear(act, frame) === 0) return null
    if (!act.negated) return 'offered'
    return act.entry.noun || act.soFar ? 'not offered' : 'withdrawn'
  },
  give: (act, topic, _sentence, frame) =>
    act.negated &&
    topic.promise &&
    onPromise(act, topic) &&
    (deedsNear(act, frame) > 0 || act.after.slice(0, 6).some((token) => promiseStems.has(token.stem)))
      ? 'not offered'
      : null,
  withdraw: (act, topic) => {
    if (!onPromise(act, topic) || (topic.deeds === 0 && !topic.promise)) return null
    return act.negated || act.certainty === 'denied' ? 'offered' : 'withdrawn'
  },
  keep: (act, topic, sentence, frame) => {
    if (topic.deeds < 2 && !(topic.deeds === 1 && /(^| )(promised|pledged|planned|agreed)( |$)/.test(sentence.text)))
      return null
    if (
      act.negated ||
      !(plainKeeping.has(stemOf(act, sentence)) || act.entry.noun || frame.known.includes(stemOf(act, sentence)))
    )
      return null
    return isPast(act, sentence) ? 'fulfilled' : 'offered'
  },
  stand: (act, topic) => {
    const subject =
      promiseStems.has(act.actor?.thing ?? '') || act.after.slice(0, 6).some((token) => promiseStems.has(token.stem))
    if (!subject || !topic.promise) return null
    return act.negated ? 'withdrawn' : 'offered'
  },
  expect: (act, topic, sentence, frame) => {
    const keeps = sentence.tokens.some((token) => keepStems.has(token.stem) && frame.stems.includes(token.stem))
    return topic.deeds >= 2 && keeps && !act.negated && act.certainty === 'planned' ? 'offered' : null
  },
  depend: (act, topic) => (topic.deeds + (topic.promise ? 1 : 0) >= 2 && !act.negated ? 'conditional' : null),
}

/** 1 the holder acts, 0.4 nobody is named, 0 somebody else does. */
const byHolder = (act: Act<Cueing>, setting: Setting): number => {
  const actor = act.actor
  if (!actor) return act.passive || act.entry.noun ? 0.4 : 0.3
  if (actor.outsider) return 0
  if (setting.isHolder(actor.party)) return 1
  if (actor.party === null || (actor.owned && !act.entry.noun)) return 0.4
  return 0
}

const speakerOf = (sentence: Sentence, at: number) => sentence.clauses[sentence.clauseOf[at] ?? 0]?.speaker ?? null

const holderOf = (value: Value, act: Act<Cueing>, sentence: Sentence, setting: Setting): string => {
  const speaker = speakerOf(sentence, act.at)
  const rival = speaker?.party && !speaker.outsider && !setting.isHolder(speaker.party)
  return rival && value === 'not offered' ? (speaker.party ?? setting.claim.holder) : setting.claim.holder
}

const saidByHolder = (sentence: Sentence, at: number, setting: Setting): boolean =>
  setting.isHolder(speakerOf(sentence, at)?.party ?? null)

const certaintyOf = (value: Value, act: Act<Cueing>, sentence: Sentence): Answer['certainty'] => {
  if (sentence.question) return undefined
  if (act.certainty === 'denied' && value === 'offered') return 'said'
  if (value !== 'conditional') return undefined
  const guess = sentence.tokens.some((token) => /^(would|could|might|may)$/.test(token.lower))
  return guess && speakerOf(sentence, act.at) === null ? 'conditional' : 'said'
}

const readAct = (act: Act<Cueing>, topic: Topic, sentence: Sentence, frame: Frame, setting: Setting): Answer[] => {
  const acting = byHolder(act, setting)
  const actor = acting === 0.4 && saidByHolder(sentence, act.at, setting) ? 0.8 : acting
  if (actor === 0 || isIdle(sentence, act.at)) return []
  if (actor < 0.8 && topic.deeds < 2 && !topic.promise) return []
  const plain = readers[act.entry.class](act, topic, sentence, frame)
  if (plain === null) return []
  const value =
    plain === 'offered' && act.entry.class !== 'expect' && setsCondition(sentence, new Set(frame.known))
      ? 'conditional'
      : plain
  const certainty = certaintyOf(value, act, sentence)
  const noun = act.entry.noun ? -0.6 : 0
  return [
    {
      value,
      span: { from: act.at, to: act.to },
      holder: holderOf(value, act, sentence, setting),
      ...(certainty ? { certainty } : {}),
      strength:
        (actor >= 0.8 ? 0.9 : -0.3) +
        Math.min(3, topic.deeds) * 0.25 +
        noun +
        (value === 'offered' ? 0 : 0.7) +
        (act.entry.class === 'keep' ? -0.2 : 0),
      cues: [
        {
          from: act.at,
          to: act.to,
          rule: `commitment.${act.entry.class}${act.negated ? '.negated' : ''}`,
          note: `reads as ${value}`,
        },
      ],
    },
  ]
}

const lint = (claim: Claim) =>
  values.includes(claim.value as Value)
    ? []
    : [
        {
          path: 'value',
          message: `"${claim.value}" is no state of a commitment`,
          fix: `Use one of ${values.join(', ')}.`,
          severity: 'error' as const,
        },
      ]

/** Does a promise stand? The promise belongs to the party that made it, whoever tells it. */
export const commitment: Kind<Frame> = {
  name: 'commitment',
  summary: 'what became of a promise: offered, conditional, withdrawn, fulfilled or not offered',
  values,
  compile: (claim, { subject }) => {
    const groups = subject.groups.filter((group) => !promiseStems.has(stemsOf([group.word])[0] ?? ''))
    return {
      deed: groups.map((group) => group.word),
      stems: [...new Set(groups.flatMap((group) => group.stems))],
      deedStems: [...new Set(groups.flatMap((group) => group.stems.flatMap((stem) => stem.split(' '))))],
      known: claimStems([claim.question, claim.statement, claim.value], subject.groups),
    }
  },
  lint,
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const topic = topicHere(sentence, frame, setting)
    if (topic.deeds === 0 && !topic.promise) return []
    return findActs(sentence, index).flatMap((act) => readAct(act, topic, sentence, frame, setting))
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
