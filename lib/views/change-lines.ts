import { changeSchema } from './change-schema.ts'
import type { ChangeView } from './change-view.ts'

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

/** The head of a CSV (RFC 4180), and its rows. Several sources stand in one cell, separated by blanks. */
export const csvHead = `${columns.join(',')}\r\n`
export const csvRows = (changes: readonly ChangeView[]): string =>
  changes.map((change) => `${columns.map((column) => cell(change[column])).join(',')}\r\n`).join('')

export const changesCsv = (changes: readonly ChangeView[]): string => csvHead + csvRows(changes)

/** JSON Lines, as `claimwatch changes --json` prints them. */
export const changesJsonLines = (changes: readonly ChangeView[]): string =>
  changes.map((change) => `${JSON.stringify(change)}\n`).join('')
