import type { Reader } from './baselines.ts'
import type { Outcome } from './cases.ts'

/** Puts one fault into a document; undefined where the document has no place for it. */
type Fault = (document: string) => string | undefined

const middle = (document: string, pattern: RegExp): RegExpMatchArray | undefined => {
  const matches = [...document.matchAll(pattern)]
  return matches[Math.floor(matches.length / 2)]
}

const insertAt = (document: string, at: number, text: string): string =>
  document.slice(0, at) + text + document.slice(at)

/** Text put behind the opening tag of the middle element of these names. */
const into =
  (names: string, text: string): Fault =>
  (document) => {
    const match = middle(document, new RegExp(`<(?:${names})(?:\\s[^<>]*)?>(?!\\s*<!\\[CDATA\\[)(?=[^<])`, 'g'))
    return match?.index === undefined ? undefined : insertAt(document, match.index + match[0].length, text)
  }

const without =
  (pattern: RegExp): Fault =>
  (document) => {
    const match = middle(document, pattern)
    return match?.index === undefined
      ? undefined
      : document.slice(0, match.index) + document.slice(match.index + match[0].length)
  }

export const faults: Readonly<Record<string, Fault>> = {
  none: (document) => document,
  'cut at 70 %': (document) => document.slice(0, Math.floor(document.length * 0.7)),
  'last 40 characters lost': (document) => document.slice(0, -40),
  'bare & in one title': into('title', 'Fish & Chips '),
  'bare < in one title': into('title', 'costs <5 now '),
  'bare <word in one title': into('title', 'if a <b then '),
  'PHP warning before the XML': (document) =>
    `<br />\n<b>Warning</b>: include(): failed opening in <b>/srv/feed.php</b> on line <b>3</b><br />\n${document}`,
  'raw HTML in one description': into('description|summary', '<p>Ferries <b>run<br>again</p><img src="a.jpg"><hr>'),
  'one bad date': (document) => document.replace(/(<(pubDate|updated|published|dc:date)>)[^<]*/, '$1soon'),
  'version missing': (document) => document.replace(/(<rss[^>]*?)\sversion="[^"]*"/, '$1'),
  'one closing item tag missing': without(/<\/(item|entry)>/g),
  'namespace declarations lost': (document) => document.replace(/\sxmlns(:\w+)?="[^"]*"/g, ''),
  'attribute without quotes': (document) => document.replace(/\s(href|url|isPermaLink)="([^"\s<>]+)"/, ' $1=$2'),
  'undeclared entity': into('title', 'caf&eacute; &nbsp; '),
  'control character': into('title', 'a\u0008b '),
  'byte order mark twice': (document) => `\ufeff\ufeff${document}`,
  'junk after the root': (document) => `${document}\n<!-- cached --><script>track()</script> 0`,
}

const keyOf = (entry: Outcome['entries'][number]): string => `${entry.link} ${entry.published}`

/** Entries of the sound feed that are found in the faulty one by link and date. */
const recovered = (sound: Outcome, faulty: Outcome | null): number => {
  const left = new Map<string, number>()
  for (const entry of faulty?.entries ?? []) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1)
  let found = 0
  for (const entry of sound.entries) {
    const count = left.get(keyOf(entry)) ?? 0
    if (count === 0) continue
    left.set(keyOf(entry), count - 1)
    found += 1
  }
  return found
}

export interface FaultScore {
  readonly feeds: number
  readonly readPercent: number
  readonly entriesPercent: number
}

/** One fault put into every sound document that has a place for it. */
export const scoreFault = async (read: Reader, fault: Fault, documents: readonly string[]): Promise<FaultScore> => {
  let [feeds, readFeeds, entries, found] = [0, 0, 0, 0]
  for (const document of documents) {
    const broken = fault(document)
    const sound = await read(Buffer.from(document), undefined)
    if (broken === undefined || sound === null) continue
    const faulty = await read(Buffer.from(broken), undefined)
    feeds += 1
    readFeeds += faulty === null ? 0 : 1
    entries += sound.entries.length
    found += recovered(sound, faulty)
  }
  const percent = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 10
  return { feeds, readPercent: percent(readFeeds, feeds), entriesPercent: percent(found, entries) }
}
