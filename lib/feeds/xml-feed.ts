import { readAtomEntry, readAtomFeed } from './atom.ts'
import { readRssEntry, readRssFeed } from './rss.ts'
import type { WireEntry, WireFeed } from './wire-feed.ts'
import { readXml, type XmlReading } from './xml-tree.ts'

/** Times a document is mended and read again. Each pass finds the faults the last one hid. */
const MAX_PASSES = 3

/** `<` that opens no tag becomes what its writer meant. */
const escapeStrays = (text: string, strays: readonly number[]): string => {
  const parts: string[] = []
  let from = 0
  for (const at of strays) {
    parts.push(text.slice(from, at), '&lt;')
    from = at + 1
  }
  return parts.join('') + text.slice(from)
}

/** An XML declaration that is never closed would swallow the document. */
const withoutDeclaration = (text: string): string => {
  const start = text.search(/\S/)
  if (start < 0 || !text.startsWith('<?xml', start) || text[start + 5] === '-') return text
  return text.slice(text.indexOf('>', start) + 1)
}

const readOnce = (text: string, maxEntries: number): { reading: XmlReading; entries: readonly WireEntry[] } => {
  const entries: WireEntry[] = []
  const reading = readXml(text, {
    maxEntries,
    onEntry: (entry) => {
      entries.push(entry.name === 'entry' ? readAtomEntry(entry) : readRssEntry(entry))
    },
  })
  return { reading, entries }
}

const isAtom = (name: string): boolean => name === 'feed' || name === 'entry'

/** Any XML feed, sound or damaged; undefined when there is no feed in the document. */
export const readXmlFeed = (document: string, maxEntries: number): WireFeed | undefined => {
  let text = withoutDeclaration(document)
  let read = readOnce(text, maxEntries)
  let strays = 0
  for (let pass = 1; pass < MAX_PASSES && read.reading.strays.length > 0; pass += 1) {
    strays += read.reading.strays.length
    text = escapeStrays(text, read.reading.strays)
    read = readOnce(text, maxEntries)
  }
  const { feed, cutOff, stopped } = read.reading
  if (feed === undefined) return undefined
  const wire = isAtom(feed.name) ? readAtomFeed(feed, read.entries) : readRssFeed(feed, read.entries)
  const mended = [
    ...(strays > 0 ? [`${strays} "<" that open no tag`] : []),
    ...(cutOff ? ['cut off inside an entry'] : []),
    ...(stopped ? [`only the first ${maxEntries} entries read`] : []),
  ]
  return { ...wire, mended }
}
