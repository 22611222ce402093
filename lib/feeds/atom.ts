import { isWebAddress } from './absolute-link.ts'
import { decodeUtf8 } from './decode-text.ts'
import { elementsOf, type Fields, fieldsOf, firstText, markupText, titleText, valuesOf } from './element-fields.ts'
import type { XmlElement } from './open-elements.ts'
import { asTitle, declaredPlainToText, elementToText, htmlToText, rawText } from './plain-text.ts'
import { readHints } from './polling-hints.ts'
import type { WireEntry, WireFeed } from './wire-feed.ts'

const hasElements = (element: XmlElement): boolean => element.children.some((child) => typeof child !== 'string')

const fromBase64 = (element: XmlElement): string => decodeUtf8(Buffer.from(rawText(element), 'base64'))

/** A picture, a film or a file: content that is no text. */
const isBinary = (type: string): boolean => /^(image|audio|video|application)\//.test(type) && !/xml|html/.test(type)

/**
 * A text construct of Atom 1.0 (`type`: text, html, xhtml or a media type; RFC 4287 section 3.1 and 4.1.3.3) or Atom 0.3
 * (`mode`: xml, escaped, base64). Text that calls itself plain and is HTML is read as HTML.
 */
const atomText = (element: XmlElement): string => {
  const type = element.attributes['type']?.trim().toLowerCase() ?? 'text'
  const mode = element.attributes['mode']?.trim().toLowerCase()
  if (mode === 'base64') return declaredPlainToText(fromBase64(element))
  if (isBinary(type)) return ''
  if (hasElements(element)) return elementToText(element, type.includes('xhtml') ? 'literal' : 'html')
  const text = rawText(element)
  return type.includes('html') ? htmlToText(text) : declaredPlainToText(text)
}

const atomTitle = (element: XmlElement): string => asTitle(atomText(element))

const hrefs = (links: readonly XmlElement[], ...relations: readonly string[]): readonly string[] =>
  relations.flatMap((relation) =>
    links
      .filter(({ attributes }) => (attributes['rel']?.trim().toLowerCase() ?? 'alternate') === relation)
      .map(({ attributes }) => attributes['href'] ?? ''),
  )

/** Pages for readers before other forms of the same story. */
const byType = (links: readonly XmlElement[]): readonly XmlElement[] => {
  const isPage = ({ attributes }: XmlElement): boolean => /html/.test(attributes['type'] ?? 'text/html')
  return [...links.filter(isPage), ...links.filter((link) => !isPage(link))]
}

const linksOf = (fields: Fields): readonly string[] => {
  const links = byType(elementsOf(fields, ['link']))
  const sources = elementsOf(fields, ['content']).map(({ attributes }) => attributes['src'] ?? '')
  return [
    ...hrefs(links, 'alternate'),
    ...valuesOf(fields, ['link']),
    ...sources,
    ...hrefs(links, 'self'),
    ...valuesOf(fields, ['id', 'guid']).filter(isWebAddress),
    ...hrefs(links, 'via', 'related', 'enclosure'),
  ]
}

/** RSS names in an Atom entry are read too: generators mix them. */
const entryTexts = (fields: Fields): readonly string[] => {
  const own = [firstText(fields, ['content'], atomText), firstText(fields, ['summary'], atomText)]
  if (own.some((text) => text !== '')) return own
  return [firstText(fields, ['content:encoded', 'description', 'media:description', 'dc:description'], markupText)]
}

const outletOf = (fields: Fields): string =>
  elementsOf(fields, ['source'])
    .map((source) => firstText(fieldsOf(source), ['title'], atomTitle))
    .find((title) => title !== '') ?? ''

export const readAtomEntry = (entry: XmlElement): WireEntry => {
  const fields = fieldsOf(entry)
  const category = ({ attributes }: XmlElement): string => attributes['label'] ?? attributes['term'] ?? ''
  const link = elementsOf(fields, ['link']).find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate')
  return {
    ids: valuesOf(fields, ['id', 'guid', 'dc:identifier']),
    title: firstText(fields, ['title'], atomTitle) || firstText(fields, ['dc:title', 'media:title'], titleText),
    texts: entryTexts(fields),
    links: linksOf(fields),
    base: link?.base ?? entry.base,
    published: valuesOf(fields, ['published', 'issued', 'created', 'pubdate', 'dc:date', 'dcterms:issued']),
    updated: valuesOf(fields, ['updated', 'modified', 'dcterms:modified']),
    language: entry.language,
    categories: [
      ...elementsOf(fields, ['category']).map(category),
      ...elementsOf(fields, ['dc:subject']).map(titleText),
    ],
    outlet: outletOf(fields) || undefined,
  }
}

/** Atom 1.0 (RFC 4287) and 0.3; a lone entry is a feed of one. */
export const readAtomFeed = (root: XmlElement, entries: readonly WireEntry[]): WireFeed => {
  const fields = root.name === 'feed' ? fieldsOf(root) : new Map<string, readonly XmlElement[]>()
  const links = byType(elementsOf(fields, ['link']))
  return {
    format: root.attributes['version'] === '0.3' ? 'atom-0.3' : 'atom-1.0',
    title: firstText(fields, ['title', 'dc:title'], atomTitle),
    links: [...hrefs(links, 'alternate'), ...valuesOf(fields, ['link'])],
    base: links[0]?.base ?? root.base,
    language: root.language ?? valuesOf(fields, ['dc:language'])[0],
    ...readHints(fields),
    entries,
    mended: [],
  }
}
