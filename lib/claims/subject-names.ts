/** Whether a story speaks of the claim's own parties at all. */

import type { Setting } from './kind.ts'
import type { Mention, Sentence } from './sentence.ts'

/**
 * The story names the holder or a name of the subject as a name, in capitals: "a studio" and "the publisher" could be
 * anybody's. True for claims without names, whose holder is a plain word such as "coastguard".
 */
export const namesOwnParties = ({ subject, sentences, isHolder, claim }: Setting): boolean => {
  if (subject.names.length === 0 && !/\p{Lu}/u.test(claim.holder)) return true
  const names = new Set(subject.names.map((name) => name.name))
  return sentences.some((sentence) =>
    sentence.mentions.some(
      (mention) => isProper(sentence, mention) && (isHolder(mention.party) || names.has(mention.name)),
    ),
  )
}

/** Written with a capital that is not just the sentence's first letter: a name, or a word of its party's name. */
const isProper = (sentence: Sentence, mention: Mention): boolean =>
  sentence.tokens
    .slice(mention.from, mention.to)
    .some(
      (token) =>
        token.capital &&
        (token.index > 0 || token.possessive || mention.head === null || (mention.party ?? '').includes(token.text)),
    )
