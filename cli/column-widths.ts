import { stripVTControlCharacters } from 'node:util'

/** Spaces between two columns of a table. */
const columnGap = 2
const narrowest = 6

const textWidth = (cell: string): number => stripVTControlCharacters(cell).length

/**
 * Widths, in characters, with which a table fits the terminal: each column as wide as its longest cell, and where that is
 * too much, the widest columns give way first, down to six characters.
 */
export const columnWidths = (rows: readonly (readonly string[])[], terminalWidth: number): number[] => {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => textWidth(row[column] ?? ''))),
  )
  const room = terminalWidth - columnGap * (count - 1)
  const fits = () => widths.reduce((sum, width) => sum + width, 0) <= room
  while (!fits()) {
    const widest = widths.indexOf(Math.max(...widths))
    const width = widths[widest] ?? 0
    if (width <= narrowest) break
    widths[widest] = width - 1
  }
  return widths
}
