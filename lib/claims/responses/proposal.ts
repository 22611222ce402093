import type { Token } from '../../text/tokens.ts'
import { determiners, stemsOf, stopWords } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import type { Setting } from '../kind.ts'
import { roleAt } from '../read/roles.ts'
import type { Sentence } from '../sentence.ts'
import type { ResponseFrame } from './frame.ts'
import { acceptStems, answeringStems, type Cueing, proposalStems, qualifierStems } from './lexicon.ts'

const reachAfter = 14

/** The tokens in which the proposal is looked for: what follows the verb, the subject of a passive, all around a noun. */
const objectTokens = (act: Act<Cueing>, sentence: Sentence): readonly Token[] => {
  const { tokens } = sentence
  const stop = tokens.findIndex((token) => token.index > act.at && token.text === ';')
  const end = Math.min(stop < 0 ? tokens.length : stop, act.to + reachAfter)
  const after = tokens.slice(act.at + 1, end)
  if (act.patient) return tokens.slice(Math.max(0, act.patient.from, act.at - 24), act.to)
  return act.entry.noun || /^(unsettled|silent|reply|terms|mutual)$/.test(act.entry.class)
    ? tokens.slice(Math.max(0, act.at - 10), end)
    : after
}

const consenting = /^(agre|decid|vot|mov|consent|refus|declin|ready|willing|plan|intend)$/

/** `agreed to exchange prisoners`: the verb behind `to`. */
const infinitiveAfter = (act: Act<Cueing>, sentence: Sentence): Token | undefined => {
  if (!consenting.test(sentence.tokens[act.at]?.stem ?? '')) return undefined
  const to = act.after.slice(0, 7).findIndex((token) => token.lower === 'to')
  return to < 0 ? undefined : act.after[to + 1]
}

/** `says no to moving the talks`, `ruled out selling its ships`: the gerund that is answered. */
const gerundAfter = ({ entry, after }: Act<Cueing>): Token | undefined => {
  if (!/^(accept|reject|hinder)$/.test(entry.class)) return undefined
  const first = after[/^(to|against|on)$/.test(after[0]?.lower ?? '') ? 1 : 0]
  return first && /\p{L}{3}ing$/u.test(first.lower) ? first : undefined
}

/** The deed that is agreed to or refused is none of the proposal's. */
export const isOtherDeed = (act: Act<Cueing>, sentence: Sentence, frame: ResponseFrame, setting: Setting): boolean => {
  const verb = infinitiveAfter(act, sentence) ?? gerundAfter(act)
  if (verb?.kind !== 'word' || determiners.has(verb.lower) || verb.capital) return false
  const deeds = stemsOf([...frame.deeds.accept, ...frame.deeds.reject]).flatMap((stem) => stem.split(' '))
  return !(
    frame.object.includes(verb.stem) ||
    setting.subject.context.stems.includes(verb.stem) ||
    deeds.includes(verb.stem) ||
    acceptStems.has(verb.stem)
  )
}

/** Words of the claim's own proposal stand with the act. */
export const isOwnProposal = (act: Act<Cueing>, sentence: Sentence, frame: ResponseFrame): boolean => {
  const inside = act.entry.class.startsWith('deed') ? act.at + 1 : act.to
  return objectTokens(act, sentence).some(
    ({ index, stem }) => (index < act.at || index >= inside || act.patient !== null) && frame.object.includes(stem),
  )
}

const madeBy = /^(of|from|by)$/

/** A proposal that comes from somebody the claim does not know: `an offer from Calder`. */
const isForeignMade = (noun: Token, sentence: Sentence, setting: Setting): boolean => {
  const { context, names } = setting.subject
  const known = new Set([
    ...names.flatMap((name) => [name.name, name.party]),
    ...(names.length === 0 ? context.names : []),
  ])
  const by = sentence.mentions.find(
    (mention) =>
      (mention.from > noun.index && mention.from <= noun.index + 4 && madeBy.test(mention.preposition ?? '')) ||
      (mention.possessive && mention.to <= noun.index && noun.index - mention.to <= 2),
  )
  const told = new Set([...setting.subject.groups.flatMap(({ stems }) => stems), ...context.stems])
  return (
    by !== undefined &&
    !sentence.tokens
      .slice(by.from, by.to)
      .every(({ stem, lower }) => told.has(stem) || stopWords.has(lower) || determiners.has(lower)) &&
    by.head !== 'pronoun' &&
    !setting.isHolder(by.party) &&
    !known.has(by.name) &&
    !known.has(by.party)
  )
}

/** `an Omani suggestion`: of a state that the claim does not know. */
const isForeignSort = (noun: Token, sentence: Sentence, setting: Setting): boolean => {
  const { context, names } = setting.subject
  const known = new Set([...names.flatMap((name) => [name.name, name.party]), ...context.names])
  const sort = sentence.mentions.find((mention) => mention.to === noun.index && mention.head === 'adjective')
  return sort !== undefined && !setting.isHolder(sort.party) && !known.has(sort.name) && !known.has(sort.party)
}

/** How many words behind a proposal may name the body it comes from. */
const bodyReach = 5

/** `a proposal from the bakers' union`: of a body that no word of the claim names. */
const isFromBody = (noun: Token, sentence: Sentence, setting: Setting): boolean => {
  const { tokens } = sentence
  if (!/^(from|by)$/.test(tokens[noun.index + 1]?.lower ?? '')) return false
  const behind = tokens.slice(noun.index + 2, noun.index + 2 + bodyReach)
  const stop = behind.findIndex(
    ({ kind, lower }) => kind === 'mark' || /^(to|of|for|in|on|that|which|who)$/.test(lower),
  )
  const body = stop < 0 ? behind : behind.slice(0, stop)
  const told = new Set([...setting.subject.groups.flatMap(({ stems }) => stems), ...setting.subject.context.stems])
  const isNamed = sentence.mentions.some(
    ({ from, to, text }) => /\p{Lu}/u.test(text) && body.some(({ index }) => from <= index && index < to),
  )
  return (
    !isNamed &&
    body.some(({ index }) => roleAt(tokens, index) !== undefined) &&
    !body.some(({ stem }) => told.has(stem))
  )
}

const isQualifier = (token: Token, frame: ResponseFrame, setting: Setting): boolean =>
  token.kind === 'number' ||
  answeringStems.has(token.stem) ||
  setting.subject.names.some(({ name }) => name.toLowerCase().split(' ').includes(token.lower)) ||
  setting.subject.groups.some(({ stems }) => stems.includes(token.stem)) ||
  qualifierStems.has(token.stem) ||
  frame.object.includes(token.stem) ||
  setting.subject.context.stems.includes(token.stem) ||
  /(ed|al|ish|ian|ive|ous|ful|able|ible|ly|th|nd|st|er|est)$/.test(token.lower)

const isProposalNoun = (token: Token): boolean =>
  proposalStems.has(token.stem) && !determiners.has(token.lower) && !/^(it|them|one|such)$/.test(token.lower)

/** `pay proposal of the bakers' union`: a proposal that is qualified, or comes from somebody, as the claim's is not. */
const isForeignNoun = (
  noun: Token,
  before: Token | undefined,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): boolean => {
  if (
    isForeignMade(noun, sentence, setting) ||
    isForeignSort(noun, sentence, setting) ||
    isFromBody(noun, sentence, setting)
  )
    return true
  if (before === undefined || before.kind === 'mark' || before.capital || before.possessive) return false
  return !stopWords.has(before.lower) && !isQualifier(before, frame, setting)
}

/** The proposal with the act is described as another than the claim's. */
export const isForeignProposal = (
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): boolean => {
  const near = objectTokens(act, sentence)
  const at = near.findIndex(isProposalNoun)
  const noun = near[at]
  return noun !== undefined && at <= 8 && isForeignNoun(noun, near[at - 1], sentence, frame, setting)
}

/** The title speaks of another proposal, and of none that could be the claim's. */
export const foreignBefore = (sentence: Sentence, frame: ResponseFrame, setting: Setting): boolean =>
  setting.sentences.slice(0, 1).some((part) => {
    if (part === undefined || part === sentence) return false
    const nouns = part.tokens.filter(isProposalNoun)
    return (
      nouns.length > 0 && nouns.every((noun) => isForeignNoun(noun, part.tokens[noun.index - 1], part, frame, setting))
    )
  })
