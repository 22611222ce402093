import words from '../../../knowledge/responses.json' with { type: 'json' }
import { tokenise } from '../../text/tokens.ts'
import { stemsOf } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import type { Setting } from '../kind.ts'
import { type Actor, accused } from '../read/actor.ts'
import { isBareOffice, isStyle, standsApart } from '../read/roles.ts'
import { type Mention, type Sentence, type Speaker, speakerOf } from '../sentence.ts'
import type { ResponseFrame } from './frame.ts'
import type { Cueing } from './lexicon.ts'

/** Who gives the answer an act tells of, as a reader would take it. */
export type Answerer =
  /** The holder by name, role or pronoun. */
  | 'holder'
  /** The holder's people, by a noun of the claim: `members`, `directors`. */
  | 'people'
  /** Nobody is named: a passive, a noun. */
  | 'nobody'
  /** Somebody no party is known for, or a share of those who vote. */
  | 'unknown'
  /** A thing: `fighting`, `Kyiv's answer`. */
  | 'thing'
  /** Another party. */
  | 'other'

const underlings = new Set(stemsOf(words.underlings))

const wordStems = (text: string): string[] =>
  stemsOf(tokenise(text).flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : [])))

/** `Boeing workers`, `its members`: nouns of the holder's people, and no other party's. */
const isPeople = (name: string, frame: ResponseFrame, sentence: Sentence, setting: Setting): boolean => {
  const stems = wordStems(name)
  if (!stems.some((stem) => frame.people.includes(stem))) return false
  const capitals = name
    .split(/\s+/)
    .filter(
      (word) =>
        /^\p{Lu}/u.test(word) &&
        !isStyle(word.toLowerCase()) &&
        !wordStems(word).some((stem) => frame.people.includes(stem)),
    )
  if (capitals.length === 0) return true
  const known = [setting.claim.holder, ...frame.others, ...setting.subject.context.names].join(' ')
  return (
    capitals.some((word) => known.includes(word.replace(/'s$/, ''))) ||
    (capitals.length === stems.length && sentence.place === 'title')
  )
}

const isVoters = (sentence: Sentence, actor: Actor | null, at: number): boolean => {
  const from = actor?.from ?? Math.max(0, at - 8)
  const words = sentence.tokens.slice(from, at).map((token) => token.lower)
  return (
    words.some((word) => /^(percent|majority|thirds|votes?|voters|balloted)$/.test(word)) ||
    / out of /.test(` ${words.join(' ')} `) ||
    (words.includes('per') && words.includes('cent'))
  )
}

/** Does the speaker answer for the holder, by party or as one of its people? */
export const holderSpeaks = (sentence: Sentence, at: number, frame: ResponseFrame, setting: Setting): boolean => {
  const speaker = speakerOf(sentence, at)
  return speaker !== null && (setting.isHolder(speaker.party) || isPeople(speaker.name, frame, sentence, setting))
}

/** `we`: whoever speaks. */
const byPronoun = (
  actor: Actor,
  speaker: Speaker | null,
  frame: ResponseFrame,
  sentence: Sentence,
  setting: Setting,
): Answerer => {
  if (actor.pronoun !== 'we' && actor.pronoun !== 'i') return 'unknown'
  if (speaker === null) return 'unknown'
  if (setting.isHolder(speaker.party)) return 'holder'
  return isPeople(speaker.name, frame, sentence, setting) ? 'people' : 'other'
}

const mentionOf = (sentence: Sentence, actor: Actor): Mention | undefined =>
  sentence.mentions.find((mention) => mention.from <= actor.from && actor.from < mention.to)

const nameOf = (sentence: Sentence, actor: Actor): string =>
  actor.thing === null ? (mentionOf(sentence, actor)?.text ?? actor.name) : actor.name

/** A known party of its own, and no phrase that stands for one: `Calder`, not `Boeing workers` or `two sides`. */
const isStranger = (actor: Actor, name: string, frame: ResponseFrame, setting: Setting): boolean =>
  actor.party !== name && isNamedStranger(actor, frame, setting)

/** A name that the claim and its article do not know. */
const isNamedStranger = ({ party }: Actor, frame: ResponseFrame, setting: Setting): boolean => {
  if (party === null || !/^\p{Lu}/u.test(party)) return false
  const known = [...frame.others, ...setting.subject.context.names]
  return !known.some((one) => one === party || one.startsWith(`${party} `) || party.startsWith(`${one} `))
}

/** `Dorn's board`, `the senate of Sarkan`: those who lead or govern another party of the claim. */
const isOthersLeadership = (sentence: Sentence, actor: Actor, frame: ResponseFrame, setting: Setting): boolean => {
  const mention = mentionOf(sentence, actor)
  if (!mention?.role || mention.party === null || setting.isHolder(mention.party)) return false
  return frame.others.includes(mention.party) && !standsApart(mention.head ?? '') && mention.text !== mention.party
}

/** `RTÉ staff`, `the club's supporters`: people of the holder who do not answer for it. */
const isUnderling = (sentence: Sentence, actor: Actor, frame: ResponseFrame): boolean => {
  const text = nameOf(sentence, actor)
  const last = wordStems(text).at(-1) ?? ''
  return underlings.has(last) && !frame.people.includes(last)
}

const ofHolder = (act: Act<Cueing>, actor: Actor, sentence: Sentence, frame: ResponseFrame): Answerer => {
  if (isUnderling(sentence, actor, frame)) return 'other'
  return actor.owned && !act.entry.noun ? 'thing' : 'holder'
}

const byStranger = (actor: Actor, sentence: Sentence, at: number): Answerer => {
  if (isVoters(sentence, actor, at)) return 'unknown'
  if (actor.party === null) return actor.thing === null ? 'unknown' : 'thing'
  return /^\p{Lu}/u.test(actor.party) && !isBareOffice(actor.party) ? 'other' : 'unknown'
}

/** `Skylark said its board had rejected the bid`: the people of a speaker who is not the holder. A lawyer's client may be. */
const isSpeakersOwn = (sentence: Sentence, at: number, actor: Actor, setting: Setting): boolean => {
  const speaker = speakerOf(sentence, at)
  return (
    /^(its|their|his|her|our)$/.test(sentence.tokens[actor.from]?.lower ?? '') &&
    actor.thing !== 'client' &&
    speaker !== null &&
    /^\p{Lu}/u.test(speaker.party ?? speaker.name) &&
    !setting.isHolder(speaker.party)
  )
}

/** `accused the bakers of watering the milk`: whoever is accused is not the one who answers. */
const isAccused = (sentence: Sentence, at: number, setting: Setting): boolean => {
  const party = accused(sentence.tokens, sentence.mentions, at)
  return party !== undefined && !setting.isHolder(party.party)
}

/** `Green light for Norvia`, `approval for Norvia's plan`: the holder gets the answer. */
const isReceiver = ({ at, to, entry }: Act<Cueing>, { mentions }: Sentence, { isHolder }: Setting): boolean =>
  entry.noun === true &&
  mentions.some(
    ({ from, preposition, party }) => from > to && from - to <= 3 && preposition === 'for' && isHolder(party),
  ) &&
  !mentions.some(({ to: end, party }) => end <= at && isHolder(party))

const byActor = (
  act: Act<Cueing>,
  actor: Actor,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): Answerer => {
  const name = nameOf(sentence, actor)
  if (setting.isHolder(actor.party)) return ofHolder(act, actor, sentence, frame)
  if (actor.outsider || isSpeakersOwn(sentence, act.at, actor, setting) || isAccused(sentence, act.at, setting))
    return 'other'
  if (isOthersLeadership(sentence, actor, frame, setting)) return 'other'
  if (!isStranger(actor, name, frame, setting) && isPeople(name, frame, sentence, setting)) return 'people'
  if (actor.pronoun && actor.party === null)
    return byPronoun(actor, speakerOf(sentence, act.at), frame, sentence, setting)
  return byStranger(actor, sentence, act.at)
}

/** `there is no verdict`, `the question is open`: what says that nothing is settled has nobody as its subject. */
const isSubjectless = (act: Act<Cueing>, found: Answerer): boolean =>
  (act.entry.noun === true || act.entry.class === 'unsettled' || act.entry.class === 'silent') &&
  (found === 'thing' ||
    (found === 'unknown' && /^(it|there|this|that|which)$/.test(act.actor?.name.toLowerCase() ?? '')))

/** The holder or its people stand in the clause, with the one they deal with. */
const inDeal = (actor: Actor | null, sentence: Sentence, frame: ResponseFrame, setting: Setting): Answerer => {
  const holder = sentence.mentions.some((mention) => setting.isHolder(mention.party))
  if (holder) return 'holder'
  const stems = sentence.tokens.map((token) => token.stem)
  if (frame.people.some((stem) => stems.includes(stem))) return 'people'
  return actor && isNamedStranger(actor, frame, setting) ? 'other' : 'unknown'
}

/** `rejected the offer as too low`: the verb before it has answered. */
export const isReason = (act: Act<Cueing>, { tokens }: Sentence): boolean =>
  act.entry.class.startsWith('verdict') && tokens[act.at - 1]?.lower === 'as'

/** A judgement of the proposal is its speaker's. */
const byVerdict = (speaker: Speaker | null, setting: Setting): Answerer => {
  if (speaker === null) return 'nobody'
  if (setting.isHolder(speaker.party)) return 'holder'
  return speaker.party === null && !speaker.outsider ? 'unknown' : 'other'
}

/** Who answers by this act. */
export const answererOf = (act: Act<Cueing>, sentence: Sentence, frame: ResponseFrame, setting: Setting): Answerer => {
  const speaker = speakerOf(sentence, act.at)
  if (act.entry.class === 'mutual') return inDeal(act.actor, sentence, frame, setting)
  if (act.entry.class.startsWith('verdict')) return byVerdict(speaker, setting)
  if (isReceiver(act, sentence, setting)) return 'other'
  if (act.actor === null) return isVoters(sentence, null, act.at) ? 'unknown' : 'nobody'
  const found = byActor(act, act.actor, sentence, frame, setting)
  if (isSubjectless(act, found)) return 'nobody'
  return found === 'other' && setting.isHolder(speaker?.party ?? null) ? 'unknown' : found
}

/** Where another party is the sentence's subject or speaker, an answer that nobody is named for is likely that party's. */
export const isOthersSentence = (sentence: Sentence, at: number, setting: Setting): boolean => {
  const speaker = speakerOf(sentence, at)?.party
  if (speaker && !setting.isHolder(speaker)) return true
  const first = sentence.mentions.find(
    (mention) =>
      mention.preposition === null && !mention.possessive && mention.head !== 'adjective' && mention.party !== null,
  )
  return first !== undefined && first.from < at && !setting.isHolder(first.party)
}

/** Is the holder, or its people, named in this sentence, in the one before or in the title? */
export const holderNear = (sentence: Sentence, setting: Setting): boolean =>
  [sentence, setting.sentences[sentence.index - 1], setting.sentences[0]].some((part) =>
    part?.mentions.some((mention) => mention.head !== 'pronoun' && setting.isHolder(mention.party)),
  )
