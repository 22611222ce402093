import lexicon from '../../../knowledge/commitments.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import type { Sentence } from '../sentence.ts'

/** What a word does to a promise; see `about` in the lexicon. `kept` is a phrase such as `as promised`. */
export type Class = 'promise' | 'give' | 'withdraw' | 'keep' | 'kept' | 'stand' | 'depend' | 'despite'

export interface Cueing {
  readonly class: Class
  readonly noun?: boolean
}

const pairs = (phrases: readonly string[], entry: Cueing) => phrases.map((phrase) => [phrase, entry] as const)

/** Every word and phrase that does something to a promise. */
export const promiseActs = phraseIndex([
  ...pairs(lexicon.promise.verbs, { class: 'promise' }),
  ...pairs(lexicon.promise.nouns, { class: 'promise', noun: true }),
  ...pairs(lexicon.give, { class: 'give' }),
  ...pairs(lexicon.withdraw.verbs, { class: 'withdraw' }),
  ...pairs(lexicon.withdraw.nouns, { class: 'withdraw', noun: true }),
  ...pairs(lexicon.withdraw.despite, { class: 'despite' }),
  ...pairs(lexicon.keep.verbs, { class: 'keep' }),
  ...pairs(lexicon.keep.nouns, { class: 'keep', noun: true }),
  ...pairs(lexicon.keep.asPromised, { class: 'kept' }),
  ...pairs(lexicon.stand, { class: 'stand' }),
  ...pairs(lexicon.depend, { class: 'depend' }),
])

const promises = phraseIndex(
  [...lexicon.promise.verbs, ...lexicon.promise.nouns].map((phrase) => [phrase, true] as const),
)
const nouns = new Set(stemsOf(lexicon.promise.nouns))
const looseNouns = new Set(stemsOf(lexicon.promise.looseNouns))
const dropped = phraseIndex(lexicon.drop.map((phrase) => [phrase, true] as const))

const single = new Set(
  stemsOf([...lexicon.promise.verbs, ...lexicon.promise.nouns]).filter((stem) => !stem.includes(' ')),
)

/** `promise`, `pledged`, `guarantee`: a word that promises by itself. */
export const isPromising = (token: Token): boolean => single.has(token.stem)

/** A noun that is a promise, or may be one: `pledge`; `plan`, `deal`. */
export const isPromiseNoun = (stem: string, loosely: boolean): boolean =>
  nouns.has(stem) || (loosely && looseNouns.has(stem))

/** Does the sentence name a promise between the two tokens? */
export const namesPromise = (sentence: Sentence, from: number, to: number): boolean => {
  for (let at = Math.max(0, from); at < Math.min(to, sentence.tokens.length); at += 1)
    if (phraseAt(promises, sentence.tokens, at)) return true
  return false
}

const promiseNouns = phraseIndex(lexicon.promise.nouns.map((phrase) => [phrase, true] as const))

/** Does a noun of promising stand between the two tokens? */
export const namesPledge = (sentence: Sentence, from: number, to: number): boolean => {
  for (let at = Math.max(0, from); at < Math.min(to, sentence.tokens.length); at += 1)
    if (phraseAt(promiseNouns, sentence.tokens, at)) return true
  return false
}

/** A condition or a threat between the two tokens: dropping that is no withdrawal. */
export const namesCondition = (sentence: Sentence, from: number, to: number): boolean => {
  for (let at = Math.max(0, from); at < Math.min(to, sentence.tokens.length); at += 1)
    if (phraseAt(dropped, sentence.tokens, at)) return true
  return false
}

/** What a promise gives when its words have no verb: `an offer of free travel` is kept by giving and getting it. */
export const givingStems: readonly string[] = stemsOf(lexicon.giving)

const accusing = new Set(stemsOf(lexicon.accuse))

/** Where the sentence has a verb of accusing or claiming; -1 where it has none. */
export const accusationIn = ({ tokens }: Sentence): number => tokens.findIndex(({ stem }) => accusing.has(stem))
