import { grown } from './grow.ts'

/** A condition with its terms as numbers; in every alias the rarest term first. */
export type NumberedGroups = readonly (readonly (readonly number[])[])[]

/**
 * Conditions in one flat array: the record's number, then the terms of each group one after the other, the highest bits
 * telling where an alias, a group and the condition end.
 */
export interface Records {
  refs: Uint32Array
  used: number
  /** Record → the place in `refs` where it begins; `nowhere` for a number that is free. */
  begins: Uint32Array
  count: number
  /** Numbers that were given back. */
  readonly free: number[]
}

const nowhere = 0xffffffff
/** The alias goes on. */
const goesOn = 0x80000000
const groupEnds = 0x40000000
const recordEnds = 0x20000000
const termBits = 0x1fffffff

export const emptyRecords = (): Records => ({
  refs: new Uint32Array(0),
  used: 0,
  begins: new Uint32Array(0),
  count: 0,
  free: [],
})

const writeGroups = (refs: Uint32Array, begin: number, groups: NumberedGroups): void => {
  let at = begin
  for (const [position, group] of groups.entries()) {
    for (const alias of group) {
      for (const term of alias) refs[at++] = term | goesOn
      refs[at - 1] = (refs[at - 1] as number) & ~goesOn
    }
    refs[at - 1] = (refs[at - 1] as number) | groupEnds | (position === groups.length - 1 ? recordEnds : 0)
  }
}

/** Places in `refs`, with the one for the record's number. */
const sizeOf = (groups: NumberedGroups): number =>
  groups.reduce((sum, group) => sum + group.reduce((all, { length }) => all + length, 0), 1)

/** Writes the condition of a record: at least one group, each of at least one alias. */
const writeRecord = (records: Records, record: number, groups: NumberedGroups): void => {
  records.begins = grown(records.begins, record + 1)
  records.begins[record] = records.used
  records.refs = grown(records.refs, records.used + sizeOf(groups))
  records.refs[records.used] = record
  writeGroups(records.refs, records.used + 1, groups)
  records.used += sizeOf(groups)
}

/** Keeps a condition under a number that is free; answers it. */
export const addRecord = (records: Records, groups: NumberedGroups): number => {
  const record = records.free.pop() ?? records.count++
  writeRecord(records, record, groups)
  return record
}

/** Frees the number. Its place in `refs` is won back by `tidyRecords`. */
export const removeRecord = (records: Records, record: number): void => {
  records.begins[record] = nowhere
  records.free.push(record)
}

/** The numbers in use. */
export const liveRecords = ({ begins, count }: Records): number[] =>
  Array.from({ length: count }, (_, record) => record).filter((record) => begins[record] !== nowhere)

/** The same records without gaps and spare room, in this order, each with its groups as `order` puts them. */
export const tidyRecords = (
  records: Records,
  inOrder: readonly number[],
  order: (groups: NumberedGroups) => NumberedGroups,
): Records => {
  const { count, free, used } = records
  const tidy: Records = {
    refs: new Uint32Array(used),
    used: 0,
    begins: new Uint32Array(count).fill(nowhere),
    count,
    free,
  }
  for (const record of inOrder) writeRecord(tidy, record, order(groupsOf(records, record)))
  return { ...tidy, refs: tidy.refs.slice(0, tidy.used) }
}

/** The groups of a record. */
export const groupsOf = ({ refs, begins }: Records, record: number): number[][][] => {
  const groups: number[][][] = []
  let [group, alias]: [number[][], number[]] = [[], []]
  for (let at = (begins[record] as number) + 1; ; at += 1) {
    const ref = refs[at] as number
    alias.push(ref & termBits)
    if ((ref & goesOn) !== 0) continue
    group.push(alias)
    alias = []
    if ((ref & groupEnds) === 0) continue
    groups.push(group)
    group = []
    if ((ref & recordEnds) !== 0) return groups
  }
}

/**
 * 1 where a text with the terms that are 1 in `seen` meets the condition of the record that begins at `begin`. Told
 * without a branch for each term: which terms a text holds cannot be foreseen.
 */
export const isMet = (refs: Uint32Array, begin: number, seen: Uint8Array): number => {
  let at = begin + 1
  let met = 0
  let whole = 1
  for (;;) {
    const ref = refs[at++] as number
    const aliasEnds = (ref >>> 31) ^ 1
    const groupGoesOn = ((ref >>> 30) & 1) ^ 1
    whole &= seen[ref & termBits] as number
    met |= whole & aliasEnds
    whole |= aliasEnds
    if ((met | groupGoesOn) === 0) return 0
    if ((ref & recordEnds) !== 0) return 1
    met &= groupGoesOn
  }
}
