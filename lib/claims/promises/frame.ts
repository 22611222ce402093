import type { Claim } from '../../domain.ts'
import { findQuantities, type Quantity } from '../../text/quantities.ts'
import { claimStems } from '../conditions.ts'
import { type Term, termsOf } from '../propositions/terms.ts'
import type { Subject } from '../subject.ts'
import { givingStems, isPromising } from './lexicon.ts'

/** What a claim says was promised. JSON-safe. */
export interface PromiseFrame {
  /** The deed: its verb and the words that go with it, without the words of promising. */
  readonly deed: readonly Term[]
  /** The verb of the deed, or giving where it has none. */
  readonly verbs: readonly Term[]
  /** The rest of the deed: what, whom, where, when. */
  readonly rest: readonly Term[]
  /** Every stem of the claim: what a plain `if` may speak of without setting a condition. */
  readonly known: readonly string[]
  /** The amounts promised, with their units: 25,000 dollars, 2,000 doses. */
  readonly amounts: readonly Quantity[]
}

const giving: Term = {
  word: 'give',
  role: 'predicate',
  name: false,
  weight: 1,
  own: ['giv'],
  same: givingStems,
  contrary: [],
  negated: false,
  governs: false,
}

const amountsIn = ({ statement, question }: Claim): Quantity[] =>
  [statement, question]
    .flatMap(findQuantities)
    .filter(({ unit }) => unit.name !== '')
    .map(({ low, high, comparator, unit }) => ({ low, high, comparator, unit }))

/** Derives the frame from the claim's statement, or from its question where it has none. */
export const promiseFrame = (claim: Claim, subject: Subject, articleText: string): PromiseFrame => {
  const text = claim.statement || claim.question
  const deed = termsOf({ text, subject, reports: isPromising, onlyVerbs: true, articleText })
  const verbs = deed.filter(({ role }) => role === 'predicate')
  return {
    deed,
    verbs: verbs.length > 0 ? verbs : [giving],
    rest: deed.filter(({ role }) => role === 'argument'),
    amounts: amountsIn(claim),
    known: claimStems([claim.question, claim.statement, claim.value], subject.groups),
  }
}
