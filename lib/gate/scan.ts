import { fingerprintOf, firstHash, firstSeed, secondHash, secondSeed } from './fingerprint.ts'

/**
 * Receives the pieces of a text in their order: words of ASCII letters alone, by the fingerprint of their lower case (one
 * that begins with a capital has another), and whatever else stands between two blanks and is more than words and marks,
 * as `Kyiv's`, `U.S.`, `1,700`, `São-Paulo`.
 */
export interface Pieces {
  /** Both hashes of a piece, where it begins and where it ends in UTF-16 units; room for `piecesAtOnce`. */
  readonly pieces: Int32Array
  /** Takes the first so many pieces: handed over together, what is known of each is looked up without waiting for the last. */
  take(count: number): void
}

export const piecesAtOnce = 256
export const pieceSize = 4

/** Tells the fingerprints of words with a capital from the others. */
const capitalSeed = 0x3c6ef372

/** Tells pieces between blanks from words. */
const chunkSeed = 0x1b873593

/** A text without a blank for so long may be cut within a word by whoever splits it into sentences. */
const longest = 780

const space = 32
const lineFeed = 10

const blank = 0
const letter = 1
const mark = 2
/** Part of a word where one goes on behind it: an apostrophe, a full stop. */
const joint = 3
const odd = 4

const asciiKind = (unit: number): number => {
  const text = String.fromCharCode(unit)
  if (text === ' ' || text === '\n') return blank
  if (/[a-z]/i.test(text)) return letter
  if (text === "'" || text === '.') return joint
  return /[0-9]/.test(text) ? odd : mark
}

const asciiKinds = Uint8Array.from({ length: 128 }, (_, unit) => asciiKind(unit))

const wideJoints = new Set('\u2018\u2019\u201b\u02bc\u2032'.split('').map((text) => text.charCodeAt(0)))
const wideMarks = new Set(
  '\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2026\u00a0'
    .split('')
    .map((text) => text.charCodeAt(0)),
)

const wideKind = (unit: number): number => {
  if (wideJoints.has(unit)) return joint
  return wideMarks.has(unit) ? mark : odd
}

const kindAt = (text: string, at: number): number => {
  if (at >= text.length) return blank
  const unit = text.charCodeAt(at)
  return unit < 128 ? (asciiKinds[unit] as number) : wideKind(unit)
}

/** Does the word that ends before `at` end there, or go on in a way that is no business of this loop? */
const endsPlainly = (text: string, at: number): boolean => {
  const kind = kindAt(text, at)
  if (kind !== joint) return kind !== odd
  const after = kindAt(text, at + 1)
  return after !== letter && after !== odd
}

const endOfChunk = (text: string, at: number): number => {
  let end = at
  while (kindAt(text, end) !== blank) end += 1
  return Math.min(end, text.length)
}

const isLetter = (unit: number): boolean => ((unit | 32) - 97) >>> 0 < 26

/** Writes the word at `from` into `pieces` and answers where it ends, or -1 where it is part of a larger piece. */
const writeWord = (text: string, from: number, pieces: Int32Array, place: number): number => {
  const { length } = text
  let unit = text.charCodeAt(from)
  const seed = unit < 97 ? capitalSeed : 0
  let first = firstSeed ^ seed
  let second = secondSeed ^ seed
  let at = from
  do {
    first = firstHash(first, unit | 32)
    second = secondHash(second, unit | 32)
    at += 1
    unit = at < length ? text.charCodeAt(at) : space
  } while (isLetter(unit))
  if (unit !== space && !endsPlainly(text, at)) return -1
  pieces[place] = first
  pieces[place + 1] = second
  pieces[place + 2] = from
  pieces[place + 3] = at
  return at
}

/** Writes what stands from the blank before to the blank behind `at`; answers where it ends. */
const writeChunk = (text: string, from: number, at: number, pieces: Int32Array, place: number): number => {
  const end = endOfChunk(text, at)
  const { first, second } = fingerprintOf(text, chunkSeed, from, end)
  pieces[place] = first
  pieces[place + 1] = second
  pieces[place + 2] = from
  pieces[place + 3] = end
  return end
}

/**
 * One pass over a text: plain words by their fingerprints, without making a string; the rest from blank to blank. False
 * where a stretch without blanks is too long for its pieces to be told.
 */
export const scan = (text: string, { pieces, take }: Pieces): boolean => {
  const { length } = text
  let at = 0
  let chunk = 0
  let widest = 0
  let place = 0
  while (at < length) {
    const unit = text.charCodeAt(at)
    if (unit === space || unit === lineFeed) {
      widest = Math.max(widest, at - chunk)
      at += 1
      chunk = at
      continue
    }
    const isWord = isLetter(unit)
    if (!isWord && kindAt(text, at) !== odd) {
      at += 1
      continue
    }
    const end = isWord ? writeWord(text, at, pieces, place) : -1
    at = end < 0 ? writeChunk(text, chunk, at, pieces, place) : end
    place += pieceSize
    if (place === piecesAtOnce * pieceSize) {
      take(piecesAtOnce)
      place = 0
    }
  }
  take(place / pieceSize)
  return Math.max(widest, at - chunk) <= longest
}
