import { type Document, isMap, isScalar, isSeq, parseDocument, stringify, YAMLSeq } from 'yaml'

/** The file with other feeds, or the same text where nothing changes. */
export interface EditedFeeds {
  readonly text: string
  /** Addresses that were added or removed. */
  readonly urls: readonly string[]
}

const urlOf = (entry: unknown): string => {
  if (isScalar(entry)) return String(entry.value)
  return isMap(entry) ? String(entry.get('url') ?? '') : ''
}

const feedsOf = (document: Document): YAMLSeq => {
  const feeds = document.get('feeds')
  if (isSeq(feeds)) return feeds
  const created = new YAMLSeq()
  document.set('feeds', created)
  return created
}

const rewritten = (document: Document): string => document.toString({ lineWidth: 0 })

/** Where the lines of a node begin and end, the line feed included. */
const linesOf = (text: string, node: unknown): readonly [number, number] | undefined => {
  const range = (node as { range?: readonly [number, number, number] } | undefined)?.range
  if (!range) return undefined
  const end = text.indexOf('\n', range[1] - 1)
  return [text.lastIndexOf('\n', range[0] - 1) + 1, end < 0 ? text.length : end + 1]
}

const addLines = (text: string, document: Document, feeds: YAMLSeq, urls: readonly string[]): string => {
  const lines = feeds.flow ? undefined : linesOf(text, feeds.items.at(-1))
  if (lines === undefined) {
    for (const url of urls) feeds.add(document.createNode(url))
    return rewritten(document)
  }
  const [start, end] = lines
  const indent = /^\s*/.exec(text.slice(start, end))?.[0] ?? ''
  const before = text.slice(0, end)
  const added = urls.map((url) => `${indent}- ${stringify(url, { lineWidth: 0 })}`).join('')
  return `${before}${before.endsWith('\n') ? '' : '\n'}${added}${text.slice(end)}`
}

/**
 * Adds addresses at the end of `feeds`, those that are there already left out. The rest of the file stays as it is
 * where its feeds stand one to a line. The file must be a sound watch file.
 */
export const addFeeds = (watchFile: string, urls: readonly string[]): EditedFeeds => {
  const document = parseDocument(watchFile)
  const feeds = feedsOf(document)
  const present = new Set(feeds.items.map(urlOf))
  const added = [...new Set(urls)].filter((url) => !present.has(url))
  if (added.length === 0) return { text: watchFile, urls: [] }
  return { text: addLines(watchFile, document, feeds, added), urls: added }
}

/** Removes an address from `feeds`; else as `addFeeds`. */
export const removeFeed = (watchFile: string, url: string): EditedFeeds => {
  const document = parseDocument(watchFile)
  const feeds = feedsOf(document)
  const index = feeds.items.findIndex((entry) => urlOf(entry) === url)
  if (index < 0) return { text: watchFile, urls: [] }
  const lines = feeds.flow || feeds.items.length === 1 ? undefined : linesOf(watchFile, feeds.items[index])
  if (lines !== undefined) return { text: watchFile.slice(0, lines[0]) + watchFile.slice(lines[1]), urls: [url] }
  feeds.items.splice(index, 1)
  return { text: rewritten(document), urls: [url] }
}
