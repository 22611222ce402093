import type { Claim, Watch } from '../domain.ts'
import type { Affair } from './affair.ts'
import type { Gate } from './gate.ts'
import type { Distinct } from './own-words.ts'
import type { ReadContext } from './read/read-story.ts'
import type { Subject } from './subject.ts'

/** A claim with what was derived from it. */
export interface CompiledClaim {
  readonly claim: Claim
  readonly subject: Subject
  readonly frame: unknown
  /** Stops stories that cannot concern the claim before anything is read. */
  readonly gate: Gate
}

/** A watch with everything derived from it. */
export interface CompiledWatch {
  readonly watch: Watch
  readonly claims: readonly CompiledClaim[]
  readonly context: ReadContext
  readonly affair: Affair
  /** Words that one of its claims has and no other. */
  readonly distinct: Distinct
}
