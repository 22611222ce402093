import type { Claim } from '../../domain.ts'
import { tokenise } from '../../text/tokens.ts'
import type { FrameContext } from '../kind.ts'
import { isOwnDeed } from './agent.ts'
import { type Bound, boundIn } from './bounds.ts'
import { isExclusive } from './only.ts'
import { qualifiersIn } from './qualifiers.ts'
import { type Term, termsOf } from './terms.ts'

/** What a claim says that holds or does not. JSON-safe. */
export interface StatementFrame {
  readonly terms: readonly Term[]
  /** The terms that decide: what the proposition denies by name, else its predicate, with how it is done. */
  readonly deciding: readonly Term[]
  /** The other terms. */
  readonly rest: readonly Term[]
  /** The proposition says `only`: whatever is said to be all confirms it. */
  readonly exclusive: boolean
  /** It says how: `in one step`. */
  readonly qualified: boolean
  /** It says that the holder did it himself. */
  readonly ownDeed: boolean
  /** It tells something done. */
  readonly past: boolean
  readonly bound: Bound | null
  /** The value of the claim when the proposition holds. */
  readonly whenHolds: 'true' | 'false'
}

const isProposition = (question: string): boolean =>
  /^(is|are|was|were|has|have|had|did|does|do|will|can)\b/i.test(question)

const propositionOf = ({ question, statement }: Claim): string =>
  statement === '' && isProposition(question) ? question : statement || question

const turning = /\b(not|no|never|cannot|without|den(y|ies|ied)|rejects?|rejected|refuse[sd]?|false|untrue)\b|n't/gi

const isTurned = (text: string): boolean => (text.match(turning)?.length ?? 0) % 2 === 1

/**
 * `true` where what the statement says is what the question asks: "Will he resign?", "He will resign". The value "false" of
 * "He will not resign" belongs to the question, which the statement answers turned round.
 */
const whenHolds = ({ question, statement, value }: Claim): 'true' | 'false' =>
  value === 'false' && statement !== '' && isTurned(question) !== isTurned(statement) ? 'false' : 'true'

const decidingOf = (terms: readonly Term[]): readonly Term[] => {
  const denied = terms.filter((term) => term.negated && term.name)
  if (denied.length > 0) return denied
  const predicates = terms.filter(({ role }) => role === 'predicate')
  return predicates.length > 0 ? predicates : terms.slice(0, 1)
}

const isPast = (text: string): boolean =>
  !/\b(will|would|shall|is|are|has|have|can|may|going to|plans? to)\b/.test(text)

const shares = (one: Term, other: Term): boolean =>
  one.own.some((own) => other.own.some((phrase) => phrase === own || phrase.split(' ').includes(own)))

/** Derives the frame from the claim's statement, or from its question where it has none. */
export const statementFrame = (claim: Claim, { subject, articleText }: FrameContext): StatementFrame => {
  const text = propositionOf(claim)
  const found = termsOf({ text, subject, reports: () => false, onlyVerbs: false, articleText })
  const decides = decidingOf(found)
  const qualifiers = qualifiersIn(tokenise(text), 0).filter((term) => !decides.some((other) => shares(other, term)))
  const terms = [...found.filter((term) => decides.includes(term) || !qualifiers.some((other) => shares(term, other)))]
  return {
    terms,
    deciding: [...decides, ...qualifiers],
    rest: terms.filter((term) => !decides.includes(term)),
    exclusive: isExclusive(text),
    qualified: qualifiers.length > 0,
    ownDeed: isOwnDeed(text),
    past: isPast(text),
    bound: boundIn(text),
    whenHolds: whenHolds(claim),
  }
}
