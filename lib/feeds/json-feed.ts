import { asTitle, declaredPlainToText, htmlToText } from './plain-text.ts'
import type { WireEntry, WireFeed } from './wire-feed.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const texts = (object: Json, ...names: readonly string[]): readonly string[] =>
  names
    .map((name) => object[name])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value).trim())
    .filter((value) => value !== '')

const textsOf = (entry: Json): readonly string[] => [
  ...texts(entry, 'content_html').map(htmlToText),
  ...texts(entry, 'content_text', 'summary').map(declaredPlainToText),
]

const readEntry = (entry: Json): WireEntry => {
  const tags = Array.isArray(entry['tags']) ? entry['tags'] : []
  return {
    ids: texts(entry, 'id', 'guid'),
    title: asTitle(declaredPlainToText(texts(entry, 'title')[0] ?? '')),
    texts: textsOf(entry),
    links: texts(entry, 'url', 'external_url', 'link', 'id').filter((link) => /^https?:|^\/|\.\w+/i.test(link)),
    published: texts(entry, 'date_published', 'date_modified'),
    updated: texts(entry, 'date_modified'),
    language: texts(entry, 'language')[0],
    categories: tags.filter((tag) => typeof tag === 'string'),
  }
}

const parse = (document: string): unknown => {
  try {
    return JSON.parse(document)
  } catch {
    return undefined
  }
}

export const looksLikeJson = (document: string): boolean => /^\s*[{[]/.test(document)

/** JSON Feed 1.0 and 1.1 (jsonfeed.org); undefined when the document is none. */
export const readJsonFeed = (document: string, maxEntries: number): WireFeed | undefined => {
  const feed = parse(document)
  if (!isObject(feed)) return undefined
  const version = texts(feed, 'version')[0] ?? ''
  const entries = feed['items']
  if (!Array.isArray(entries) && !version.includes('jsonfeed.org')) return undefined
  const objects = (Array.isArray(entries) ? entries : []).filter(isObject)
  return {
    format: 'json-feed',
    title: asTitle(declaredPlainToText(texts(feed, 'title')[0] ?? '')),
    links: texts(feed, 'home_page_url'),
    language: texts(feed, 'language')[0],
    entries: objects.slice(0, maxEntries).map(readEntry),
    mended: objects.length > maxEntries ? [`only the first ${maxEntries} entries read`] : [],
  }
}
