/** What the query core answers and the views show. */
import type { Change, ChangeWithSources, Claim, FeedState, Instant, Mark, Refusal, Watch } from '../domain.ts'

/** A change as it is shown. */
export interface ShownChange extends ChangeWithSources {
  /** Confidence with all independent origins counted, 0 to 1; `confidence` is that of the making story alone. */
  readonly corroborated: number
}

/** A change as a board shows it: how many say so, without who. */
export interface CountedChange extends Change {
  readonly origins: number
  /** See `ShownChange`. */
  readonly corroborated: number
}

/** Changes, newest detection first. */
export interface ChangePage {
  readonly changes: readonly ShownChange[]
  /** Cursor of the next page; absent at the end. A page may be short, even empty, and yet have a next one. */
  readonly next?: string
}

/** One holder's position, with the change that set it; without one it is the article's. */
export interface HeldPosition {
  readonly holder: string
  readonly value: string
  /** When the story or the article that says so was published. */
  readonly at: Instant
  readonly changeId?: string
}

/** `unchanged`: as the article has it. `restored`: changed, and back to the article's value. */
export type ClaimState = 'unchanged' | 'changed' | 'restored'

/** A claim as it stands. */
export interface ClaimNow {
  readonly watch: Watch
  readonly claim: Claim
  /** The claim's own holder first. */
  readonly positions: readonly HeldPosition[]
  readonly state: ClaimState
  /** Holders whose position conflicts with that of the claim's own holder. */
  readonly disputedBy: readonly string[]
  /** Independent origins of the present value; 1 while it is the article's. */
  readonly origins: number
  /** The newest entry of the ledger. */
  readonly last?: CountedChange
  /** When one of the watch's feeds last answered. */
  readonly checked?: Instant
}

/** A watch with its claims as they stand. */
export interface WatchNow {
  readonly watch: Watch
  readonly claims: readonly ClaimNow[]
  readonly checked?: Instant
}

/** One change with everything that explains it. */
export interface ExplainedChange {
  readonly change: ShownChange
  /** Absent when the watch or claim was removed since. */
  readonly watch?: Watch
  readonly claim?: Claim
  /** Whether a later entry replaced or retracted it. */
  readonly state: 'current' | 'superseded' | 'retracted'
  /** Ids of the entries before and after it in the ledger of its claim. */
  readonly previous?: string
  readonly next?: string
  /** What was read for the same claim around the same time and not recorded, nearest first. */
  readonly refusals: readonly Refusal[]
  /** Who has seen it, so that it is told no more. */
  readonly acknowledged?: Mark
  /** Who has checked it and finds it right. */
  readonly confirmed?: Mark
}

/** How a feed is, in one word and one line for people. `unsteady`: it failed just now; `silent`: against its own rhythm. */
export interface FeedCondition {
  readonly word: 'new' | 'well' | 'unsteady' | 'failing' | 'silent' | 'gone'
  readonly note: string
}

/** A polled feed and the watches that read it. */
export interface PolledFeed {
  readonly feed: FeedState
  readonly health: FeedCondition
  /** As the watch file names it. */
  readonly outlet?: string
  readonly watchIds: readonly string[]
}
