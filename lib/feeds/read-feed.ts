import { decodeText } from './decode-text.ts'
import { type DiscoveredFeed, discoverFeeds } from './discover-feeds.ts'
import { normalise, type ReadFeed } from './normalise.ts'
import { formats } from './registry.ts'

/** Why a document is no feed, and the feeds it offers where it is a web page. */
export interface RefusedFeed {
  readonly ok: false
  /** In plain words, with what to do. */
  readonly reason: string
  readonly discovered: readonly DiscoveredFeed[]
}

/** Larger documents are refused. The largest sound news feed measured is under 2 MB. Bytes. */
const MAX_FEED_BYTES = 15 * 1024 * 1024
/** Entries read of one document, in its order: newest first in practice. */
const MAX_ENTRIES = 3_000

const refused = (reason: string, discovered: readonly DiscoveredFeed[] = []): RefusedFeed => ({
  ok: false,
  reason,
  discovered,
})

const isWebPage = (text: string): boolean => /<html[\s>]|<!doctype\s+html/i.test(text.slice(0, 4096))

const isCompressed = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const rootName = (text: string): string | undefined => /<([a-z_][\w.:-]{0,60})/i.exec(text)?.[1]

const refusal = (text: string, url: string | undefined): RefusedFeed => {
  if (isWebPage(text)) {
    const discovered = discoverFeeds(text, url)
    return refused(
      discovered.length > 0
        ? `a web page, no feed; it offers ${discovered.map((feed) => feed.url).join(', ')}`
        : 'a web page, no feed, and it offers none',
      discovered,
    )
  }
  const root = rootName(text)
  if (root === undefined) return refused('neither XML nor JSON: no feed')
  return refused(`XML, but no feed: its first element is <${root}>`)
}

/**
 * Bytes of a feed to its stories. Never throws for what a document contains: what is no feed comes back as a refusal
 * with its reason. `url` resolves relative links where the feed gives no better base; `contentType` is the HTTP header.
 */
export const readFeed = async (input: {
  bytes: Uint8Array
  url?: string
  contentType?: string
}): Promise<ReadFeed | RefusedFeed> => {
  const { bytes, url, contentType } = input
  if (bytes.length > MAX_FEED_BYTES) return refused(`larger than ${MAX_FEED_BYTES / 1024 / 1024} MB`)
  if (isCompressed(bytes)) return refused('compressed with gzip: unpack it first')
  const { text, mended } = await decodeText(bytes, contentType)
  if (text.trim() === '') return refused('empty')
  for (const format of formats) {
    const wire = format.recognises(text) ? await format.read(text, MAX_ENTRIES) : undefined
    if (wire === undefined) continue
    if (isWebPage(text) && wire.entries.length === 0) continue
    return normalise({ ...wire, mended: [...mended, ...wire.mended] }, url)
  }
  return refusal(text, url)
}
