import type { Claim, Instant, Reading, Story, Watch } from '../domain.ts'
import type { ClaimFault } from './kind.ts'
import { kindOf } from './registry.ts'

/** A claim with its frame. */
interface CompiledClaim {
  readonly claim: Claim
  readonly frame: unknown
}

/** A watch with everything derived from it. */
export interface CompiledWatch {
  readonly watch: Watch
  readonly claims: readonly CompiledClaim[]
}

/** What one story says about one claim. */
export interface ClaimReadings {
  readonly claim: Claim
  readonly best: Reading
  /** Further answers of the same story (other holders or values), strongest first. */
  readonly also: readonly Reading[]
}

/** What was derived from a watch, JSON-safe. */
export interface WatchDescription {
  readonly parties: readonly {
    readonly name: string
    readonly names: readonly string[]
    readonly roles: readonly string[]
  }[]
  readonly claims: readonly {
    readonly id: string
    readonly subject: readonly (readonly string[])[]
    readonly frame: unknown
  }[]
}

/** One sentence, word for word, as the engine reads it. */
export interface SentenceTrace {
  readonly text: string
  readonly tokens: readonly { readonly text: string; readonly notes: readonly string[] }[]
  readonly readings: readonly Reading[]
}

/** Everything derived once from a watch: frames, gate, parties. Pure; done once per cold start. */
export const compileWatch = (watch: Watch): CompiledWatch => ({
  watch,
  claims: watch.claims.map((claim) => ({ claim, frame: null })),
})

const unrelated = (claim: Claim, story: Story): Reading => ({
  storyId: story.id,
  claimId: claim.id,
  verdict: 'unrelated',
  value: null,
  holder: null,
  certainty: null,
  confidence: 0,
  evidence: null,
  reasons: [],
})

/** One row per claim of the watch, always (verdict `unrelated` when the gate says so). */
export const readStory = (watch: CompiledWatch, story: Story): readonly ClaimReadings[] =>
  watch.claims.map(({ claim }) => ({ claim, best: unrelated(claim, story), also: [] }))

/** Are the two notations one value for this claim, or is `heard` only a looser wording of `current`? */
export const compareValues = (claim: Claim, current: string, heard: string): 'same' | 'looser' | 'different' =>
  kindOf(claim.kind).compare(claim, current, heard)

/** What was derived, for `watch show`. */
export const describeWatch = (_watch: CompiledWatch): WatchDescription => ({ parties: [], claims: [] })

/** Faults of claims the engine cannot work with, and warnings. */
export const lintWatch = (_watch: Watch): readonly ClaimFault[] => []

/** Word-for-word trace of one sentence. */
export const traceSentence = (_watch: CompiledWatch, sentence: string, _published: Instant): SentenceTrace => ({
  text: sentence,
  tokens: [],
  readings: [],
})
