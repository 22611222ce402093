import type { Instant } from '../domain.ts'
import { isWebAddress, readLink } from './absolute-link.ts'
import { readFeedDate } from './feed-date.ts'
import { shortHash } from './hash.ts'
import type { PollingHints, WireEntry, WireFeed } from './wire-feed.ts'

/** One entry of a feed, as plain text, absolute link and UTC instants. */
export interface FeedStory {
  /** The guid or id as given, else the link, else a hash of title and text. */
  readonly id: string
  readonly title: string
  /** Plain text in reading order; paragraphs are separated by line feeds. */
  readonly text: string
  /** Absolute where the feed made that possible; `''` when there is none. */
  readonly link: string
  /** Null when the feed gives no possible date. */
  readonly published: Instant | null
  readonly updated: Instant | null
  readonly language?: string
  readonly categories: readonly string[]
  /** The outlet, where the feed gathers from several. */
  readonly outlet?: string
}

export interface ReadFeed extends PollingHints {
  readonly ok: true
  readonly format: string
  readonly title: string
  readonly link: string
  readonly language?: string
  /** In the feed's order. */
  readonly stories: readonly FeedStory[]
  /** What was repaired, in words. */
  readonly mended: readonly string[]
}

const firstLink = (links: readonly string[], base: string | undefined): string => {
  for (const link of links) {
    const read = readLink(link, base)
    if (read !== '') return read
  }
  return ''
}

const firstDate = (dates: readonly string[]): Instant | null => {
  for (const date of dates) {
    const instant = readFeedDate(date)
    if (instant !== null) return instant
  }
  return null
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter((text) => text !== ''))]

/** Characters compared to see whether a body holds a teaser. Teasers end early, often with an ellipsis. */
const TEASER_PROBE = 40

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

const says = (body: string, other: string): boolean =>
  body.includes(other.slice(0, TEASER_PROBE)) || lettersOf(body).includes(lettersOf(other).slice(0, TEASER_PROBE))

/** The body, and below it whatever the other texts say that it does not. */
const joinTexts = (texts: readonly string[]): string => {
  const [body = '', ...others] = texts.filter((text) => text !== '')
  return others.reduce((joined, other) => (says(joined, other) ? joined : `${joined}\n${other}`), body)
}

const storyOf = (entry: WireEntry, base: string | undefined, language: string | undefined): FeedStory => {
  const link = firstLink(entry.links, entry.base ?? base)
  const { title } = entry
  const text = joinTexts(entry.texts)
  const tongue = entry.language ?? language
  return {
    id: entry.ids[0] ?? (link || shortHash(title, text)),
    title,
    text,
    link,
    published: firstDate([...entry.published, ...entry.updated]),
    updated: firstDate(entry.updated),
    ...(tongue ? { language: tongue.toLowerCase() } : {}),
    categories: unique(entry.categories),
    ...(entry.outlet ? { outlet: entry.outlet } : {}),
  }
}

/** One policy for all formats: which of the candidates counts, what links are relative to, what identity is. */
export const normalise = (wire: WireFeed, url: string | undefined): ReadFeed => {
  const { entries, links, base, language, format, title, mended, ...hints } = wire
  const link = firstLink(links, base ?? url)
  const home = isWebAddress(link) ? link : url
  const stories = entries.map((entry) => storyOf(entry, base ?? home, language))
  return {
    ok: true,
    format,
    title,
    link,
    ...(language ? { language: language.toLowerCase() } : {}),
    ...hints,
    stories,
    mended,
  }
}
