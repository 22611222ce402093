/** Which measure a claim and a sentence speak of, from `knowledge/measures.json`. */

import measures from '../../../knowledge/measures.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { type PhraseIndex, phraseIndex, phrasesAt } from '../../text/words.ts'
import type { TokenSpan } from '../sentence.ts'

/** One member of a family: `casualties` `deaths`. */
export interface Measure {
  readonly family: string
  readonly member: string
}

export interface MeasureHit extends TokenSpan, Measure {}

const families: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = Object.entries(
  measures as unknown as Record<string, Record<string, string[]>>,
).filter(([family]) => family !== '$comment')

const index: PhraseIndex<Measure> = phraseIndex(
  families.flatMap(([family, members]) =>
    Object.entries(members).flatMap(([member, words]) =>
      words.flatMap((word) => [word, `${word}s`].map((form) => [form, { family, member }] as const)),
    ),
  ),
)

/** Every measure word among the tokens, in order. A word can belong to several families. */
export const measureHits = (tokens: readonly Token[]): readonly MeasureHit[] =>
  tokens.flatMap((token) =>
    phrasesAt(index, tokens, token.index).map(({ entry, length }) => ({
      ...entry,
      from: token.index,
      to: token.index + length,
    })),
  )
