import { canonicalName, declare, noDeclarations } from './namespaces.ts'
import type { XmlElement } from './open-elements.ts'
import { readRssEntry, readRssFeed, rssChannelNames, rssEntryNames } from './rss.ts'
import { mendWindowsControls } from './windows-1252.ts'
import type { WireFeed } from './wire-feed.ts'

/**
 * Plain, sound RSS 0.9x and 2.0 by `rss-parser`: what most news outlets publish. It builds the whole document in memory
 * and is right only where nothing is unusual, so everything else goes to the tolerant reader: larger, broken or mixed
 * documents, other prefixes, languages or bases per entry. Both readers hand the same elements to rss.ts;
 * docs/decisions/0004-two-feed-readers.md has the numbers.
 */

/** UTF-16 units. At the 13 MB/s of rss-parser a document of this size takes 5 ms. */
const MAX_LENGTH = 65_536

/**
 * Stands for `<` inside texts while rss-parser has them: it strips tags for a snippet nobody reads, with a pattern that
 * takes minutes on hostile text and cannot be switched off. A code point that no text may hold (Unicode noncharacter).
 */
const HIDDEN = '\ufdd0'

/** Names rss-parser must spell exactly so; another spelling of one of them goes to the tolerant reader. */
const spelling = new Map(
  ['pubDate', 'lastBuildDate', 'skipHours', 'skipDays', 'sy:updatePeriod', 'sy:updateFrequency'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

const written = (name: string): string => spelling.get(name) ?? name

const PREFIX = 'claimwatch '

/** Field rules of rss-parser that keep every element of these names whole, attributes and all. */
const keepAll = (names: readonly string[]) =>
  names.map((name) => [written(name), PREFIX + name, { keepArray: true }] as [string, string, { keepArray: boolean }])

/** Loaded with the first document: a poll whose feeds have not changed needs no parser. */
const makeParser = async () => {
  const { default: RssParser } = await import('rss-parser')
  return new RssParser({
    defaultRSS: 2,
    xml2js: { valueProcessors: [(value: string) => value.replaceAll('<', HIDDEN)] },
    customFields: { item: keepAll(rssEntryNames), feed: keepAll(rssChannelNames) as unknown as never[] },
  })
}

let parser: ReturnType<typeof makeParser> | undefined

/** What xml2js makes of an element. */
type Node = string | { readonly [name: string]: unknown }

const textOf = (value: unknown): string =>
  typeof value === 'string' ? mendWindowsControls(value.replaceAll(HIDDEN, '<')) : ''

const attributesOf = (value: unknown): Record<string, string> => {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, text]) => [name.toLowerCase(), textOf(text)]))
}

const toElement = (name: string, node: Node): XmlElement => {
  const element = { name: name.toLowerCase(), attributes: {}, children: [], base: undefined, language: undefined }
  if (typeof node === 'string') return { ...element, children: [textOf(node)] }
  const { $: attributes, _: text, ...children } = node
  const inner = Object.entries(children).flatMap(([child, nodes]) =>
    (nodes as readonly Node[]).map((each) => toElement(child, each)),
  )
  return { ...element, attributes: attributesOf(attributes), children: [...inner, textOf(text)] }
}

const fieldsFrom = (holder: object, name: string): XmlElement => {
  const children: XmlElement[] = []
  for (const [key, nodes] of Object.entries(holder)) {
    if (!key.startsWith(PREFIX)) continue
    for (const node of nodes as readonly Node[]) children.push(toElement(key.slice(PREFIX.length), node))
  }
  return { name, attributes: {}, children, base: undefined, language: undefined }
}

const TAG_NAME = /<([A-Za-z_][\w:.-]*)/g
const DECLARATION = /\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"'<>]{0,300})["']/g

const isSpelledOurWay = (document: string): boolean => {
  const names: ReadonlySet<string> = new Set([...rssEntryNames, ...rssChannelNames])
  for (const [, name = ''] of document.matchAll(TAG_NAME)) {
    const lower = name.toLowerCase()
    if (name !== lower && names.has(lower) && name !== written(lower)) return false
  }
  return true
}

/** Every prefix means what it means to everyone, and nothing has a namespace of its own. */
const hasUsualPrefixes = (document: string): boolean => {
  for (const [, prefix, address = ''] of document.matchAll(DECLARATION)) {
    if (prefix === undefined) return false
    const declarations = declare(noDeclarations(), { [`xmlns:${prefix}`]: address })
    if (canonicalName(`${prefix}:x`, declarations, undefined) !== `${prefix}:x`) return false
  }
  return true
}

const occurrences = (document: string, tag: RegExp): number => document.match(tag)?.length ?? 0

/** Cheap signs that this is plain RSS; the parser and the count of entries have the last word. */
export const looksLikePlainRss = (document: string): boolean =>
  document.length <= MAX_LENGTH &&
  /^\s*(<\?xml[^<>]*\?>)?\s*(<\?[^<>]*\?>\s*)*<rss[\s>]/.test(document) &&
  !document.includes(HIDDEN) &&
  !/<!(DOCTYPE|ENTITY)|\s(xml:base|xml:lang|rdf:about)\s*=/i.test(document) &&
  occurrences(document, /<channel[\s>]/g) === 1 &&
  isSpelledOurWay(document) &&
  hasUsualPrefixes(document)

/** Texts with elements inside them have lost their order here. */
const hasInlineMarkup = (element: XmlElement): boolean =>
  element.children.some((child) => typeof child !== 'string') &&
  element.children.some((child) => typeof child === 'string' && child.trim() !== '')

/** More than one kind of teaser: which is the body depends on their order, which is lost here. */
const isAmbiguous = (entry: XmlElement): boolean => {
  const names = entry.children.map((child) => (typeof child === 'string' ? '' : child.name))
  return (
    names.filter((name) => /^(description|summary|atom:summary|dc:description|itunes:summary)$/.test(name)).length > 1
  )
}

const isSimple = (element: XmlElement): boolean =>
  !isAmbiguous(element) && element.children.every((child) => typeof child === 'string' || !hasInlineMarkup(child))

/** The feed, or undefined where the tolerant reader must read it. */
export const readPlainRss = async (document: string): Promise<WireFeed | undefined> => {
  parser ??= makeParser()
  const feed = await (await parser).parseString(document).catch(() => undefined)
  if (feed === undefined) return undefined
  const entries = feed.items.map((entry) => fieldsFrom(entry, 'item'))
  const channel = fieldsFrom(feed, 'channel')
  const isWhole = entries.length === occurrences(document, /<item[\s>/]/g)
  if (!isWhole || !entries.every(isSimple) || !isSimple(channel)) return undefined
  const version = /<rss[^>]*?\sversion\s*=\s*["']([\d.]{1,8})/.exec(document)?.[1] ?? ''
  const root = { ...channel, name: 'rss', attributes: { version }, children: [channel] }
  return readRssFeed(root, entries.map(readRssEntry))
}
