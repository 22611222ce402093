import { grown } from './grow.ts'

/** A condition with its terms as numbers; in every alias the rarest term first. */
export type NumberedGroups = readonly (readonly (readonly number[])[])[]

/**
 * Conditions in one flat array: the terms of each group one after the other, the highest bits telling where an alias, a
 * group and the condition end.
 */
export interface Records {
  refs: Uint32Array
  used: number
  /** Record → where it begins in `refs`; `nowhere` for a number that is free. */
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

const sizeOf = (groups: NumberedGroups): number =>
  groups.reduce((sum, group) => sum + group.reduce((all, { length }) => all + length, 0), 0)

/** Writes the condition of a record: at least one group, each of at least one alias. */
const writeRecord = (records: Records, record: number, groups: NumberedGroups): void => {
  records.begins = grown(records.begins, record + 1)
  records.begins[record] = records.used
  records.refs = grown(records.refs, records.used + sizeOf(groups))
  writeGroups(records.refs, records.used, groups)
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

/** The same records without gaps and spare room, each with its groups as `order` puts them. */
export const tidyRecords = (records: Records, order: (groups: NumberedGroups) => NumberedGroups): Records => {
  const { count, free, used } = records
  const tidy: Records = {
    refs: new Uint32Array(used),
    used: 0,
    begins: new Uint32Array(count).fill(nowhere),
    count,
    free,
  }
  for (let record = 0; record < count; record += 1)
    if (records.begins[record] !== nowhere) writeRecord(tidy, record, order(groupsOf(records, record)))
  return { ...tidy, refs: tidy.refs.slice(0, tidy.used) }
}

/** The groups of a record. */
export const groupsOf = ({ refs, begins }: Records, record: number): number[][][] => {
  const groups: number[][][] = []
  let [group, alias]: [number[][], number[]] = [[], []]
  for (let at = begins[record] as number; ; at += 1) {
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

/** Does the text whose terms are marked with `mark` in `seen` meet the record's condition? */
export const isMet = ({ refs, begins }: Records, record: number, seen: Uint32Array, mark: number): boolean => {
  let at = begins[record] as number
  for (;;) {
    let met = false
    let whole = true
    let ref = 0
    do {
      ref = refs[at++] as number
      if (seen[ref & termBits] !== mark) whole = false
      if ((ref & goesOn) === 0) {
        met ||= whole
        whole = true
      }
    } while ((ref & groupEnds) === 0)
    if (!met) return false
    if ((ref & recordEnds) !== 0) return true
  }
}
