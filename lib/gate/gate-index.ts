import { checkOf, fitsCheck } from './check.ts'
import { type Condition, lean } from './condition.ts'
import { emptyPostings, type Postings, post, roomFor, unpost } from './postings.ts'
import {
  addRecord,
  emptyRecords,
  groupsOf,
  liveRecords,
  type NumberedGroups,
  type Records,
  removeRecord,
  tidyRecords,
} from './records.ts'
import { internTerm, type TermSet, termSet } from './term-set.ts'

/**
 * Conditions of many watches, so that one pass over a text finds those it meets. A record is looked at when the text
 * holds a term of its anchor, the group that texts name most rarely, and, as far as checks tell it, of two groups more.
 */
export interface GateIndex {
  readonly terms: TermSet
  records: Records
  postings: Postings
  /** Records whose condition every text meets. */
  readonly always: Set<number>
  /** Texts from which the frequencies were learned, and how many they were when the anchors were chosen. */
  documents: number
  anchoredAt: number
}

export const emptyIndex = (): GateIndex => ({
  terms: termSet(),
  records: emptyRecords(),
  postings: emptyPostings(),
  always: new Set(),
  documents: 0,
  anchoredAt: 0,
})

type Price = (term: number) => number

const rarestFirst = (alias: readonly number[], price: Price): readonly number[] =>
  alias.length === 1 ? alias : [...alias].sort((a, b) => price(a) - price(b))

const priceOf = (group: NumberedGroups[number], price: Price): number =>
  group.reduce((sum, [rarest = 0]) => sum + 1 + price(rarest), 0)

/**
 * The cheapest group last: it anchors the record, so it is named whenever the others are asked. In front
 * those that fit a check, so that few records are touched.
 */
const inOrder = (groups: NumberedGroups, price: Price): NumberedGroups => {
  const [anchor, ...others] = groups
    .map((group) => group.map((alias) => rarestFirst(alias, price)))
    .map((group) => ({ group, price: priceOf(group, price), isLong: Number(!fitsCheck(group)) }))
    .sort((a, b) => a.price - b.price)
  if (anchor === undefined) return []
  return [...others.sort((a, b) => a.isLong - b.isLong || a.price - b.price), anchor].map(({ group }) => group)
}

const anchorTerms = (groups: NumberedGroups): ReadonlySet<number> =>
  new Set(groups.at(-1)?.map(([rarest = 0]) => rarest))

const postRecord = ({ postings, records }: GateIndex, record: number): void => {
  const groups = groupsOf(records, record)
  const [one, other] = groups.slice(0, -1)
  const checks = [checkOf(one), checkOf(other)] as const
  for (const term of anchorTerms(groups)) post(postings, term, records.begins[record] as number, checks)
}

/** No text holds it: the condition with a group that has no alias, which nothing can name. */
const neverSeen = [[['']]]

const numbered = ({ terms }: GateIndex, condition: Condition): NumberedGroups =>
  condition.map((group) => group.map((alias) => alias.map((term) => internTerm(terms, term))))

const priced = ({ terms }: GateIndex): Price => {
  const { frequency } = terms
  return (term) => frequency[term] ?? 0
}

/** Keeps a condition without posting it; answers its record. */
const keep = (index: GateIndex, condition: Condition): number => {
  const isAlways = condition.every((group) => group.some(({ length }) => length === 0))
  const isNever = condition.some(({ length }) => length === 0)
  const groups = numbered(index, isAlways || isNever ? neverSeen : lean(condition))
  const record = addRecord(index.records, inOrder(groups, priced(index)))
  if (isAlways) index.always.add(record)
  return record
}

/** Adds a condition in place; answers its number, which a match names. Numbers of removed conditions come again. */
export const addCondition = (index: GateIndex, condition: Condition): number => {
  const record = keep(index, condition)
  if (!index.always.has(record)) postRecord(index, record)
  return record
}

/** Takes a condition out, in place. */
export const removeCondition = (index: GateIndex, record: number): void => {
  if (!index.always.delete(record))
    for (const term of anchorTerms(groupsOf(index.records, record)))
      unpost(index.postings, term, index.records.begins[record] as number)
  removeRecord(index.records, record)
}

/** The records one after the other as a text that holds an anchor's term looks at them. */
const byAnchor = (index: GateIndex, price: Price): number[] => {
  const commonest = new Uint32Array(index.records.count)
  const live = liveRecords(index.records)
  for (const record of live) {
    const terms = [...anchorTerms(inOrder(groupsOf(index.records, record), price))]
    commonest[record] = terms.reduce((most, term) => (price(term) > price(most) ? term : most), terms[0] ?? 0)
  }
  return live.sort((a, b) => (commonest[a] as number) - (commonest[b] as number))
}

/** Chooses every anchor anew by the frequencies learned so far, and gives back what removals left unused. */
export const anchorAnew = (index: GateIndex): void => {
  const price = priced(index)
  const order = byAnchor(index, price)
  index.records = tidyRecords(index.records, order, (groups) => inOrder(groups, price))
  const { records, always, terms } = index
  const posted = order.filter((record) => !always.has(record))
  const lengths = new Uint32Array(terms.count)
  for (const record of posted)
    for (const term of anchorTerms(groupsOf(records, record))) lengths[term] = (lengths[term] ?? 0) + 1
  index.postings = roomFor(lengths)
  for (const record of posted) postRecord(index, record)
  index.anchoredAt = index.documents
}

/** An index of many conditions at once; their numbers are their places in the list. */
export const indexOf = (conditions: Iterable<Condition>): GateIndex => {
  const index = emptyIndex()
  for (const condition of conditions) keep(index, condition)
  anchorAnew(index)
  return index
}
