import lexicon from '../../../knowledge/responses.json' with { type: 'json' }
import type { Certainty, Claim } from '../../domain.ts'
import type { Token } from '../../text/tokens.ts'
import { determiners, type PhraseIndex, phraseIndex, stemsOf, stopWords } from '../../text/words.ts'
import { type Act, findActs, isIdle } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import type { Actor } from '../read/actor.ts'
import type { Sentence } from '../sentence.ts'

const values = ['none', 'accepted', 'rejected', 'conditional'] as const
type Value = (typeof values)[number]

type Class =
  | 'accept'
  | 'reject'
  | 'reply'
  | 'silent'
  | 'defer'
  | 'ready'
  | 'verdict-accept'
  | 'verdict-reject'
  | 'act-accept'
  | 'act-reject'

interface Cueing {
  readonly class: Class
  readonly noun?: boolean
}

const pairs = (phrases: readonly string[], entry: Cueing) => phrases.map((phrase) => [phrase, entry] as const)

const commonPairs = [
  ...pairs(lexicon.verbs.accept, { class: 'accept' }),
  ...pairs(lexicon.verbs.reject, { class: 'reject' }),
  ...pairs(lexicon.nouns.accept, { class: 'accept', noun: true }),
  ...pairs(lexicon.nouns.reject, { class: 'reject', noun: true }),
  ...pairs(lexicon.reply, { class: 'reply' }),
  ...pairs(lexicon.replyNouns, { class: 'reply', noun: true }),
  ...pairs(lexicon.silent, { class: 'silent' }),
  ...pairs(lexicon.defer, { class: 'defer' }),
  ...pairs(lexicon.verdicts.accept, { class: 'verdict-accept' }),
  ...pairs(lexicon.verdicts.reject, { class: 'verdict-reject' }),
]

/** What the answer is to: JSON-safe, and by its deeds an index. */
interface Frame {
  /** Stems of the proposal: words of the claim and of proposals in general. */
  readonly object: readonly string[]
  /** Deeds that accept and reject this sort of proposal. */
  readonly deeds: { readonly accept: readonly string[]; readonly reject: readonly string[] }
}

const indexes = new WeakMap<Frame, PhraseIndex<Cueing>>()

const indexOf = (frame: Frame): PhraseIndex<Cueing> => {
  const known = indexes.get(frame)
  if (known) return known
  const index = phraseIndex([
    ...commonPairs,
    ...pairs(frame.deeds.accept, { class: 'act-accept' }),
    ...pairs(frame.deeds.reject, { class: 'act-reject' }),
  ])
  indexes.set(frame, index)
  return index
}

const acceptStems = stemsOf(lexicon.verbs.accept)
const generic = new Set(stemsOf(lexicon.generic))
const readyStems = new Set(stemsOf(lexicon.ready))
const talk =
  /^(comment|say|answer|confirm|anticipate|discuss|be|give|provide|elaborate|speculate|disclose|reveal|name|identify|respond|speak|talk|rule)$/

const consenting = /^(agre|decid|vot|mov|consent|refus|declin)$/

/** `agreed to exchange prisoners`: the infinitive is what was agreed to, and it is none of the proposal's. */
const otherDeed = (act: Act<Cueing>, sentence: Sentence, frame: Frame, setting: Setting): boolean => {
  if (!consenting.test(sentence.tokens[act.at]?.stem ?? '')) return false
  const to = act.after.slice(0, 7).findIndex((token) => token.lower === 'to')
  const verb = to < 0 ? undefined : act.after[to + 1]
  if (verb?.kind !== 'word' || determiners.has(verb.lower) || verb.capital) return false
  const deeds = stemsOf([...frame.deeds.accept, ...frame.deeds.reject]).map((stem) => stem.split(' ')[0])
  return ![...frame.object, ...setting.subject.context.stems, ...deeds, ...acceptStems].includes(verb.stem)
}

const endsHere = (act: Act<Cueing>): boolean => {
  const first = act.after[0]
  return first === undefined || /^[.,;!?"]$/.test(first.text)
}

/** Does the passive subject name the proposal? */
const patientIs = (thing: string, object: ReadonlySet<string>, setting: Setting): number =>
  object.has(thing) || generic.has(thing) || setting.match.words.length > 1 ? 1 : 0

/** Do the words or names right after the cue belong to what the article says beside the proposal? */
const beside = (act: Act<Cueing>, near: readonly Token[], sentence: Sentence, { subject }: Setting): boolean =>
  near.some((token) => subject.context.stems.includes(token.stem)) ||
  sentence.mentions.some(
    (mention) => mention.from >= act.to && mention.from < act.to + 12 && subject.context.names.includes(mention.name),
  )

const qualifiers = new Set(stemsOf(lexicon.qualifiers))

/** `pay proposal of the bakers' union`: a proposal that is qualified, or comes from somebody, as the claim's is not. */
const foreignObject = (near: readonly Token[], sentence: Sentence, frame: Frame, setting: Setting): boolean => {
  const { context, names } = setting.subject
  const at = near.findIndex((token) => generic.has(token.stem) && !determiners.has(token.lower) && token.lower !== 'it')
  const noun = near[at]
  const before = near[at - 1]
  if (!noun || at > 6) return false
  const known = new Set([...names.map((name) => name.name), ...names.map((name) => name.party), ...context.names])
  const by = sentence.mentions.find(
    (mention) =>
      mention.from > noun.index && mention.from <= noun.index + 4 && /^(of|from|by)$/.test(mention.preposition ?? ''),
  )
  if (by && !setting.isHolder(by.party) && !known.has(by.name) && !known.has(by.party)) return true
  if (
    before?.kind !== 'word' ||
    before.capital ||
    before.possessive ||
    stopWords.has(before.lower) ||
    qualifiers.has(before.stem)
  )
    return false
  return (
    !frame.object.includes(before.stem) &&
    !context.stems.includes(before.stem) &&
    !/(ed|al|ish|ian|ive|ous|ful|able|ible|ly)$/.test(before.lower)
  )
}

const nearObject = (act: Act<Cueing>, near: readonly Token[], sentence: Sentence, setting: Setting): number => {
  if (near.slice(0, 5).some((token) => generic.has(token.stem)) || beside(act, near, sentence, setting)) return 0.6
  const owned = act.entry.noun && byHolder(act, sentence, setting) >= 1 && setting.match.carried >= 0.4
  return owned || endsHere(act) ? 0.4 : 0
}

/** Does what follows the cue (or its passive subject) name the proposal? 1 by its own words, less by what stands beside it. */
const onObject = (act: Act<Cueing>, sentence: Sentence, frame: Frame, setting: Setting): number => {
  const near = act.after.slice(0, 14)
  if (otherDeed(act, sentence, frame, setting) || foreignObject(near, sentence, frame, setting)) return 0
  const object = new Set(frame.object)
  if (act.patient) return patientIs(act.patient.thing ?? '', object, setting)
  const hit = near.some((token) => object.has(token.stem) || setting.match.at.includes(token.index))
  return hit ? 1 : nearObject(act, near, sentence, setting)
}

const description = (name: string): boolean =>
  !/^\p{Lu}/u.test(name) || / (body|rulers|chiefs|bosses|authorities|leaders)$/.test(name)

/** 1: the holder acts; 0.4: may be; 0: somebody else. */
const byHolder = (act: Act<Cueing>, sentence: Sentence, setting: Setting): number => {
  if (act.entry.class.startsWith('verdict')) {
    const speaker = sentence.clauses[sentence.clauseOf[act.at] ?? 0]?.speaker
    return speaker && setting.isHolder(speaker.party) ? 1 : 0
  }
  if (!act.actor) return act.passive ? 0.5 : 0
  return act.actor.outsider ? 0 : byActor(act, act.actor, setting)
}

const byActor = (act: Act<Cueing>, actor: Actor, setting: Setting): number => {
  if (setting.isHolder(actor.party)) return actor.owned && !act.entry.noun ? 0.3 : 1
  if (actor.party === null && actor.thing === null) return 0.3
  return description(actor.name) && actor.party === actor.name ? 0.3 : 0
}

const opposite = (value: Value): Value => (value === 'accepted' ? 'rejected' : 'accepted')

const negatedValue = (act: Act<Cueing>, positive: Value): Value | null => {
  if (positive === 'accepted')
    return act.soFar && !/will|won't|would/.test(act.actor?.name ?? '') ? 'none' : opposite(positive)
  return null
}

const declinesToTalk = (act: Act<Cueing>): boolean => {
  const first = act.after[0]
  const second = act.after[1]
  return first?.lower === 'to' ? talk.test(second?.stem ?? '') : talk.test(first?.stem ?? '') && first?.kind === 'word'
}

const deeds = (act: Act<Cueing>, sentence: Sentence): Value | null => {
  const accepts = act.entry.class === 'act-accept'
  const before = sentence.tokens.slice(Math.max(0, act.at - 4), act.at)
  const committed =
    before.some(
      (token) => /^(will|would|'ll|going|shall|won't|wouldn't)$/.test(token.lower) || readyStems.has(token.stem),
    ) || act.to - act.at > 1
  if (act.negated) return accepts ? 'rejected' : null
  if (before.some((token) => /^(refus|reject|dismiss|declin|against|rule|out)/.test(token.stem)))
    return accepts ? 'rejected' : null
  if (!committed) return null
  return accepts ? 'accepted' : 'rejected'
}

const near = (act: Act<Cueing>, sentence: Sentence, pattern: RegExp): boolean =>
  sentence.tokens.slice(Math.max(0, act.at - 3), act.at).some((token) => pattern.test(token.stem))

/** `denied that it had promised`, `dismissed reports`: words are denied, no proposal. */
const deniesWords = (act: Act<Cueing>, sentence: Sentence): boolean => {
  if (!/^(deny|dismiss|reject)$/.test(sentence.tokens[act.at]?.stem ?? '')) return false
  return (
    act.after
      .slice(0, 3)
      .some((token) =>
        /^(that|having|report|claim|allegation|suggestion|rumour|rumor|accusation|idea|critic|speculation|notion)$/.test(
          token.stem,
        ),
      ) &&
    !/^(idea|suggestion)$/.test(
      act.after.find((token) => token.kind === 'word' && !determiners.has(token.lower))?.stem ?? '',
    )
  )
}

/** The value each class of cue gives; null when it is no answer where it stands. */
const readers: Readonly<Record<string, (act: Act<Cueing>, sentence: Sentence) => Value | null>> = {
  accept: (act, sentence) => {
    if (near(act, sentence, /^(refus|declin)$/)) return 'rejected'
    return act.negated ? negatedValue(act, 'accepted') : 'accepted'
  },
  reject: (act, sentence) => {
    const talks = !act.entry.noun && declinesToTalk(act) && /^(declin|refus)$/.test(sentence.tokens[act.at]?.stem ?? '')
    return act.negated || talks || deniesWords(act, sentence) ? null : 'rejected'
  },
  reply: (act, sentence) => (act.negated || near(act, sentence, /^(yet|no|await|without|wait|for)$/) ? 'none' : null),
  silent: (act) => (act.negated ? null : 'none'),
  defer: (act) =>
    act.after
      .slice(0, 3)
      .some((token) => /^(decision|answer|ruling|rule|response|reply|verdict|vote)$/.test(token.stem))
      ? 'none'
      : null,
  'verdict-accept': (act) => (act.negated ? 'rejected' : 'accepted'),
  'verdict-reject': (act) => (act.negated ? null : 'rejected'),
}

const plainValue = (act: Act<Cueing>, sentence: Sentence): Value | null =>
  (readers[act.entry.class] ?? deeds)(act, sentence)

/** `neither accepted nor rejected`, `not approved but not rejected either`. */
const bothDenied = (acts: readonly Act<Cueing>[]): boolean =>
  acts.some((act) => act.entry.class === 'accept' && act.negated) &&
  acts.some((act) => act.entry.class === 'reject' && act.negated)

const favourable = (value: Value): boolean => value === 'accepted' || value === 'conditional'

const strengthOf = (value: Value, actor: number, object: number, noun: boolean): number =>
  (actor >= 1 ? 1 : -0.6) +
  (object >= 1 ? 0.6 : object >= 0.6 ? 0.2 : -0.3) +
  (noun ? -0.3 : 0) +
  (value === 'none' ? 0.1 : 0.3)

const answerOf = (
  act: Act<Cueing>,
  value: Value,
  sentence: Sentence,
  setting: Setting,
  actor: number,
  object: number,
): Answer => {
  const speaker = sentence.clauses[sentence.clauseOf[act.at] ?? 0]?.speaker
  const rival = speaker?.party && !speaker.outsider && !setting.isHolder(speaker.party) && favourable(value)
  const conditional = value === 'conditional'
  const certainty: Certainty | undefined =
    conditional && act.certainty === 'conditional' && !sentence.question ? 'planned' : undefined
  return {
    value,
    span: { from: act.at, to: act.to },
    holder: rival ? (speaker.party ?? setting.claim.holder) : setting.claim.holder,
    ...(certainty ? { certainty } : {}),
    strength: strengthOf(value, actor, object, act.entry.noun === true),
    cues: [
      {
        from: act.at,
        to: act.to,
        rule: `response.${act.entry.class}${act.negated ? '.negated' : ''}`,
        note: `reads as ${value}`,
      },
      {
        from: act.at,
        to: act.to,
        rule: actor >= 1 ? 'response.actor' : 'response.actor-unsure',
        note: act.actor ? `${act.actor.name} answers` : 'nobody named as answering',
      },
    ],
  }
}

/** `has to give its consent`, `must accept`: what ought to be done is not done. */
const isDuty = (sentence: Sentence, act: Act<Cueing>): boolean =>
  /(^| )(has|have|had|needs?|ought) to |(^| )(must|should) /.test(
    `${sentence.tokens
      .slice(Math.max(0, act.at - 5), act.at)
      .map((token) => token.lower)
      .join(' ')} `,
  )

/** The sentence has another party as its subject or speaker: an answer nobody is named for is that party's. */
const othersAct = (sentence: Sentence, act: Act<Cueing>, setting: Setting): boolean => {
  const speaker = sentence.clauses[sentence.clauseOf[act.at] ?? 0]?.speaker?.party
  if (speaker && !setting.isHolder(speaker)) return true
  const first = sentence.mentions.find(
    (mention) =>
      mention.preposition === null && !mention.possessive && mention.head !== 'adjective' && mention.party !== null,
  )
  return first !== undefined && first.from < act.at && !setting.isHolder(first.party)
}

const needsObject = (act: Act<Cueing>): boolean => act.entry.class === 'accept' || act.entry.class === 'reject'

const readAct = (act: Act<Cueing>, sentence: Sentence, frame: Frame, setting: Setting, neither: boolean): Answer[] => {
  const actor = byHolder(act, sentence, setting)
  if (
    actor === 0 ||
    isIdle(sentence, act.at) ||
    isDuty(sentence, act) ||
    (actor < 1 && othersAct(sentence, act, setting))
  )
    return []
  const object = onObject(act, sentence, frame, setting)
  if (object === 0 && needsObject(act)) return []
  if (actor < 1 && sentence.place === 'title') return []
  if (sentence.tokens[act.at]?.lower === 'back') return []
  const plain = neither && needsObject(act) ? 'none' : plainValue(act, sentence)
  if (plain === null) return []
  const value = act.conditional && plain === 'accepted' ? 'conditional' : plain
  return [answerOf(act, value, sentence, setting, actor, object)]
}

const proposing = phraseIndex(lexicon.proposing.map((phrase) => [phrase, {}] as const))

/** A party outside the claim proposes something here or just before: what is answered is its proposal. */
const foreignProposal = (sentence: Sentence, setting: Setting): boolean => {
  const known = new Set([
    ...setting.subject.names.map((name) => name.party ?? name.name),
    ...setting.subject.context.names,
  ])
  const near = setting.sentences.slice(Math.max(0, sentence.index - 1), sentence.index + 1)
  return near.some((part) =>
    findActs(part, proposing).some(
      ({ actor }) =>
        actor?.party &&
        !actor.owned &&
        !known.has(actor.party) &&
        !setting.isHolder(actor.party) &&
        setting.subject.context.names.length > 0 &&
        !part.mentions.some((mention) => mention.party === actor.party && known.has(mention.name)),
    ),
  )
}

const fault = (claim: Claim) =>
  values.includes(claim.value as Value)
    ? []
    : [
        {
          path: 'value',
          message: `"${claim.value}" is no answer a response can be`,
          fix: `Use one of ${values.join(', ')}.`,
          severity: 'error' as const,
        },
      ]

/** Has a party answered a proposal, and how? The answer belongs to the party that answers, whoever tells it. */
export const response: Kind<Frame> = {
  name: 'response',
  summary: 'how a party answered a proposal: none, accepted, rejected or conditional',
  values,
  compile: (claim, { subject }) => {
    const words = new Set(stemsOf(`${claim.question} ${claim.statement}`.toLowerCase().match(/[\p{L}]+/gu) ?? []))
    const rows = lexicon.acts.filter((row) => stemsOf(row.of).some((stem) => words.has(stem)))
    return {
      object: [...new Set(subject.groups.flatMap((group) => group.stems))],
      deeds: { accept: rows.flatMap((row) => row.accept), reject: rows.flatMap((row) => row.reject) },
    }
  },
  lint: fault,
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const acts = findActs(sentence, indexOf(frame))
    if (acts.length === 0 || foreignProposal(sentence, setting)) return []
    const neither = bothDenied(acts)
    return acts.flatMap((act) => readAct(act, sentence, frame, setting, neither))
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
