import { type Affair, isContent } from './affair.ts'
import type { Sentence } from './sentence.ts'

/** How a sentence hangs together with its story and with the watch's affair, by its content words. */
export interface Thread {
  /** 0 to 1: share of its words that other sentences of the story have too. */
  readonly shared: number
  /** How many of its words are the affair's. */
  readonly ofAffair: number
  /** None of its words stands elsewhere in the story or is the affair's: a sentence about something else. */
  readonly alone: boolean
  /** How many of its words nothing else in the story has, nor the affair. */
  readonly foreign: number
}

const contentStems = ({ tokens }: Sentence): readonly string[] => [
  ...new Set(tokens.flatMap((token) => (isContent(token) ? [token.stem] : []))),
]

/** One per sentence of the story, in its order. Linear in the words of the story. */
export const threadsOf = (sentences: readonly Sentence[], affair: Affair): readonly Thread[] => {
  const stems = sentences.map(contentStems)
  const counts = new Map<string, number>()
  for (const stem of stems.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return stems.map((own) => {
    const shared = own.filter((stem) => (counts.get(stem) ?? 0) > 1).length
    const ofAffair = own.filter((stem) => affair.terms.has(stem)).length
    const foreign = own.filter((stem) => (counts.get(stem) ?? 0) <= 1 && !affair.terms.has(stem)).length
    return { shared: shared / Math.max(1, own.length), ofAffair, alone: shared === 0 && ofAffair === 0, foreign }
  })
}
