import type { Token } from '../../text/tokens.ts'
import { auxiliaries } from '../../text/words.ts'
import { plainSpeech } from '../read/roles.ts'
import { lowerBetween, type Sentence } from '../sentence.ts'
import type { PlaceFrame } from './frame.ts'
import { happen, hasAny, ingNouns, moves, verbForms } from './lexicon.ts'
import type { Spot } from './spots.ts'

/** What the verb before a place tells: the claim's own act, a statement, a happening, another act; or there is none. */
export type Verb = 'own' | 'says' | 'happens' | 'other' | 'none'

/** A content verb by its form: `signed`, `signing`, `won`. */
export const isVerbForm = ({ lower, kind, capital }: Token): boolean =>
  kind === 'word' &&
  !capital &&
  !auxiliaries.has(lower) &&
  !ingNouns.has(lower) &&
  (/(ed|ing)$/.test(lower) || verbForms.has(lower))

/** A verb of telling, and no part of a name such as `the United States`. */
const tells = (token: Token): boolean => plainSpeech(token) && !token.capital

/** The nearest verb before the place in its clause. */
export const verbBefore = (sentence: Sentence, spot: Spot, frame: PlaceFrame): Verb => {
  const from = sentence.clauses[sentence.clauseOf[spot.from] ?? 0]?.from ?? 0
  for (let at = spot.from - 1; at >= from; at -= 1) {
    const token = sentence.tokens[at] as Token
    if (frame.acts.includes(token.stem) && !sentence.mentions.some((other) => other.from <= at && at < other.to))
      return 'own'
    if (ingNouns.has(token.lower)) continue
    if (tells(token)) return 'says'
    if (hasAny(sentence, happen, at, at + 1) || hasAny(sentence, moves, at, at + 1)) return 'happens'
    if (isVerbForm(token)) return 'other'
  }
  return 'none'
}

/** Ends what was told: another verb's clause, a quotation, a `that`. */
const endsTelling = ({ text, lower }: Token): boolean =>
  /^["',:]$/.test(text) || auxiliaries.has(lower) || lower === 'that'

/** Right behind a verb of telling, times passed over: where or when it was told. `told a forum in` has whom it was told first. */
const toldThere =
  /^(?:(?:on )?(?:\p{L}+day|today|yesterday|late|early)(?: (?:morning|afternoon|evening|night))? )*(?:in|at|after|before|during|following|from|outside|on the sidelines of|ahead of|upon|while|when)( |$)/u
const toldTo =
  /^(?:(?:a|an|the|his|her|its|their) )?(?:\p{L}+ ){1,3}?(?:(?:on )?\p{L}+day )?(?:in|at|after|before|during|following|from|outside)( |$)/u

/** Verbs of opening one's mouth, whose object is no event. */
const utters = /^(?:say|says|said|tell|tells|told|speaking|spoke|announced|added|explained|wrote)$/
/** `after meeting his counterparts`: no other act, but where it was told. */
const gathers = /^(?:meeting|visiting|arriving|attending|chairing|opening|addressing|leaving|returning)$/

/** `the minister said after talks in K`: the place stands behind the verb of telling, in what surrounds it. */
export const isBehindSpeech = (sentence: Sentence, spot: Spot): boolean => {
  if (spot.preposition === null || /^(to|into)$/.test(spot.preposition)) return false
  const from = sentence.clauses[sentence.clauseOf[spot.from] ?? 0]?.from ?? 0
  const told = sentence.tokens.findLastIndex(
    (token) => token.index >= from && token.index < spot.from && utters.test(token.lower) && !token.capital,
  )
  const behind = sentence.tokens.slice(told + 1, spot.from)
  if (told < 1 || behind.some((token) => endsTelling(token) || (isVerbForm(token) && !gathers.test(token.lower))))
    return false
  const between = lowerBetween(sentence, told + 1, spot.from)
  return toldThere.test(between) || (sentence.tokens[told]?.stem === 'tell' && toldTo.test(between))
}
