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
 * holds an alias of its anchor, the group that texts name most rarely, and a term of the next group.
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

/** Cells of the filter of terms seen in a text. Cell 0 is always lit. */
export const filterCells = 0x10000

/** The cell that a term lights. */
export const filterCellOf = (term: number): number => Math.imul(term + 1, 0x9e3779b1) >>> 16 || 1

/** Aliases that fit a check. */
const mostChecked = 2

/** Two cells of which a text that names the group lights one at least; cell 0 for a group that does not fit. */
const checkOf = (group: NumberedGroups[number] | undefined): number => {
  if (group === undefined || group.length > mostChecked) return 0
  const [one = 0, other = one] = group.map(([rarest = 0]) => filterCellOf(rarest))
  return (one | (other << 16)) >>> 0
}

type Price = (term: number) => number

const rarestFirst = (alias: readonly number[], price: Price): readonly number[] =>
  alias.length === 1 ? alias : [...alias].sort((a, b) => price(a) - price(b))

const priceOf = (group: NumberedGroups[number], price: Price): number =>
  group.reduce((sum, [rarest = 0]) => sum + 1 + price(rarest), 0)

/** The cheapest group first: it anchors the record. Then one that fits the check, so that few records are touched. */
const inOrder = (groups: NumberedGroups, price: Price): NumberedGroups => {
  const [anchor, ...others] = groups
    .map((group) => group.map((alias) => rarestFirst(alias, price)))
    .map((group) => ({ group, price: priceOf(group, price), isLong: Number(group.length > mostChecked) }))
    .sort((a, b) => a.price - b.price)
  if (anchor === undefined) return []
  return [anchor, ...others.sort((a, b) => a.isLong - b.isLong || a.price - b.price)].map(({ group }) => group)
}

const anchorTerms = ([anchor = []]: NumberedGroups): ReadonlySet<number> =>
  new Set(anchor.map(([rarest = 0]) => rarest))

const postRecord = (postings: Postings, record: number, groups: NumberedGroups): void => {
  const check = checkOf(groups[1])
  for (const term of anchorTerms(groups)) post(postings, term, record, check)
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
  if (!index.always.has(record)) postRecord(index.postings, record, groupsOf(index.records, record))
  return record
}

/** Takes a condition out, in place. */
export const removeCondition = (index: GateIndex, record: number): void => {
  if (!index.always.delete(record))
    for (const term of anchorTerms(groupsOf(index.records, record))) unpost(index.postings, term, record)
  removeRecord(index.records, record)
}

/** Chooses every anchor anew by the frequencies learned so far, and gives back what removals left unused. */
export const anchorAnew = (index: GateIndex): void => {
  const price = priced(index)
  index.records = tidyRecords(index.records, (groups) => inOrder(groups, price))
  const { records, always, terms } = index
  const posted = liveRecords(records).filter((record) => !always.has(record))
  const lengths = new Uint32Array(terms.count)
  for (const record of posted)
    for (const term of anchorTerms(groupsOf(records, record))) lengths[term] = (lengths[term] ?? 0) + 1
  index.postings = roomFor(lengths)
  for (const record of posted) postRecord(index.postings, record, groupsOf(records, record))
  index.anchoredAt = index.documents
}

/** An index of many conditions at once; their numbers are their places in the list. */
export const indexOf = (conditions: Iterable<Condition>): GateIndex => {
  const index = emptyIndex()
  for (const condition of conditions) keep(index, condition)
  anchorAnew(index)
  return index
}
