import { compareTwoStrings } from 'string-similarity'
import type { Source } from '../domain.ts'
import { overlap } from './sketch.ts'

/** Dice coefficient of letter pairs from which two headlines are copies of one. */
const sameHeadline = 0.8
/** The thresholds of the measurement in `sketch.ts`. */
const sameText = { jaccard: 0.5, containment: 0.8 }

const equal = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && a !== '' && a.toLowerCase() === b?.toLowerCase()

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '')

/** `news.example.co.uk` → `example.co.uk`: a two-letter country keeps one short label before it. */
const domainOf = (url: string): string => {
  const labels = hostOf(url).split('.')
  const country = (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= 3
  return labels.slice(country ? -3 : -2).join('.')
}

const firstWord = (outlet: string): string =>
  outlet
    .trim()
    .toLowerCase()
    .split(/[\s\-–—|:]+/u)[0] ?? ''

/**
 * One publisher speaks once: the same outlet, or desks of one house ("Ledger World", "Ledger Business" on one domain).
 * The domain alone decides nothing: aggregators carry many outlets.
 */
const samePublisher = (a: Source, b: Source): boolean => {
  if (equal(a.outlet, b.outlet)) return true
  const domain = domainOf(a.url)
  const sameDomain = domain !== '' && domain === domainOf(b.url)
  return sameDomain && (a.outlet === '' || b.outlet === '' || firstWord(a.outlet) === firstWord(b.outlet))
}

const sameWords = (a: Source, b: Source): boolean => {
  if (compareTwoStrings(a.title.toLowerCase(), b.title.toLowerCase()) >= sameHeadline) return true
  const { jaccard, containment } = overlap(a.sketch ?? '', b.sketch ?? '')
  return jaccard >= sameText.jaccard || containment >= sameText.containment
}

const shareOrigin = (a: Source, b: Source): boolean =>
  equal(a.agency, b.agency) ||
  equal(a.agency, b.outlet) ||
  equal(b.agency, a.outlet) ||
  samePublisher(a, b) ||
  sameWords(a, b)

const byPublication = (a: Source, b: Source): number =>
  a.published === b.published ? (a.storyId < b.storyId ? -1 : 1) : a.published < b.published ? -1 : 1

/**
 * Gives every source its origin: the storyId of the first story of the same agency, publisher or text. Computed when
 * sources are read, from all of them, so that the order in which pollers wrote them does not matter.
 */
export const withOrigins = (sources: readonly Source[]): readonly Source[] => {
  const seen: Source[] = []
  for (const source of [...sources].sort(byPublication)) {
    const first = seen.find((earlier) => shareOrigin(earlier, source))
    seen.push({ ...source, origin: first?.origin ?? source.storyId })
  }
  return seen
}

/** Independent origins among the sources. */
export const countOrigins = (sources: readonly Source[]): number => new Set(sources.map(({ origin }) => origin)).size
