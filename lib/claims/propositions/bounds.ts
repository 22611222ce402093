import type { Sentence } from '../sentence.ts'

/** `before 1970`, `since 2019`: the years in which the proposition puts its event. JSON-safe. */
export interface Bound {
  /** The year that is named. */
  readonly year: number
  /** First and last year that keep it. */
  readonly from: number | null
  readonly to: number | null
}

const pattern =
  /\b(before|prior to|until|by|after|since)\s+(?:the end of\s+|early\s+|late\s+|[A-Z][a-z]+\s+)?((?:1[5-9]|20)\d\d)\b/

/** The bound that the text of a proposition sets; null where it sets none. */
export const boundIn = (text: string): Bound | null => {
  const found = pattern.exec(text)
  if (!found) return null
  const year = Number(found[2])
  if (/^(before|prior to)$/.test(found[1] ?? '')) return { year, from: null, to: year - 1 }
  if (/^(until|by)$/.test(found[1] ?? '')) return { year, from: null, to: year }
  return found[1] === 'after' ? { year, from: year + 1, to: null } : { year, from: year, to: null }
}

/** A year in a sentence, and whether it keeps the bound. */
export interface BoundHit {
  readonly at: number
  readonly kept: boolean
}

const isYear = (text: string): boolean => /^(1[5-9]|20)\d\d$/.test(text)

const keeps = (bound: Bound, year: number): boolean =>
  (bound.from === null || year >= bound.from) && (bound.to === null || year <= bound.to)

const placing = /^(in|of|by|since|until|before|after|during|late|early|mid)$/

/** Every year of the sentence in which something is put; `before 1970` speaks of the year before, `after 1970` of the year behind. */
export const boundHits = ({ tokens }: Sentence, bound: Bound): BoundHit[] =>
  tokens.flatMap(({ text, index: at }) => {
    const word = tokens[at - 1]?.lower ?? ''
    if (!isYear(text) || (Number(text) === bound.year && !placing.test(word))) return []
    const year = Number(text) + (word === 'before' ? -1 : word === 'after' ? 1 : 0)
    return [{ at, kept: keeps(bound, year) }]
  })
