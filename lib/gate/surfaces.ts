import { plain } from '../text/normalise.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import { spellingTerm, stemTerm, type Term, wordTerm } from './condition.ts'
import { addFingerprint, cellOf, type FingerprintTable, fingerprintTable, valueAt } from './fingerprint-table.ts'
import { grown } from './grow.ts'
import { type TermSet, termNumber } from './term-set.ts'

/** Is the folded word another spelling of the last name? */
export type Spells = (lastName: string, folded: string) => boolean

/**
 * What was learned of the words of texts, each as it was written: the terms it shows that some condition asks for. A
 * word is taken apart once; after that its fingerprint is enough.
 */
export interface Surfaces {
  readonly table: FingerprintTable
  /** Number of terms, then the terms, for every word that shows one. The table's values point here. */
  lists: Uint32Array
  used: number
  /** Terms there were; with more, words have to be asked again. */
  readonly terms: number
}

/** A word that shows no term. Other values are places in `lists`, plus 2. */
export const nothing = 1
const firstPlace = 2

/** Words kept; when they are more, all are forgotten and learned again. */
const mostSurfaces = 300_000
/** Words for which there is room from the start. */
const expectedSurfaces = 20_000

export const newSurfaces = (terms: number): Surfaces => ({
  table: fingerprintTable(expectedSurfaces),
  lists: new Uint32Array(expectedSurfaces),
  used: 0,
  terms,
})

export const isUsable = (surfaces: Surfaces, terms: number): boolean =>
  surfaces.terms === terms && surfaces.table.used < mostSurfaces

/** The terms that a token shows. */
const termsOf = (token: Token, lastNames: TermSet['lastNames'], spells: Spells): Term[] => {
  if (token.kind === 'mark') return []
  const terms = [wordTerm(token.lower), stemTerm(token.stem)]
  if (!token.capital) return terms
  const alike = lastNames.get(token.lower.charAt(0)) ?? []
  return [...terms, ...alike.filter((name) => spells(name, token.lower)).map(spellingTerm)]
}

/** The numbers of the terms that tokens show, of those that some condition asks for. */
export const numbersOf = (tokens: readonly Token[], terms: TermSet, spells: Spells): number[] => {
  const shown = new Set(tokens.flatMap((token) => termsOf(token, terms.lastNames, spells)))
  return [...shown].map((term) => termNumber(terms, term)).filter((term) => term !== undefined)
}

const keepList = (surfaces: Surfaces, numbers: readonly number[]): number => {
  if (numbers.length === 0) return nothing
  const place = surfaces.used
  surfaces.used += numbers.length + 1
  surfaces.lists = grown(surfaces.lists, surfaces.used)
  surfaces.lists[place] = numbers.length
  surfaces.lists.set(numbers, place + 1)
  return place + firstPlace
}

/** Takes a word apart and remembers what it shows; answers the index of its cell. */
export const learnSurface = (
  surfaces: Surfaces,
  word: string,
  first: number,
  second: number,
  terms: TermSet,
  spells: Spells,
): number => {
  const value = keepList(surfaces, numbersOf(tokenise(plain(word)), terms, spells))
  addFingerprint(surfaces.table, first, second, value)
  return cellOf(surfaces.table.cells, first, second)
}

/** Where the list of a word begins that shows terms. */
export const listAt = (surfaces: Surfaces, cell: number): number =>
  (surfaces.table.cells[cell + valueAt] as number) - firstPlace
