import type { Claim } from '../../domain.ts'
import { fold } from '../../text/normalise.ts'
import { tokenise } from '../../text/tokens.ts'
import { determiners } from '../../text/words.ts'
import type { FrameContext } from '../kind.ts'
import { actsLike } from './lexicon.ts'

/** What a place claim asks, derived once. */
export interface PlaceFrame {
  /** Stems of the event: `meet`, `summit`, `match` ... */
  readonly event: readonly string[]
  /** The principals are persons, so that a meeting of their delegations is another event. */
  readonly principals: boolean
  /** Folded name of a place → the larger place the article puts it in: `stadthalle` → `Vienna`. */
  readonly within: Readonly<Record<string, string>>
  /** The claim speaks of what is to come: what has happened already is another event. */
  readonly ahead: boolean
  /** Stems of what is asked to happen there: `tri`, `build`, `launch`. */
  readonly acts: readonly string[]
  /** The preposition before the place in the claim's own wording: `launched from K`. */
  readonly preposition: string
  /** The article, folded: a place it names is no stranger. */
  readonly article: string
}

const name = "\\p{Lu}[\\p{L}'-]*(?: (?:(?:de|la|of|the|del|di|du|des) )*\\p{Lu}[\\p{L}'-]*)*"
const joined = new RegExp(`(${name})(?: in |, )(${name})`, 'gu')

/** `Hard Rock Stadium in Miami`, `Stadthalle, Vienna`: pairs of a place and what it lies in. */
const pairsIn = (text: string): (readonly [string, string])[] =>
  [...text.matchAll(joined)].flatMap((match) => (match[1] && match[2] ? [[match[1], match[2]] as const] : []))

const future = /\b(will|to be|would|plans?|planned|scheduled|due|set|should|want(?:s|ed)?|expects?)\b/i

/** The preposition before the claim's value in its statement; `in` where the statement does not name it. */
const prepositionOf = ({ statement, value }: Claim): string => {
  const [first = ''] = value.split(',')
  const before = fold(statement).split(fold(first))[0] ?? ''
  return /(?:^| )(in|at|to|from|near|on|into|off)(?: the| a)? $/.exec(before)?.[1] ?? 'in'
}

const wordsOf = ({ question, statement }: Claim): string[] =>
  tokenise(`${question} ${statement}`).map((token) => token.stem)

export const placeFrame = (claim: Claim, { subject, articleText }: FrameContext): PlaceFrame => ({
  event: [...new Set(subject.groups.flatMap((group) => group.stems))].filter((stem) => !determiners.has(stem)),
  principals: subject.names.filter((one) => one.type === 'person').length >= 2,
  acts: [...new Set([...subject.groups.flatMap((group) => group.stems), ...actsLike(wordsOf(claim))])],
  preposition: prepositionOf(claim),
  within: Object.fromEntries(
    [...pairsIn(articleText), ...pairsIn(claim.value)].map(([small, large]) => [fold(small), large]),
  ),
  ahead: future.test(`${claim.question} ${claim.statement}`),
  article: fold(articleText),
})
