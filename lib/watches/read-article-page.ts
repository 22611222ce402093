import { DomUtils, parseDocument } from 'htmlparser2'
import type { Instant } from '../domain.ts'
import { parseInstant } from './instant.ts'

type PageNode = ReturnType<typeof parseDocument>['children'][number]
type PageElement = Extract<PageNode, { attribs: unknown }>

const { findAll, getElementsByTagName, textContent } = DomUtils

const clean = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim() || undefined

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const flatten = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(flatten)
  return isRecord(value) ? [value, ...flatten(value['@graph'])] : []
}

/** The schema.org article of a page, which most outlets embed as JSON-LD. */
const linkedArticle = (page: readonly PageNode[]): Record<string, unknown> =>
  findAll((node) => node.name === 'script' && node.attribs['type'] === 'application/ld+json', [...page])
    .flatMap((script) => flatten(parseJson(textContent(script))))
    .find((thing) => /Article|Report/.test(String(thing['@type']))) ?? {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? clean(value) : undefined)

const publisherName = (value: unknown): string | undefined =>
  Array.isArray(value) ? publisherName(value[0]) : isRecord(value) ? text(value['name']) : text(value)

const metaReader = (page: readonly PageNode[]) => {
  const tags = getElementsByTagName('meta', [...page])
  return (...names: string[]): string | undefined =>
    names
      .map((name) =>
        tags.find(({ attribs }) => (attribs['property'] ?? attribs['name'] ?? attribs['itemprop']) === name),
      )
      .map((tag) => clean(tag?.attribs['content']))
      .find((content) => content !== undefined)
}

const notArticle = new Set([
  'aside',
  'figure',
  'footer',
  'form',
  'header',
  'nav',
  'noscript',
  'script',
  'style',
  'template',
])

const paragraphsIn = (node: PageElement): string[] =>
  node.children.flatMap((child) => {
    if (!('attribs' in child) || notArticle.has(child.name)) return []
    if (child.name !== 'p') return paragraphsIn(child)
    return clean(textContent(child)) ?? []
  })

const weight = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0)

/** The paragraphs of the article element with most text; of the whole page where there is none. */
const bodyText = (page: readonly PageNode[]): string => {
  const holders = findAll(
    ({ name, attribs }) => name === 'article' || name === 'main' || attribs['itemprop'] === 'articleBody',
    [...page],
  )
  const candidates = holders.length > 0 ? holders : findAll(({ name }) => name === 'body', [...page])
  const [heaviest] = candidates.map(paragraphsIn).sort((a, b) => weight(b) - weight(a))
  return [...new Set(heaviest ?? [])].join('\n\n')
}

const firstInstant = (candidates: readonly (string | undefined)[]): Instant | undefined =>
  candidates.map((candidate) => candidate && parseInstant(candidate)).find((instant) => instant) || undefined

const webAddress = (candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((candidate) => candidate !== undefined && /^https?:\/\//i.test(candidate))

/** Reads title, publisher, date, address and paragraphs of an article's HTML page, from what the page declares. */
export const readArticlePage = (html: string) => {
  const page = parseDocument(html).children
  const linked = linkedArticle(page)
  const meta = metaReader(page)
  const first = (name: string): PageElement | undefined => getElementsByTagName(name, page, true, 1)[0]
  const tagText = (name: string): string | undefined => {
    const element = first(name)
    return element && clean(textContent(element))
  }
  const canonical = findAll((node) => node.name === 'link' && node.attribs['rel'] === 'canonical', page)[0]
  const publisher = publisherName(linked['publisher']) ?? meta('og:site_name', 'publisher')
  const published = firstInstant([
    text(linked['datePublished']),
    meta('article:published_time', 'datePublished', 'date', 'dc.date'),
    first('time')?.attribs['datetime'],
  ])
  const url = webAddress([canonical?.attribs['href'], meta('og:url'), text(linked['url'])])
  return {
    title: text(linked['headline']) ?? meta('og:title') ?? tagText('h1') ?? tagText('title') ?? '',
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(url && { url }),
    text: bodyText(page) || text(linked['articleBody']) || '',
  }
}
