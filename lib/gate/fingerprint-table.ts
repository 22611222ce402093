import { placeOf } from './fingerprint.ts'

/**
 * Fingerprint → a number above 0, in one flat array by open addressing. A cell is four numbers: both hashes, the value
 * (0 in an empty cell) and a mark that is the user's own. One cell is one line of the processor's cache.
 */
export interface FingerprintTable {
  cells: Int32Array
  /** Cells in use. At most three in four are, so that a search ends soon. */
  used: number
}

const cellSize = 4
export const valueAt = 2
export const markAt = 3

/** An empty table for at least `expected` fingerprints. */
export const fingerprintTable = (expected: number): FingerprintTable => {
  const places = 2 ** Math.max(6, Math.ceil(Math.log2((expected * 4) / 3 + 1)))
  return { cells: new Int32Array(places * cellSize), used: 0 }
}

/** Index of the fingerprint's cell in `cells`, or of the empty cell where it would go. */
export const cellOf = (cells: Int32Array, first: number, second: number): number => {
  const mask = cells.length / cellSize - 1
  let place = placeOf(first, second, mask)
  for (;;) {
    const cell = place * cellSize
    if (cells[cell + valueAt] === 0 || (cells[cell] === first && cells[cell + 1] === second)) return cell
    place = (place + 1) & mask
  }
}

const put = (cells: Int32Array, first: number, second: number, value: number, mark: number): void => {
  const cell = cellOf(cells, first, second)
  cells[cell] = first
  cells[cell + 1] = second
  cells[cell + valueAt] = value
  cells[cell + markAt] = mark
}

const doubled = ({ cells }: FingerprintTable): Int32Array => {
  const larger = new Int32Array(cells.length * 2)
  for (let cell = 0; cell < cells.length; cell += cellSize) {
    const value = cells[cell + valueAt] as number
    if (value !== 0)
      put(larger, cells[cell] as number, cells[cell + 1] as number, value, cells[cell + markAt] as number)
  }
  return larger
}

/** Adds a fingerprint that the table does not hold. `value` is above 0. */
export const addFingerprint = (table: FingerprintTable, first: number, second: number, value: number): void => {
  if ((table.used + 1) * 4 > (table.cells.length / cellSize) * 3) table.cells = doubled(table)
  put(table.cells, first, second, value, 0)
  table.used += 1
}
