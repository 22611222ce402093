import { compareTwoStrings } from 'string-similarity'
import type { Source } from '../domain.ts'

/** Dice coefficient of letter pairs from which two headlines are copies of one text. */
const sameHeadline = 0.8

const areCopies = (a: Source, b: Source): boolean =>
  compareTwoStrings(a.title.toLowerCase(), b.title.toLowerCase()) >= sameHeadline

const byPublication = (a: Source, b: Source): number =>
  a.published === b.published ? (a.storyId < b.storyId ? -1 : 1) : a.published < b.published ? -1 : 1

/**
 * Gives every source its origin: the storyId of the first copy of its text. Computed when the sources are read, from all
 * of them, so that the order in which pollers wrote them does not matter.
 */
export const withOrigins = (sources: readonly Source[]): readonly Source[] => {
  const seen: Source[] = []
  for (const source of [...sources].sort(byPublication)) {
    const first = seen.find((earlier) => areCopies(earlier, source))
    seen.push({ ...source, origin: first?.origin ?? source.storyId })
  }
  return seen
}

/** Independent origins among the sources. */
export const countOrigins = (sources: readonly Source[]): number => new Set(sources.map(({ origin }) => origin)).size
