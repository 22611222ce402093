import type { Setting } from '../kind.ts'
import { type Actor, subjectOf } from '../read/actor.ts'
import type { Sentence } from '../sentence.ts'
import type { Term } from './terms.ts'

/** Whose predicate it is in the sentence, where neither what the proposition names nor a pronoun leads it. */
export type Subjecthood = 'holder' | 'stranger' | 'thing'

const isOwnThing = (actor: Actor, terms: readonly Term[]): boolean =>
  terms.some((term) =>
    [...term.own, ...term.same].some((stems) => stems.split(' ').some((stem) => stem === actor.thing)),
  )

const isNamed = ({ party, name }: Actor, terms: readonly Term[], setting: Setting): boolean =>
  terms.some((term) => term.name && (term.word === party || term.word === name)) ||
  setting.subject.context.names.includes(name)

/** The grammatical subject of the word at `at`: the holder, or something that the proposition does not name. */
export const subjecthoodAt = (
  sentence: Sentence,
  at: number,
  terms: readonly Term[],
  setting: Setting,
): Subjecthood | null => {
  const actor = subjectOf(sentence.tokens, sentence.mentions, at)
  if (!actor || actor.pronoun !== null) return null
  if (actor.thing !== null) return isOwnThing(actor, terms) ? null : 'thing'
  if (setting.isHolder(actor.party)) return 'holder'
  return actor.party === null || isNamed(actor, terms, setting) ? null : 'stranger'
}

const reflexive = /\b(himself|herself|itself|themselves|(his|her|its|their) own (pocket|money|expense|cost|account))\b/i

/** The proposition says that the holder did it, and nobody for him. */
export const isOwnDeed = (text: string): boolean => reflexive.test(text)

const self = /^(him|her|it|them)(self|selves)?$/

/** Tokens after a participle within which `by` names its agent. */
const agentReach = 6

/** Where `by` stands behind a participle; -1 where it does not. */
export const agentBy = ({ tokens }: Sentence, at: number): number =>
  tokens.findIndex(({ lower, index }) => index > at && index <= at + agentReach && lower === 'by')

/**
 * `paid for by the company`, `the company paid`: somebody other than the holder did what the proposition says the holder
 * did himself.
 */
export const isDoneByOther = (sentence: Sentence, at: number, setting: Setting): boolean => {
  if (isOwnDeed(sentence.text)) return false
  const by = agentBy(sentence, at)
  const holderIn = (from: number, to: number): boolean =>
    sentence.mentions.some((mention) => mention.from >= from && mention.from < to && setting.isHolder(mention.party))
  if (by > 0) return !holderIn(by, by + 5) && !self.test(sentence.tokens[by + 1]?.lower ?? '')
  const actor = subjectOf(sentence.tokens, sentence.mentions, at)
  if (!actor || actor.pronoun !== null) return false
  if (actor.thing !== null) return /^(is|are|was|were|been|be)$/.test(sentence.tokens[at - 1]?.lower ?? '') === false
  return actor.party !== null && !setting.isHolder(actor.party)
}
