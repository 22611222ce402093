import { looksLikeJson, readJsonFeed } from './json-feed.ts'
import { looksLikePlainRss, readPlainRss } from './plain-rss.ts'
import type { WireFeed } from './wire-feed.ts'
import { readXmlFeed } from './xml-feed.ts'

/** A reader of one kind of document. The first that recognises a document and can read it does. */
export interface FeedFormat {
  readonly name: string
  readonly recognises: (document: string) => boolean
  /** Undefined when the document is not of this format after all, or is better read by the next. */
  readonly read: (document: string, maxEntries: number) => Promise<WireFeed | undefined>
}

export const formats: readonly FeedFormat[] = [
  {
    name: 'JSON Feed',
    recognises: looksLikeJson,
    read: async (document, maxEntries) => readJsonFeed(document, maxEntries),
  },
  { name: 'plain RSS', recognises: looksLikePlainRss, read: readPlainRss },
  {
    name: 'XML feed, sound or damaged',
    recognises: (document) => document.includes('<'),
    read: async (document, maxEntries) => readXmlFeed(document, maxEntries),
  },
]
