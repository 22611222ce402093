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

/**
 * A plain text: the first line is the title when it is no sentence, short lines without a full stop under it (`By …`, `Source: …`, a date) are
 * its head, the rest is the text.
 */
const readPlainArticle = (source: string): ArticleDraft => {
  const lines = source
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim())
  const titled = isHeadLine(lines[0] ?? '')
  const rest = titled ? lines.slice(1) : lines
  const bodyAt = rest.findIndex((line) => line !== '' && !isHeadLine(line))
  const head = rest.slice(0, Math.max(0, bodyAt)).filter((line) => line !== '')
  const publisher = labelled(head, /^(?:publisher|source|outlet|from):\s*(.+)$/i)
  const published = head.map(dateIn).find((instant) => instant !== undefined)
  const url = labelled(head, /^(?:(?:url|link):\s*)?(https?:\/\/\S+)$/i)
  return {
    title: titled ? (lines[0] ?? '').replace(/^(?:#+|title:)\s*/i, '') : '',
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(url && { url }),
    text: rest
      .slice(Math.max(0, bodyAt))
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
