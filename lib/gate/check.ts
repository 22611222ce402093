import type { NumberedGroups } from './records.ts'

/**
 * A group in one number: three cells of which a text that names the group lights one at least. The cell 0 is always lit;
 * it stands for a group that does not fit.
 */
const cellBits = 10
const mostAliases = 3

/** Cells of the filter of terms seen in a text: small enough to stay beside the processor. */
export const filterCells = 2 ** cellBits
const lastCell = filterCells - 1

/** The cell that a term lights. */
export const filterCellOf = (term: number): number => Math.imul(term + 1, 0x9e3779b1) >>> (32 - cellBits) || 1

type Group = NumberedGroups[number]

export const fitsCheck = (group: Group): boolean => group.length <= mostAliases

/** The check of a group whose aliases begin with their rarest term. */
export const checkOf = (group: Group | undefined): number => {
  if (group === undefined || !fitsCheck(group)) return 0
  const [one = 0, two = one, three = one] = group.map(([rarest = 0]) => filterCellOf(rarest))
  return one | (two << cellBits) | (three << (2 * cellBits))
}

/** 1 where one of the check's cells is lit. */
export const isLit = (filter: Uint8Array, check: number): number =>
  (filter[check & lastCell] as number) |
  (filter[(check >>> cellBits) & lastCell] as number) |
  (filter[check >>> (2 * cellBits)] as number)
