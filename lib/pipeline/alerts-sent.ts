import type { ErrorCode } from '../errors.ts'

interface ToldTo {
  readonly changeId: string
  readonly target: string
}

/** What one run of telling did. */
export interface AlertsSent {
  /** One per change and target that was told now. */
  readonly sent: readonly ToldTo[]
  /** Ids of changes that wait: for more origins, a digest, the end of quiet hours, a place this minute, a target at rest. */
  readonly held: readonly string[]
  /** Tried now without success; kept, and tried again. */
  readonly failed: readonly (ToldTo & { readonly code: ErrorCode })[]
  /** Held because the target failed before and is left alone for a while. */
  readonly resting: readonly ToldTo[]
  /** Failed for days: not tried again by itself. A dead letter is kept of each. */
  readonly gaveUp: readonly ToldTo[]
}

export const nothingSent: AlertsSent = { sent: [], held: [], failed: [], resting: [], gaveUp: [] }

export const sumOfSent = (all: readonly AlertsSent[]): AlertsSent => ({
  sent: all.flatMap(({ sent }) => sent),
  held: [...new Set(all.flatMap(({ held }) => held))],
  failed: all.flatMap(({ failed }) => failed),
  resting: all.flatMap(({ resting }) => resting),
  gaveUp: all.flatMap(({ gaveUp }) => gaveUp),
})
