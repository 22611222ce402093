import { plain } from '../text/normalise.ts'
import { splitSentences } from '../text/sentences.ts'
import { tokenise } from '../text/tokens.ts'
import { fingerprintOf } from './fingerprint.ts'
import { cellOf, markAt, valueAt } from './fingerprint-table.ts'
import { filterCellOf, filterCells, type GateIndex } from './gate-index.ts'
import { grown } from './grow.ts'
import { stretchSize } from './postings.ts'
import { isMet } from './records.ts'
import { type Pieces, scan } from './scan.ts'
import { isUsable, learnSurface, listAt, newSurfaces, nothing, numbersOf, type Spells } from './surfaces.ts'

/** Finds the conditions of an index that texts meet. */
export interface Matcher {
  /**
   * The numbers of the conditions that the text meets, in no order. Learns from it how frequent terms are. Never throws;
   * linear in the text's length and in the number of records that are looked at.
   */
  match(text: string): readonly number[]
}

/** Tells pieces between blanks from words in the table of what was learned. */
const chunkSeed = 0x1b873593

/** What was seen in one text. Arrays are kept from text to text: what they say holds where it bears the text's mark. */
interface Sight {
  source: string
  /** Number of the text; marks terms. */
  text: number
  /** The same from 1 to 255; marks records and cells of the filter, which are cleared when it begins anew. */
  lap: number
  seen: Uint32Array
  found: Uint32Array
  count: number
  readonly filter: Uint8Array
  tried: Uint8Array
}

const nextText = (sight: Sight, index: GateIndex): void => {
  const terms = index.terms.count
  sight.seen = grown(sight.seen, terms)
  sight.found = grown(sight.found, terms)
  sight.tried = grown(sight.tried, index.records.count)
  index.postings.stretches = grown(index.postings.stretches, terms * stretchSize)
  sight.text += 1
  sight.lap = (sight.lap % 255) + 1
  if (sight.lap === 1) {
    sight.filter.fill(0)
    sight.tried.fill(0)
  }
  sight.filter[0] = sight.lap
  sight.count = 0
}

const see = (sight: Sight, term: number): void => {
  if (sight.seen[term] === sight.text) return
  sight.seen[term] = sight.text
  sight.found[sight.count++] = term
  sight.filter[filterCellOf(term)] = sight.lap
}

/** Looks at the records under a term, and adds those that the text meets to `met`. */
const tryRecords = (index: GateIndex, sight: Sight, term: number, met: number[]): void => {
  const { filter, tried, lap } = sight
  const { stretches, pool } = index.postings
  const begin = (stretches[term * stretchSize] as number) * 2
  const end = begin + (stretches[term * stretchSize + 1] as number) * 2
  for (let at = begin; at < end; at += 2) {
    const check = pool[at + 1] as number
    if (filter[check & 0xffff] !== lap && filter[check >>> 16] !== lap) continue
    const record = pool[at] as number
    if (tried[record] === lap) continue
    tried[record] = lap
    if (isMet(index.records, record, sight.seen, sight.text)) met.push(record)
  }
}

const learn = (index: GateIndex, sight: Sight): void => {
  const { frequency } = index.terms
  index.documents += 1
  for (let at = 0; at < sight.count; at += 1) {
    const term = sight.found[at] as number
    frequency[term] = (frequency[term] as number) + 1
  }
}

/** What the pieces of a text show: each word is taken apart once and then known by its fingerprint. */
const piecesSeen = (index: GateIndex, spells: Spells, sight: Sight): Pieces & { refresh(): void } => {
  let surfaces = newSurfaces(index.terms.count)
  const word = (first: number, second: number, from: number, to: number): void => {
    let cell = cellOf(surfaces.table.cells, first, second)
    if (surfaces.table.cells[cell + valueAt] === 0)
      cell = learnSurface(surfaces, sight.source.slice(from, to), first, second, index.terms, spells)
    const { cells } = surfaces.table
    if (cells[cell + valueAt] === nothing || cells[cell + markAt] === sight.text) return
    cells[cell + markAt] = sight.text
    const list = listAt(surfaces, cell)
    const { lists } = surfaces
    for (let left = lists[list] as number; left > 0; left -= 1) see(sight, lists[list + left] as number)
  }
  const chunk = (from: number, to: number): void => {
    const { first, second } = fingerprintOf(sight.source, chunkSeed, from, to)
    word(first, second, from, to)
  }
  const refresh = (): void => {
    if (!isUsable(surfaces, index.terms.count)) surfaces = newSurfaces(index.terms.count)
  }
  return { word, chunk, refresh }
}

/** A text with a stretch that no blank divides: cut into sentences first, as reading cuts it. */
const seeBySentence = (index: GateIndex, spells: Spells, sight: Sight): void => {
  const text = plain(sight.source)
  for (const { start, end } of splitSentences(text))
    for (const term of numbersOf(tokenise(text.slice(start, end)), index.terms, spells)) see(sight, term)
}

/** A matcher over an index, which may change between two texts. One at a time per index. */
export const matcherOf = (index: GateIndex, spells: Spells): Matcher => {
  const sight: Sight = {
    source: '',
    text: 0,
    lap: 0,
    seen: new Uint32Array(0),
    found: new Uint32Array(0),
    count: 0,
    filter: new Uint8Array(filterCells),
    tried: new Uint8Array(0),
  }
  const pieces = piecesSeen(index, spells, sight)
  return {
    match: (text) => {
      sight.source = text.includes('<') ? plain(text) : text
      nextText(sight, index)
      pieces.refresh()
      if (!scan(sight.source, pieces)) seeBySentence(index, spells, sight)
      learn(index, sight)
      const met = [...index.always]
      for (let at = 0; at < sight.count; at += 1) tryRecords(index, sight, sight.found[at] as number, met)
      return met
    },
  }
}
