import type { Term } from './condition.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFingerprint, cellOf, type FingerprintTable, fingerprintTable, valueAt } from './fingerprint-table.ts'
import { grown } from './grow.ts'

/** The terms that conditions ask for, numbered from 0, and in how many texts each was seen. */
export interface TermSet {
  readonly numbers: FingerprintTable
  count: number
  /** Term → texts that held it. */
  frequency: Uint32Array
  /** Last names whose spellings are looked for, by their first letter. The only strings that are kept. */
  readonly lastNames: Map<string, string[]>
}

export const termSet = (expected = 0): TermSet => ({
  numbers: fingerprintTable(expected),
  count: 0,
  frequency: new Uint32Array(expected),
  lastNames: new Map(),
})

/** The term's number; undefined when no condition asks for it. */
export const termNumber = ({ numbers }: TermSet, term: Term): number | undefined => {
  const { first, second } = fingerprintOf(term)
  const value = numbers.cells[cellOf(numbers.cells, first, second) + valueAt] as number
  return value === 0 ? undefined : value - 1
}

/** Files a last name under its first letter, where its spellings are looked for. */
const fileLastName = (lastNames: TermSet['lastNames'], lastName: string): void => {
  const first = lastName.charAt(0)
  const alike = lastNames.get(first)
  if (alike) alike.push(lastName)
  else lastNames.set(first, [lastName])
}

/** The term's number, a new one where it has none. */
export const internTerm = (terms: TermSet, term: Term): number => {
  const known = termNumber(terms, term)
  if (known !== undefined) return known
  const { first, second } = fingerprintOf(term)
  const number = terms.count
  terms.count += 1
  addFingerprint(terms.numbers, first, second, number + 1)
  terms.frequency = grown(terms.frequency, terms.count)
  if (term.startsWith('^')) fileLastName(terms.lastNames, term.slice(1))
  return number
}
