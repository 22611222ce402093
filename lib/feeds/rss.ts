import { isWebAddress } from './absolute-link.ts'
import { elementsOf, type Fields, fieldsOf, firstText, markupText, titleText, valuesOf } from './element-fields.ts'
import type { XmlElement } from './open-elements.ts'
import { readHints } from './polling-hints.ts'
import type { WireEntry, WireFeed } from './wire-feed.ts'

/** RSS 0.9x, 1.0 (RDF), 1.1 and 2.0 with the modules news feeds use: Dublin Core, content, Media RSS, iTunes, Atom. */

const titleNames = ['title', 'dc:title', 'atom:title', 'media:title', 'itunes:title']
/** Elements with the story itself. */
const bodyNames: ReadonlySet<string> = new Set([
  'content:encoded',
  'encoded',
  'content',
  'atom:content',
  'xhtml:body',
  'body',
  'fulltext',
])
/** Elements with a teaser. A second one of another name is the body: podcasts and RDF feeds do it. */
const summaryNames: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'atom:summary',
  'dc:description',
  'itunes:summary',
])
/** Texts that count only where there is no other. */
const standInNames = ['media:description', 'itunes:subtitle', 'payload:payload']
const publishedNames = [
  'pubdate',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'atom:published',
  'published',
  'date',
]
const updatedNames = ['atom:updated', 'updated', 'dcterms:modified', 'lastbuilddate']

/** Every element of an entry that is read. */
export const rssEntryNames: readonly string[] = [
  ...new Set([
    ...titleNames,
    ...bodyNames,
    ...summaryNames,
    ...standInNames,
    ...publishedNames,
    ...updatedNames,
    ...['link', 'atom:link', 'guid', 'id', 'atom:id', 'enclosure', 'source', 'category', 'language'],
    ...['dc:subject', 'dc:identifier', 'dc:language', 'media:group', 'media:content'],
  ]),
]

/** Every element of a channel that is read. */
export const rssChannelNames: readonly string[] = [
  ...['title', 'dc:title', 'atom:title', 'itunes:title', 'link', 'atom:link', 'language', 'dc:language'],
  ...['ttl', 'skiphours', 'skipdays', 'sy:updateperiod', 'sy:updatefrequency'],
]

/** Addresses in `href` of Atom links that lead to the story itself. */
const alternates = (fields: Fields, names: readonly string[]): readonly string[] =>
  elementsOf(fields, names)
    .filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
    .map(({ attributes }) => attributes['href'] ?? '')

/** A guid is the story's address unless it says no; then it still is, where nothing else is given and it looks like one. */
const addressesInGuids = (fields: Fields, permanent: boolean): readonly string[] =>
  elementsOf(fields, ['guid'])
    .filter(({ attributes }) => (attributes['ispermalink']?.trim().toLowerCase() !== 'false') === permanent)
    .flatMap((guid) => guid.children.filter((child) => typeof child === 'string'))
    .map((guid) => guid.trim())
    .filter(isWebAddress)

const linksOf = (fields: Fields, about: string | undefined): readonly string[] => [
  ...valuesOf(fields, ['link']),
  ...alternates(fields, ['link', 'atom:link']),
  ...addressesInGuids(fields, true),
  ...(about !== undefined && isWebAddress(about) ? [about] : []),
  ...addressesInGuids(fields, false),
  ...valuesOf(fields, ['atom:id', 'id']).filter(isWebAddress),
  ...elementsOf(fields, ['enclosure']).map(({ attributes }) => attributes['url'] ?? ''),
]

/** Bodies in the entry's order, then its teaser. */
const textsOf = (entry: XmlElement, fields: Fields): readonly string[] => {
  const bodies: XmlElement[] = []
  let teaser: XmlElement | undefined
  for (const child of entry.children) {
    if (typeof child === 'string') continue
    if (teaser === undefined && summaryNames.has(child.name)) teaser = child
    else if (bodyNames.has(child.name) || summaryNames.has(child.name)) bodies.push(child)
  }
  const texts = [...bodies, ...(teaser === undefined ? [] : [teaser])].map(markupText).filter((text) => text !== '')
  return texts.length > 0 ? texts : [firstText(fields, standInNames, markupText)]
}

const outletOf = (fields: Fields): string => firstText(fields, ['source'], titleText)

export const readRssEntry = (entry: XmlElement): WireEntry => {
  const fields = fieldsOf(entry)
  const about = entry.attributes['rdf:about'] ?? entry.attributes['about']
  return {
    ids: [
      ...valuesOf(fields, ['guid', 'id', 'atom:id']),
      ...(about ? [about] : []),
      ...valuesOf(fields, ['dc:identifier']),
    ],
    title: firstText(fields, titleNames, titleText),
    texts: textsOf(entry, fields),
    links: linksOf(fields, about),
    base: entry.base,
    published: valuesOf(fields, publishedNames),
    updated: valuesOf(fields, updatedNames),
    language: valuesOf(fields, ['dc:language', 'language'])[0] ?? entry.language,
    categories: elementsOf(fields, ['category', 'dc:subject']).map(titleText),
    outlet: outletOf(fields) || undefined,
  }
}

const formatOf = (root: XmlElement): string => {
  if (root.name === 'rdf:rdf') return 'rss-1.0'
  if (root.name === 'channel') return 'rss-1.1'
  const version = root.attributes['version']?.trim() ?? ''
  return version.startsWith('0.9') ? 'rss-0.9' : 'rss-2.0'
}

/** The channel is inside the root, or is the root (RSS 1.1, or a feed that lost its first line). */
const channelOf = (root: XmlElement): XmlElement =>
  root.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'channel') ?? root

export const readRssFeed = (root: XmlElement, entries: readonly WireEntry[]): WireFeed => {
  const channel = channelOf(root)
  const fields = fieldsOf(channel)
  return {
    format: formatOf(root),
    title: firstText(fields, ['title', 'dc:title', 'atom:title', 'itunes:title'], titleText),
    links: [...valuesOf(fields, ['link']), ...alternates(fields, ['link', 'atom:link'])],
    base: channel.base,
    language: valuesOf(fields, ['language', 'dc:language'])[0] ?? channel.language,
    ...readHints(fields),
    entries,
    mended: [],
  }
}
