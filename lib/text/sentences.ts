import abbreviations from '../../knowledge/abbreviations.json' with { type: 'json' }

/** A sentence's place in the text it was cut from, without surrounding white space. */
export interface SentenceSpan {
  readonly start: number
  readonly end: number
  /** Number of the paragraph, from 0. */
  readonly paragraph: number
}

const known: ReadonlySet<string> = new Set(abbreviations as string[])
const stop = /[.!?\u2026]+["')\]]*(?=\s|$)|\n+/g
/** `No. 7`: an abbreviation only before a number; `they said no.` is none. */
const numbered: ReadonlySet<string> = new Set(['no', 'nos', 'fig', 'est'])
/** No sentence is longer: a text without full stops is cut, so that no later step meets a giant. */
const longest = 800

const endsSentence = (text: string, at: number, mark: string): boolean => {
  if (mark[0] !== '.') return true
  const rest = text.slice(at + mark.length, at + mark.length + 12).trimStart()
  if (rest === '') return true
  if (/^[\p{Ll},;]/u.test(rest)) return false
  const before = /(\S+)$/.exec(text.slice(Math.max(0, at - 24), at))?.[1] ?? ''
  const word = before.replace(/^["'([]+/, '').toLowerCase()
  if (/^\p{L}$/u.test(word)) return false
  if (known.has(word)) return numbered.has(word) && !/^[\d#]/.test(rest)
  return !(/^(\p{L}\.)+\p{L}$/u.test(word) && !/^(The|A|An|It|He|She|They|But|And|In|On)\b/.test(rest))
}

const trimmed = (text: string, start: number, end: number, paragraph: number): SentenceSpan[] => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from] ?? '')) from += 1
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1
  return from < to ? [{ start: from, end: to, paragraph }] : []
}

const chopped = (text: string, span: SentenceSpan): SentenceSpan[] => {
  const parts: SentenceSpan[] = []
  let start = span.start
  while (span.end - start > longest) {
    const cut = text.lastIndexOf(' ', start + longest)
    const end = cut > start ? cut : start + longest
    parts.push(...trimmed(text, start, end, span.paragraph))
    start = end
  }
  return [...parts, ...trimmed(text, start, span.end, span.paragraph)]
}

/** Splits plain text into sentences. A line end always ends one; a full stop does unless an abbreviation stands before it. */
export const splitSentences = (text: string): SentenceSpan[] => {
  const spans: SentenceSpan[] = []
  let start = 0
  let paragraph = 0
  for (const match of text.matchAll(stop)) {
    const line = match[0].startsWith('\n')
    if (!line && !endsSentence(text, match.index, match[0])) continue
    const end = line ? match.index : match.index + match[0].length
    spans.push(...trimmed(text, start, end, paragraph))
    start = match.index + match[0].length
    if (line) paragraph += 1
  }
  spans.push(...trimmed(text, start, text.length, paragraph))
  return spans.flatMap((span) => (span.end - span.start > longest ? chopped(text, span) : [span]))
}
