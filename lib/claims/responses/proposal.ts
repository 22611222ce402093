import type { Token } from '../../text/tokens.ts'
import { determiners, stemsOf, stopWords } from '../../text/words.ts'
import { type Act, findActs } from '../acts.ts'
import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import type { ResponseFrame } from './frame.ts'
import { acceptStems, type Cueing, proposalStems, proposing, qualifierStems } from './lexicon.ts'

/** How the proposal stands with the cue: by the claim's words, by what the article says beside it, by a general word, not at all. */
export type ProposalSign = 'own' | 'beside' | 'general' | 'bare' | 'none'

const reachAfter = 14

/** The tokens in which the proposal is looked for: what follows the verb, the subject of a passive, all around a noun. */
export const objectTokens = (act: Act<Cueing>, sentence: Sentence): readonly Token[] => {
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

/** `agreed to exchange prisoners`: the infinitive is what was agreed to, and it is none of the proposal's. */
export const isOtherDeed = (act: Act<Cueing>, sentence: Sentence, frame: ResponseFrame, setting: Setting): boolean => {
  if (!consenting.test(sentence.tokens[act.at]?.stem ?? '')) return false
  const to = act.after.slice(0, 7).findIndex((token) => token.lower === 'to')
  const verb = to < 0 ? undefined : act.after[to + 1]
  if (verb?.kind !== 'word' || determiners.has(verb.lower) || verb.capital) return false
  const deeds = stemsOf([...frame.deeds.accept, ...frame.deeds.reject]).flatMap((stem) => stem.split(' '))
  return !(
    frame.object.includes(verb.stem) ||
    setting.subject.context.stems.includes(verb.stem) ||
    deeds.includes(verb.stem) ||
    acceptStems.has(verb.stem)
  )
}

const isBeside = (near: readonly Token[], act: Act<Cueing>, sentence: Sentence, { subject }: Setting): boolean =>
  near.some((token) => subject.context.stems.includes(token.stem)) ||
  sentence.mentions.some(
    (mention) => mention.from >= act.to && mention.from < act.to + 12 && subject.context.names.includes(mention.name),
  )

const isBare = (act: Act<Cueing>): boolean => {
  const first = act.after[0]
  return first === undefined || /^[.,;!?"':-]$/.test(first.text)
}

/** How far the words about the act name the claim's proposal. */
export const proposalSign = (
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): ProposalSign => {
  const near = objectTokens(act, sentence)
  const own = near.some(
    (token) =>
      (token.index < act.at || token.index >= act.to || act.patient !== null) &&
      (frame.object.includes(token.stem) || (setting.match.at.includes(token.index) && token.capital)),
  )
  if (own) return 'own'
  if (isBeside(near, act, sentence, setting)) return 'beside'
  if (near.some((token) => proposalStems.has(token.stem))) return 'general'
  return isBare(act) ? 'bare' : 'none'
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
  return (
    by !== undefined &&
    by.head !== 'pronoun' &&
    !setting.isHolder(by.party) &&
    !known.has(by.name) &&
    !known.has(by.party)
  )
}

const isQualifier = (token: Token, frame: ResponseFrame, setting: Setting): boolean =>
  token.kind === 'number' ||
  qualifierStems.has(token.stem) ||
  frame.object.includes(token.stem) ||
  setting.subject.context.stems.includes(token.stem) ||
  /(ed|al|ish|ian|ive|ous|ful|able|ible|ly|th|nd|st|er|est)$/.test(token.lower)

/** `pay proposal of the bakers' union`: a proposal that is qualified, or comes from somebody, as the claim's is not. */
export const isForeignProposal = (
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): boolean => {
  const near = objectTokens(act, sentence)
  const at = near.findIndex(
    (token) => proposalStems.has(token.stem) && !determiners.has(token.lower) && !/^(it|them)$/.test(token.lower),
  )
  const noun = near[at]
  const before = near[at - 1]
  if (!noun || at > 8) return false
  if (isForeignMade(noun, sentence, setting)) return true
  if (
    before === undefined ||
    before.kind === 'mark' ||
    before.capital ||
    before.possessive ||
    stopWords.has(before.lower)
  )
    return false
  return !isQualifier(before, frame, setting)
}

/** Another party than those of the claim proposes something here or just before: what is answered may be its proposal. */
export const foreignProposer = (sentence: Sentence, setting: Setting): boolean => {
  const { names, context } = setting.subject
  const known = new Set([...names.map((name) => name.party ?? name.name), ...context.names])
  const near = setting.sentences.slice(Math.max(0, sentence.index - 1), sentence.index + 1)
  return near.some((part) =>
    findActs(part, proposing).some(
      ({ actor }) =>
        actor?.party &&
        !actor.owned &&
        /^\p{Lu}/u.test(actor.party) &&
        !known.has(actor.party) &&
        !setting.isHolder(actor.party) &&
        !part.mentions.some((mention) => mention.party === actor.party && known.has(mention.name)),
    ),
  )
}
