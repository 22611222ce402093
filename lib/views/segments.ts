import { diffWords } from 'diff'
import type { ChangeWithSources, Reason } from '../domain.ts'
import { sentence } from './words.ts'

/** A stretch of text that is shown in one way. */
export interface Segment {
  readonly text: string
  readonly kind: 'same' | 'removed' | 'added' | 'marked'
}

/** From → to by words. Values without a word in common are one removal and one addition. */
export const valueSegments = (from: string, to: string): readonly Segment[] => {
  const parts = diffWords(from, to)
  const shared = parts.some(({ added, removed, value }) => !added && !removed && /[\p{L}\p{N}]/u.test(value))
  if (!shared) {
    const whole = [
      { text: from, kind: 'removed' as const },
      { text: to, kind: 'added' as const },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return parts.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
  }))
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Above this share of a sentence a mark says nothing. */
const mostMarked = 0.6

const spansOf = (reasons: readonly Reason[], from: number, length: number): Span[] =>
  reasons
    .flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }]))
    .map(({ start, end }) => ({ start: start - from, end: end - from }))
    .filter(({ start, end }) => start >= 0 && end <= length && end > start && end - start < length * mostMarked)

const wordSpans = (quote: string, value: string): Span[] => {
  const words = value.match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return words.flatMap((word) => {
    const start = quote.toLowerCase().indexOf(word.toLowerCase())
    return start < 0 ? [] : [{ start, end: start + word.length }]
  })
}

const merged = (spans: readonly Span[]): Span[] => {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

/** The evidence with the words that decided it marked: those the rules point at, else those of the new value. */
export const evidenceSegments = ({ reasons, source, to }: ChangeWithSources): readonly Segment[] => {
  const { quote, start } = source.evidence
  const pointed = merged(spansOf(reasons, start, quote.length))
  const marks = pointed.length > 0 ? pointed : merged(wordSpans(quote, to))
  const segments: Segment[] = []
  let at = 0
  for (const mark of marks) {
    segments.push({ text: quote.slice(at, mark.start), kind: 'same' })
    segments.push({ text: quote.slice(mark.start, mark.end), kind: 'marked' })
    at = mark.end
  }
  return [...segments, { text: quote.slice(at), kind: 'same' as const }].filter(({ text }) => text !== '')
}

/** The same segments, harmless and shortened as one text. */
export const shownSegments = (segments: readonly Segment[]): readonly Segment[] => {
  let room = 1_200
  return segments.flatMap((segment) => {
    const lead = /^\s/.test(segment.text) ? ' ' : ''
    const tail = segment.text.length > 1 && /\s$/.test(segment.text) ? ' ' : ''
    const text = room > 0 ? sentence(segment.text).slice(0, room) : ''
    room -= text.length
    return text === '' ? (lead === '' ? [] : [{ ...segment, text: lead }]) : [{ ...segment, text: lead + text + tail }]
  })
}
