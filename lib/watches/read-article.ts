import type { Instant } from '../domain.ts'
import { formatDate } from '../text/date-values.ts'
import { findDates } from '../text/dates.ts'
import { parseInstant } from './instant.ts'
import { readArticlePage } from './read-article-page.ts'

/** An article as far as its file tells; what it does not tell is absent. */
export interface ArticleDraft {
  readonly title: string
  readonly publisher?: string
  readonly published?: Instant
  readonly url?: string
  /** Paragraphs, separated by an empty line. */
  readonly text: string
}

/** `29 January 2026`, `January 29, 2026`, `2026-01-29T14:00:00Z`: the first date of a line that names its year. */
const dateIn = (line: string): Instant | undefined => {
  const time = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?/.exec(line)
  if (time) return parseInstant(time[0])
  const days = findDates(line, { published: '2000-01-01T00:00:00Z' }).map(({ value }) => formatDate(value))
  const full = days.find((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && line.includes(day.slice(0, 4)))
  return full && parseInstant(full)
}

const isHeadLine = (line: string): boolean => line.length < 160 && !/[.!?…]["'”’)]?$/.test(line)

const labelled = (lines: readonly string[], label: RegExp): string | undefined =>
  lines.map((line) => label.exec(line)?.[1]?.trim()).find((value) => value !== undefined && value !== '')

/** `Cape Observer | 2 September 2026`, `Gulf Record`: a name in capitals, perhaps with a date after it. */
const namedIn = (line: string): string | undefined => {
  const [name = ''] = line.split(/\s+[|·•–—]\s+|,\s+(?=\p{Lu}?\p{L}*\s?\d)/u)
  const words = name.trim().split(/\s+/)
  const isName = words.every((word) => /^(?:\p{Lu}[\p{L}'’&.-]*|of|and|the|&)$/u.test(word))
  return isName && words.length <= 5 && dateIn(name) === undefined && !/^By\b/i.test(name) ? name.trim() : undefined
}

/** `VALDOR CITY, Jan 22, 2026 (Ledger Wire) - …`: who filed it, and when. */
const dateline = /^\p{Lu}[\p{Lu} .'’-]+(?:, ([^-–—(]{3,40}?))?(?: ?\(([^)]{2,40})\))? ?[-–—] /u

interface Head {
  readonly lines: readonly string[]
  readonly body: string
}

const publisherIn = ({ lines, body }: Head): string | undefined =>
  labelled(lines, /^(?:publisher|source|outlet|from):\s*(.+)$/i) ??
  lines.map(namedIn).find((name) => name !== undefined) ??
  lines.map((line) => namedIn(/^By [^,|]+[,|]\s*(.+)$/i.exec(line)?.[1] ?? '')).find((name) => name) ??
  dateline.exec(body)?.[2]

const publishedIn = ({ lines, body }: Head): Instant | undefined =>
  [...lines, dateline.exec(body)?.[1] ?? ''].map(dateIn).find((instant) => instant !== undefined)

/**
 * A plain text: the first line is the title when it is no sentence, short lines without a full stop under it (`By …`,
 * `Source: …`, an outlet's name, a date) are its head, the rest is the text.
 */
const readPlainArticle = (source: string): ArticleDraft => {
  const lines = source
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim())
  const titled = isHeadLine(lines[0] ?? '')
  const rest = titled ? lines.slice(1) : lines
  const bodyAt = Math.max(
    0,
    rest.findIndex((line) => line !== '' && !isHeadLine(line)),
  )
  const head = { lines: rest.slice(0, bodyAt).filter((line) => line !== ''), body: rest[bodyAt] ?? '' }
  const [publisher, published] = [publisherIn(head), publishedIn(head)]
  const url = labelled(head.lines, /^(?:(?:url|link):\s*)?(https?:\/\/\S+)$/i)
  return {
    title: titled ? (lines[0] ?? '').replace(/^(?:#+|title:)\s*/i, '') : '',
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(url && { url }),
    text: rest
      .slice(bodyAt)
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

const looksLikeHtml = (source: string): boolean => /<(?:!doctype html|html|head|body|article|p)\b/i.test(source)

/** Reads an article from an HTML page or a plain text. Never throws; what cannot be found is left out. */
export const readArticle = (source: string): ArticleDraft => {
  const text = source.replace(/^\ufeff/, '')
  return looksLikeHtml(text) ? readArticlePage(text) : readPlainArticle(text)
}
