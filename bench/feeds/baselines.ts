import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { readFeedDate } from '../../lib/feeds/feed-date.ts'
import { htmlToText } from '../../lib/feeds/plain-text.ts'
import { readFeed } from '../../lib/feeds/read-feed.ts'
import type { Outcome } from './cases.ts'

/** A feed reader as a stranger would use it: the document as UTF-8, its fields taken as they come. */
export type Reader = (bytes: Uint8Array, contentType: string | undefined) => Promise<Outcome | null>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const instant = (value: unknown): string | null => {
  const date = new Date(text(value))
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 19)}Z`
}

const rssParser: Reader = async (bytes) => {
  try {
    const feed = await new RssParser().parseString(Buffer.from(bytes).toString('utf8'))
    const entries = feed.items.map((entry) => {
      const fields = entry as Record<string, unknown>
      return {
        id: text(entry.guid) || text(fields['id']) || text(fields['rdf:about']) || text(entry.link),
        title: htmlToText(text(entry.title)),
        link: text(entry.link),
        published: instant(entry.isoDate ?? entry.pubDate ?? fields['date']),
        text: htmlToText(text(fields['content:encoded']) || text(entry.content) || text(entry.summary)),
      }
    })
    return { title: htmlToText(text(feed.title)), link: text(feed.link), entries }
  } catch {
    return null
  }
}

type Loose = Record<string, unknown>

const first = (...values: readonly unknown[]): string => values.map(text).find((value) => value !== '') ?? ''

const object = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})

/** A value that may be a string or an object with one. */
const inner = (value: unknown): string => first(value, object(value)['value'], object(value)['title'])

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

const linkOf = (entry: Loose): string => {
  const links = Array.isArray(entry['links']) ? (entry['links'] as readonly Loose[]) : []
  const alternate = links.find((link) => (link['rel'] ?? 'alternate') === 'alternate') ?? links[0]
  return first(entry['link'], entry['url'], alternate?.['href'])
}

const smithEntry = (entry: Loose): Outcome['entries'][number] => {
  const { dc, rdf, content } = { dc: object(entry['dc']), rdf: object(entry['rdf']), content: object(entry['content']) }
  const body = first(
    content['encoded'],
    inner(entry['content']),
    entry['content_html'],
    entry['content_text'],
    inner(entry['description']),
    inner(entry['summary']),
    dc['description'],
  )
  const date = first(
    entry['pubDate'],
    entry['published'],
    entry['date_published'],
    dc['date'],
    firstOf(dc['dates']),
    entry['updated'],
  )
  return {
    id: first(inner(entry['guid']), entry['id'], rdf['about'], linkOf(entry)),
    title: htmlToText(first(inner(entry['title']), dc['title'])),
    link: linkOf(entry),
    published: readFeedDate(date),
    text: htmlToText(body),
  }
}

const feedsmith: Reader = async (bytes) => {
  try {
    const parsed = parseFeed(Buffer.from(bytes).toString('utf8')) as unknown as { feed: Loose }
    const feed = parsed.feed
    const entries = (feed['items'] ?? feed['entries'] ?? []) as readonly Loose[]
    const link = first(feed['link'], feed['home_page_url'], linkOf(feed))
    return { title: htmlToText(inner(feed['title'])), link, entries: entries.map(smithEntry) }
  } catch {
    return null
  }
}

const ours: Reader = async (bytes, contentType) => {
  const read = await readFeed({ bytes, ...(contentType === undefined ? {} : { contentType }) })
  return read.ok ? { title: read.title, link: read.link, entries: read.stories } : null
}

export const readers: Readonly<Record<'ours' | 'rss-parser' | 'feedsmith', Reader>> = {
  ours,
  'rss-parser': rssParser,
  feedsmith,
}
