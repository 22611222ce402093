/** What a verb of answering has as its object: the proposal, or something else. */

import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, prepositions, pronouns } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import type { Setting } from '../kind.ts'
import { calendar } from '../read/mentions.ts'
import type { Sentence } from '../sentence.ts'
import type { ResponseFrame } from './frame.ts'
import { type Cueing, proposalStems } from './lexicon.ts'

const leading = /^(to|on|with|from|upon|for|in)$/
const joints = /^(and|or|but|that|which|who|whose|as|when|while|if|unless|because|where|what|how|whether|so|though)$/

const endsPhrase = (token: Token): boolean =>
  token.kind === 'mark' ||
  prepositions.has(token.lower) ||
  auxiliaries.has(token.lower) ||
  joints.test(token.lower) ||
  calendar.has(token.lower) ||
  (adverbs.has(token.lower) && !/^(first|all|both)$/.test(token.lower))

/** Words of the noun phrase behind the verb, one preposition skipped; none where another verb or nothing follows. */
const phraseAfter = (act: Act<Cueing>, { tokens }: Sentence): readonly Token[] => {
  const from = leading.test(tokens[act.to]?.lower ?? '') ? act.to + 1 : act.to
  const first = tokens[from]
  if (!first || (first.lower !== 'all' && endsPhrase(first))) return []
  const isVerb =
    tokens[from - 1]?.lower === 'to' && !determiners.has(first.lower) && !first.capital && !/ing$/.test(first.lower)
  const end = tokens.findIndex(({ index }) => index > from && endsPhrase(tokens[index] as Token))
  const phrase = tokens.slice(from, end < 0 ? tokens.length : end)
  return isVerb && phrase.length < 2 ? [] : phrase
}

/** Is the verb's object a thing of which neither the claim nor its article speaks? A pronoun, a name, a number is none. */
export const isOnOtherThing = (
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): boolean => {
  if (act.passive || !/^(accept|reject|hinder)$/.test(act.entry.class)) return false
  if (act.entry.noun && !/^(to|for|on)$/.test(sentence.tokens[act.to]?.lower ?? '')) return false
  const phrase = phraseAfter(act, sentence)
  const head = phrase.at(-1)
  if (head?.kind !== 'word' || head.capital || pronouns.has(head.lower) || determiners.has(head.lower)) return false
  const namesProposal = phrase.some(({ stem }) => frame.object.includes(stem) || proposalStems.has(stem))
  return !namesProposal && !setting.subject.context.stems.includes(head.stem)
}
