import { type ChangeView, changeSchema } from './change-view.ts'

const columns = Object.keys(changeSchema.shape) as readonly (keyof ChangeView)[]

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, so text gets an apostrophe before it. OWASP, CSV
 * Injection.
 */
const formula = /^[=+\-@\t\r]/

const cell = (value: ChangeView[keyof ChangeView]): string => {
  if (typeof value === 'number') return String(value)
  const text = Array.isArray(value) ? value.join(' ') : (value ?? '')
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** CSV (RFC 4180) with a head. Several sources stand in one cell, separated by blanks. */
export const changesCsv = (changes: readonly ChangeView[]): string =>
  [columns.join(','), ...changes.map((change) => columns.map((column) => cell(change[column])).join(','))]
    .map((row) => `${row}\r\n`)
    .join('')

/** JSON Lines, as `claimwatch changes --json` prints them. */
export const changesJsonLines = (changes: readonly ChangeView[]): string =>
  changes.map((change) => `${JSON.stringify(change)}\n`).join('')
