/** What speaks for and against a proposed answer, as every kind writes it down. */

import type { ClaimKindName } from '../domain.ts'
import type { Cue, TokenSpan } from './sentence.ts'

/** A rule without its kind's name, one line for people, and whether it holds or how much of it there is. */
export type Sign = readonly [rule: string, note: string, holds: boolean | number]

/** The signs that hold, as cues of the kind at those tokens. */
export const cuesOf = (kind: ClaimKindName, { from, to }: TokenSpan, signs: readonly Sign[]): Cue[] =>
  signs.flatMap(([rule, note, holds]) =>
    holds === false || holds === 0
      ? []
      : [{ from, to, rule: `${kind}.${rule}`, note, ...(holds !== true && { value: holds }) }],
  )

/** Tokens at which nearness is one half. */
const halfway = 6

/** 1 beside a word, .5 at six tokens, 0 where there is none. */
export const nearness = (distance: number): number => 1 / (1 + Math.max(0, distance) / halfway)
