/**
 * Which elements make a feed, and which of them can hold others: what a tolerant reader needs to know to close what was
 * left open. Names are canonical (namespaces.ts).
 */

/** An element by one of these names is an entry of the feed. */
export const entryNames: ReadonlySet<string> = new Set(['item', 'entry'])

/** An element by one of these names is a feed, wherever it stands. */
export const feedNames: ReadonlySet<string> = new Set(['rss', 'rdf:rdf', 'feed'])

/** An element by one of these names is a feed where it is the root: its own root is lost, or it is RSS 1.1. */
export const partNames: ReadonlySet<string> = new Set(['channel', 'item', 'entry', 'rdf'])

/** Elements that hold text and inline markup only. */
const textLeaves: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'id',
  'pubdate',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'category',
  'comments',
  'enclosure',
  'language',
  'lastbuilddate',
  'ttl',
  'generator',
  'dc:date',
  'dc:creator',
  'atom:link',
])

/** Elements that hold markup: only a name that no HTML has can end one that was left open. */
const richLeaves: ReadonlySet<string> = new Set(['description', 'content:encoded', 'summary', 'content', 'tagline'])

const neverInMarkup: ReadonlySet<string> = new Set([
  'item',
  'entry',
  'guid',
  'pubdate',
  'published',
  'updated',
  'content:encoded',
  'dc:date',
  'dc:creator',
  'enclosure',
])

const fields: ReadonlySet<string> = new Set([...textLeaves, ...richLeaves, 'item', 'entry', 'source', 'author'])

/** True for markup of another vocabulary, such as a drawing with titles and descriptions of its own. */
export const isForeign = (name: string): boolean => /^(xhtml|svg|math):/.test(name)

/**
 * True when `opening` cannot be inside `open`, so that `open` must have ended without its closing tag. `foreign`: markup
 * of another vocabulary is open between the two.
 */
export const closesOpenLeaf = (open: string, opening: string, foreign: boolean): boolean => {
  if (entryNames.has(opening)) return textLeaves.has(open) || richLeaves.has(open) || entryNames.has(open)
  if (foreign) return false
  return (textLeaves.has(open) && fields.has(opening)) || (richLeaves.has(open) && neverInMarkup.has(opening))
}

const emptyElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr'])

/** True for HTML that is never closed: in a feed it stands unescaped in a text. */
export const isEmptyElement = (name: string): boolean => emptyElements.has(name.slice(name.indexOf(':') + 1))
