import { compareTwoStrings } from 'string-similarity'
import type { Source } from '../domain.ts'
import { isSamePublisher, type Publisher, publisherOf } from './publisher.ts'
import { overlap, readSketch, type Sketch } from './sketch.ts'

/** Dice coefficient of letter pairs from which two headlines are copies of one. */
const sameHeadline = 0.8
/** The thresholds of the measurement in `sketch.ts`. */
const sameText = { jaccard: 0.5, containment: 0.8 }

/** What of a source is compared, prepared once: every source is compared with all that came before it. */
interface Voice {
  readonly source: Source
  /** In lower case, without full stops: "T.N.A." is "TNA". Empty when it names none. */
  readonly agency: string
  readonly publisher: Publisher
  /** In lower case and without blanks, which the measure leaves out. */
  readonly title: string
  readonly sketch: Sketch
}

const voiceOf = (source: Source): Voice => ({
  source,
  agency: (source.agency ?? '').toLowerCase().replaceAll('.', ''),
  publisher: publisherOf(source),
  title: source.title.toLowerCase().replace(/\s+/gu, ''),
  sketch: readSketch(source.sketch ?? ''),
})

/** The agency `TNA` publishes as "TNA" and as "TNA World News". */
const isOutletOf = (agency: string, { outlet }: Publisher): boolean =>
  agency !== '' && (outlet === agency || outlet.startsWith(`${agency} `))

const sameAgency = (a: Voice, b: Voice): boolean =>
  (a.agency !== '' && a.agency === b.agency) || isOutletOf(a.agency, b.publisher) || isOutletOf(b.agency, a.publisher)

/** As many pairs more as this, and no two headlines can be so alike: a cheap answer for most of them. */
const mostLonger = (2 - sameHeadline) / sameHeadline

/** No headline is like another that is not there: posts of some feeds have none. */
const alikeTitles = (a: string, b: string): boolean => {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  if (shorter === 0 || longer - 1 > (shorter - 1) * mostLonger) return false
  return compareTwoStrings(a, b) >= sameHeadline
}

const sameWords = (a: Voice, b: Voice): boolean => {
  const { jaccard, containment } = overlap(a.sketch, b.sketch)
  return jaccard >= sameText.jaccard || containment >= sameText.containment || alikeTitles(a.title, b.title)
}

const shareOrigin = (a: Voice, b: Voice): boolean =>
  sameAgency(a, b) || isSamePublisher(a.publisher, b.publisher) || sameWords(a, b)

const byPublication = (a: Source, b: Source): number =>
  a.published === b.published ? (a.storyId < b.storyId ? -1 : 1) : a.published < b.published ? -1 : 1

/**
 * Gives every source its origin: the storyId of the first story of the same agency, publisher or text. Computed when
 * sources are read, from all of them, so that the order in which pollers wrote them does not matter.
 */
export const withOrigins = (sources: readonly Source[]): readonly Source[] => {
  const seen: Voice[] = []
  for (const voice of [...sources].sort(byPublication).map(voiceOf)) {
    const first = seen.find((earlier) => shareOrigin(earlier, voice))
    const origin = first?.source.origin ?? voice.source.storyId
    seen.push({ ...voice, source: { ...voice.source, origin } })
  }
  return seen.map(({ source }) => source)
}

/** Independent origins among the sources. */
export const countOrigins = (sources: readonly Source[]): number => new Set(sources.map(({ origin }) => origin)).size
