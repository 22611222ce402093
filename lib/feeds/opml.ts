import { generateOpml } from 'feedsmith'
import { isWebAddress } from './absolute-link.ts'
import type { XmlElement } from './open-elements.ts'
import { readXml } from './xml-tree.ts'

/** A feed of an OPML list. */
export interface ListedFeed {
  readonly url: string
  readonly title: string
}

const outlines = function* (element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'outline') yield child
    yield* outlines(child)
  }
}

const withScheme = (address: string): string =>
  address.trim().replace(/^feed:(\/\/)?(https?:)?(\/\/)?/i, (_, _a, scheme) => `${scheme ?? 'https:'}//`)

/**
 * The feeds of an OPML list, each once, in its order. Lenient: any nesting, broken XML, any case of attribute names,
 * `url` for `xmlUrl`, `feed:` addresses; outlines without a usable address are left out.
 */
export const readOpml = (text: string): readonly ListedFeed[] => {
  const { outermost } = readXml(text, { maxEntries: 1, onEntry: () => undefined })
  const found = new Map<string, string>()
  for (const { attributes } of outlines(outermost)) {
    const url = withScheme(attributes['xmlurl'] ?? attributes['url'] ?? '')
    if (isWebAddress(url) && !found.has(url)) found.set(url, attributes['title'] || attributes['text'] || '')
  }
  return [...found].map(([url, title]) => ({ url, title }))
}

/** A list of feeds as OPML 2.0 (opml.org/spec2.opml), strict: every outline has `text`, `type` and `xmlUrl`. */
export const writeOpml = (title: string, feeds: readonly ListedFeed[]): string =>
  generateOpml({
    head: { title },
    body: {
      outlines: feeds.map((feed) => ({
        type: 'rss',
        text: feed.title || feed.url,
        title: feed.title || feed.url,
        xmlUrl: feed.url,
      })),
    },
  })
