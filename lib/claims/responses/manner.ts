import type { Certainty } from '../../domain.ts'
import type { Act } from '../acts.ts'
import { lowerBetween, type Sentence } from '../sentence.ts'
import type { Cueing, ResponseValue } from './lexicon.ts'

const wordsBefore = (sentence: Sentence, at: number, reach: number): string =>
  ` ${lowerBetween(sentence, at - reach, at)} `

/** `has to give its consent`, `must accept`: what ought to be done is not done. */
export const isDuty = (sentence: Sentence, at: number): boolean =>
  /(^| )(has|have|had|needs?|ought|required|obliged) to |(^| )(must|should) /.test(wordsBefore(sentence, at, 5))

/** `could end the row by accepting it`, `can keep her seat by stepping aside`: a way that is open, and not yet taken. */
export const isOpenWay = ({ tokens }: Sentence, at: number): boolean =>
  /ing$/.test(tokens[at]?.lower ?? '') &&
  tokens[at - 1]?.lower === 'by' &&
  tokens.slice(Math.max(0, at - 12), at).some(({ lower }) => /^(can|could|may|might)$/.test(lower))

/** The act stands in a clause that only describes: `who turned down 110 million`, `after rejecting an offer`. */
export const isAside = (sentence: Sentence, at: number): boolean => {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0]
  const opening = sentence.tokens[clause?.from ?? 0]?.lower ?? ''
  return (
    /^(who|which|whose|whom|while|although|though|since)$/.test(opening) ||
    / (after|before|since|despite|having) (?:\w+ ){0,2}$/.test(wordsBefore(sentence, at, 4))
  )
}

const pastWords =
  / (?:last (?:week|month|year|spring|summer|autumn|winter|fall)|(?:days?|weeks?|months?|years?|fortnight) (?:ago|earlier)|at first|initially|previously|originally) /

/** Told of an earlier time: `turned it down a week ago`. */
export const isEarlier = (sentence: Sentence): boolean =>
  pastWords.test(` ${sentence.tokens.map((token) => token.lower).join(' ')} `)

/** `had turned it down`. */
export const isPastPerfect = (sentence: Sentence, at: number): boolean =>
  / (had|having) (?:\w+ )?$/.test(wordsBefore(sentence, at, 2))

const modal = / (could|might|may|can|would|should) /

/** Is the act itself only possible: `might accept`, `would reject`? */
export const isModal = (sentence: Sentence, at: number): boolean => modal.test(wordsBefore(sentence, at, 4))

/** `will accept`; in a title `to accept`. */
export const isFutureAct = (sentence: Sentence, at: number): boolean =>
  / (will|'ll|shall|going to) /.test(wordsBefore(sentence, at, 4)) ||
  (sentence.place === 'title' && sentence.tokens[at - 1]?.lower === 'to')

/** `if`, `should`, `suppose` before the act in its clause: the act itself is supposed. */
const isSupposed = (sentence: Sentence, at: number): boolean => {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0]
  const from = clause?.from ?? 0
  const words = ` ${sentence.tokens
    .slice(from, at)
    .map((token) => token.lower)
    .join(' ')} `
  return / (if|unless|whether|should|suppose|were|provided|in case|as long as) /.test(words)
}

/** `the loan will be paid when Norvia accepts`: awaited, not done. */
const isAwaited = (sentence: Sentence, at: number): boolean => {
  const { tokens } = sentence
  const opens = tokens.findLastIndex(
    ({ index, lower }) =>
      index < at && at - index <= 6 && /^(when|once|until|till|whenever|before|if|unless)$/.test(lower),
  )
  const word = tokens[at]
  return (
    opens >= 0 &&
    word !== undefined &&
    !/ed$/.test(word.lower) &&
    / (?:will|would|must|cannot|can) (?:\S+ )*$/.test(wordsBefore(sentence, opens, 16)) &&
    tokens.slice(opens + 1, at).every(({ kind, lower }) => kind === 'word' && !/^(to|and|but|had|has|was)$/.test(lower))
  )
}

/** `the hotels filled up on rumours that it had turned the fair down`: told by nobody; but not `confirmed reports that`. */
const isHearsay = (sentence: Sentence, at: number): boolean => {
  const words = wordsBefore(sentence, at, 12)
  return (
    / (?:reports?|rumou?rs?|speculation|suggestions?) (?:\w+ ){0,2}that /.test(words) &&
    !/ (?:confirm|said|admit|acknowledg)\w* /.test(words)
  )
}

type Firmness = (act: Act<Cueing>, sentence: Sentence) => boolean

/** Whether the answer is said as a fact although its clause as a whole is not. */
const saidAnyway: Readonly<Record<ResponseValue, Firmness>> = {
  none: (act, sentence) =>
    act.certainty !== 'denied' &&
    (act.certainty === 'question' || act.entry.class === 'unsettled' || !isSupposed(sentence, act.at)),
  conditional: (act, sentence) => act.entry.class === 'terms' || !isSupposed(sentence, act.at),
  accepted: (act, sentence) =>
    act.certainty === 'conditional' && !isSupposed(sentence, act.at) && !isModal(sentence, act.at),
  rejected: (act, sentence) =>
    act.certainty === 'denied'
      ? /^(deny|denied)/.test(sentence.tokens[act.at]?.lower ?? '')
      : act.certainty === 'conditional' && !isSupposed(sentence, act.at) && !isModal(sentence, act.at),
}

/**
 * How firmly the answer is told, where the clause as a whole misleads: a condition on the answer is part of it, an open
 * question is what `none` says, and a `would` elsewhere in the clause does not touch it. Undefined: as the clause says.
 */
export const certaintyFor = (value: ResponseValue, act: Act<Cueing>, sentence: Sentence): Certainty | undefined => {
  if (/^(accepted|rejected)$/.test(value) && (isAwaited(sentence, act.at) || isHearsay(sentence, act.at)))
    return 'conditional'
  if (sentence.question || /^(said|planned|background)$/.test(act.certainty)) return undefined
  return saidAnyway[value](act, sentence) ? 'said' : undefined
}
