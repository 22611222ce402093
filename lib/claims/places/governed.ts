import { fold } from '../../text/normalise.ts'
import { determiners, prepositions, stopWords } from '../../text/words.ts'
import type { Mention, Sentence } from '../sentence.ts'
import { ingNouns, locatives, parts, sites, verbForms } from './lexicon.ts'

const beforeVerb =
  /^(instead|rather|today|tomorrow|next|last|this|early|late|amid|because|since|while|when|where|who|which|after|from|for|as|despite|following|will|would)$/

/** `the M crossing`, and no verb: an article stands before the name. */
const isIngNoun = ({ tokens, mentions }: Sentence, at: number): boolean =>
  ingNouns.has(tokens[at]?.lower ?? '') &&
  mentions.some(({ from, to }) => to === at && determiners.has(tokens[from - 1]?.lower ?? ''))

/** `the Adler case`: a name before a common noun describes it. */
export const describesNoun = (sentence: Sentence, at: number, possessive: boolean): boolean => {
  const next = sentence.tokens[at]
  if (next?.kind !== 'word' || next.capital || possessive) return false
  return (
    !stopWords.has(next.lower) &&
    !prepositions.has(next.lower) &&
    (!/(ed|ing|ly|self|selves)$/.test(next.lower) || isIngNoun(sentence, at)) &&
    !verbForms.has(next.lower) &&
    !beforeVerb.test(next.lower)
  )
}

/** `Stade de F`, `K Bridge`: the name says that it is a building or a piece of land. */
export const endsInSite = (text: string): boolean =>
  sites.has(
    fold(text)
      .split(/[\s-]+/)
      .at(-1) ?? '',
  ) || siteFirst.test(text)
const siteFirst =
  /^(Estadio|Stade|Stadion|Hotel|Palais|Palazzo|Château|Hospital|Lake|Mount|Port|Cape|Camp|Fort|RAF|USS|HMS|MV|MS)\b/

/** Words between a preposition and the noun of a part: `on the far southern edge of M`. */
const partReach = 6

/** `in the port city of O`, `in the middle of the M bridge`: the part passes on the preposition that governs it. */
const throughPart = ({ tokens }: Sentence, of: number): string | null => {
  if (!parts.has(tokens[of - 1]?.lower ?? '')) return null
  for (let at = of - 2; at >= Math.max(0, of - partReach); at -= 1) {
    const token = tokens[at]
    if (token?.kind !== 'word' && token?.text !== '-') return null
    if (locatives.has(token.lower)) return token.lower
  }
  return null
}

/** The preposition that governs a name, the noun for a part of it passed over. */
const prepositionOf = (sentence: Sentence, { from, preposition }: Mention): string | null => {
  if (preposition !== 'of') return preposition
  const of = sentence.tokens.findLastIndex(({ index, lower }) => index < from && lower === 'of')
  return throughPart(sentence, of) ?? preposition
}

/** `the M bridge`: where a name ends with the common noun of a building behind it; undefined where none follows. */
const siteEnd = ({ tokens }: Sentence, { to, possessive, text }: Mention): number | undefined => {
  const next = tokens[to]
  if (possessive || next?.kind !== 'word' || next.capital || !/\p{Lu}/u.test(text)) return undefined
  return sites.has(next.lower) ? to + 1 : undefined
}

/** The name with the preposition that governs it and, where that is a locative, the common noun it ends with. */
export const asGoverned = (sentence: Sentence, named: Mention): Mention => {
  const mention = { ...named, preposition: prepositionOf(sentence, named) }
  const end = siteEnd(sentence, mention)
  const isSite =
    mention.type === 'name' &&
    end !== undefined &&
    locatives.has(mention.preposition ?? '') &&
    !describesNoun(sentence, end, false)
  return isSite ? { ...mention, to: end, text: `${mention.text} ${sentence.tokens[mention.to]?.text}` } : mention
}
