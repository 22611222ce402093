/** Whether a story's head names whom the watch's affair knows. */

import { fold } from '../text/normalise.ts'
import { stopWords } from '../text/words.ts'
import type { Affair } from './affair.ts'
import type { Mention, Sentence } from './sentence.ts'

/** Names of a head that are looked at, at most: one with more is a list. */
const mostNames = 40

/** The title and the first sentence say what a story is about. */
const headSentences = 2

/** A name in capitals of somebody or something; where a story comes from says little of what it is about. */
const isName = ({ head, type, text }: Mention): boolean =>
  head !== 'pronoun' && type !== 'place' && /\p{Lu}/u.test(text)

/** `according to the Tin Council`: who is quoted in the sentence says something of the affair, and may be anybody. */
const isQuoted = ({ clauses }: Sentence, { name, text }: Mention): boolean =>
  clauses.some(({ speaker }) => speaker !== null && (speaker.name === name || speaker.name === text))

/** The article or a claim has every word of the name. */
const isOfAffair = ({ tokens }: Sentence, { from, to }: Mention, { terms }: Affair): boolean =>
  tokens.slice(from, to).every(({ kind, lower, stem }) => kind !== 'word' || stopWords.has(lower) || terms.has(stem))

/**
 * By an answer's value, 0 to 1: how many of the names in a story's head neither the affair nor a party of the holder
 * explains, those in the answer's own value and those who are quoted apart; 0 without names. A story of the affair names
 * some of its people; one of another affair, others. The head is looked at once, when the first answer asks.
 */
export const strangenessIn = (
  sentences: readonly Sentence[],
  affair: Affair,
  isHolder: (party: string | null) => boolean,
): ((value: string) => number) => {
  const lookAt = () =>
    sentences.slice(0, headSentences).flatMap((sentence) =>
      sentence.mentions
        .slice(0, mostNames)
        .filter((mention) => isName(mention) && !isQuoted(sentence, mention))
        .map((mention) => ({
          words: [fold(mention.text), fold(mention.name)],
          isKnown: isHolder(mention.party) || isOfAffair(sentence, mention, affair),
        })),
    )
  let names: ReturnType<typeof lookAt> | undefined
  return (value) => {
    names ??= lookAt()
    const answer = fold(value)
    const others = names.filter(({ words }) => !words.some((word) => answer.includes(word)))
    return others.filter(({ isKnown }) => !isKnown).length / Math.max(1, others.length)
  }
}
