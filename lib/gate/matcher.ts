import { plain } from '../text/normalise.ts'
import { splitSentences } from '../text/sentences.ts'
import { tokenise } from '../text/tokens.ts'
import { filterCellOf, filterCells, isLit } from './check.ts'
import { cellOf, markAt, valueAt } from './fingerprint-table.ts'
import type { GateIndex } from './gate-index.ts'
import { grown } from './grow.ts'
import { postingSize, stretchSize } from './postings.ts'
import { isMet } from './records.ts'
import { type Pieces, pieceSize, piecesAtOnce, scan } from './scan.ts'
import { isUsable, learnSurface, listAt, newSurfaces, nothing, numbersOf, type Spells } from './surfaces.ts'

/** Finds the conditions of an index that texts meet. */
export interface Matcher {
  /**
   * The numbers of the conditions that the text meets, in no order. Learns from it how frequent terms are. Never throws;
   * linear in the text's length and in the number of records that are looked at.
   */
  match(text: string): Uint32Array
}

/** What was seen in one text. The arrays are kept from text to text. */
interface Sight {
  source: string
  /** Number of the text; marks its words. */
  text: number
  /** The same from 1 to 255; marks records, whose marks are cleared when it begins anew. */
  lap: number
  /** 1 for each term of the text. */
  seen: Uint8Array
  /** The first `count` are the text's terms. */
  found: Uint32Array
  count: number
  readonly filter: Uint8Array
  taken: Uint8Array
  /** Places of the records to look at, then the numbers of those that the text meets. */
  candidates: Uint32Array
}

const nextText = (sight: Sight, index: GateIndex): void => {
  for (let at = 0; at < sight.count; at += 1) sight.seen[sight.found[at] as number] = 0
  const terms = index.terms.count
  sight.seen = grown(sight.seen, terms)
  sight.found = grown(sight.found, terms)
  sight.taken = grown(sight.taken, index.records.count)
  index.postings.stretches = grown(index.postings.stretches, terms * stretchSize)
  sight.text += 1
  sight.lap = (sight.lap % 255) + 1
  if (sight.lap === 1) sight.taken.fill(0)
  sight.filter.fill(0)
  sight.filter[0] = 1
  sight.count = 0
}

const see = (sight: Sight, term: number): void => {
  if (sight.seen[term] === 1) return
  sight.seen[term] = 1
  sight.found[sight.count++] = term
  sight.filter[filterCellOf(term)] = 1
}

/** Records that have to be looked at, most of them because the text meets their condition. */
const postingsUnder = ({ postings }: GateIndex, { found, count }: Sight): number => {
  let all = 0
  for (let at = 0; at < count; at += 1) all += postings.stretches[(found[at] as number) * stretchSize + 1] as number
  return all
}

/**
 * Collects the records under the terms of the text whose checks are lit; answers how many they are. Without a branch for
 * each, as what is lit cannot be foreseen.
 */
const collect = (index: GateIndex, sight: Sight): number => {
  sight.candidates = grown(sight.candidates, postingsUnder(index, sight) + 1)
  const { stretches, pool } = index.postings
  const { filter, candidates, found, count } = sight
  let lit = 0
  for (let term = 0; term < count; term += 1) {
    const stretch = (found[term] as number) * stretchSize
    const begin = (stretches[stretch] as number) * postingSize
    const end = begin + (stretches[stretch + 1] as number) * postingSize
    for (let at = begin; at < end; at += postingSize) {
      candidates[lit] = pool[at] as number
      lit += isLit(filter, pool[at + 1] as number) & isLit(filter, pool[at + 2] as number)
    }
  }
  return lit
}

/** Of the first `count` candidates the numbers of those that the text meets, each once. */
const verified = ({ records }: GateIndex, sight: Sight, count: number): Uint32Array => {
  const { refs } = records
  const { candidates, seen, taken, lap } = sight
  let met = 0
  for (let at = 0; at < count; at += 1) {
    const place = candidates[at] as number
    candidates[met] = refs[place] as number
    met += isMet(refs, place, seen)
  }
  let once = 0
  for (let at = 0; at < met; at += 1) {
    const record = candidates[at] as number
    if (taken[record] === lap) continue
    taken[record] = lap
    candidates[once++] = record
  }
  return candidates.slice(0, once)
}

const recordsMet = (index: GateIndex, sight: Sight): Uint32Array => {
  const met = verified(index, sight, collect(index, sight))
  return index.always.size === 0 ? met : Uint32Array.from([...index.always, ...met])
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
  const pieces = new Int32Array(piecesAtOnce * pieceSize)
  const learned = (place: number, first: number, second: number): number => {
    const word = sight.source.slice(pieces[place + 2], pieces[place + 3])
    return learnSurface(surfaces, word, first, second, index.terms, spells)
  }
  const seeAll = (list: number): void => {
    const { lists } = surfaces
    for (let left = lists[list] as number; left > 0; left -= 1) see(sight, lists[list + left] as number)
  }
  const take = (count: number): void => {
    const { text } = sight
    let { cells } = surfaces.table
    for (let place = 0; place < count * pieceSize; place += pieceSize) {
      const first = pieces[place] as number
      const second = pieces[place + 1] as number
      let cell = cellOf(cells, first, second)
      if (cells[cell + valueAt] === 0) {
        cell = learned(place, first, second)
        cells = surfaces.table.cells
      }
      if (cells[cell + valueAt] === nothing || cells[cell + markAt] === text) continue
      cells[cell + markAt] = text
      seeAll(listAt(surfaces, cell))
    }
  }
  const refresh = (): void => {
    if (!isUsable(surfaces, index.terms.count)) surfaces = newSurfaces(index.terms.count)
  }
  return { pieces, take, refresh }
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
    seen: new Uint8Array(0),
    found: new Uint32Array(0),
    count: 0,
    filter: new Uint8Array(filterCells),
    taken: new Uint8Array(0),
    candidates: new Uint32Array(0),
  }
  const pieces = piecesSeen(index, spells, sight)
  return {
    match: (text) => {
      sight.source = text.includes('<') ? plain(text) : text
      nextText(sight, index)
      pieces.refresh()
      if (!scan(sight.source, pieces)) seeBySentence(index, spells, sight)
      learn(index, sight)
      return recordsMet(index, sight)
    },
  }
}
