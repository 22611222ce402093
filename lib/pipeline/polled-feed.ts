import type { FeedSource, FeedState, Story } from '../domain.ts'
import type { RevisedWatch } from './compile-watches.ts'

/** A feed with the watches that poll it. */
export interface DueFeed {
  readonly state: FeedState
  readonly watches: readonly RevisedWatch[]
  /** How the watches name the feed. */
  readonly sources: readonly FeedSource[]
  /** Stands for these watches in these revisions. */
  readonly readers: string
}

interface HostHold {
  readonly url: string
  readonly seconds: number
}

/** What one feed brought. */
export interface PolledFeed extends DueFeed {
  readonly outcome: 'read' | 'not-modified' | 'failed'
  readonly next: FeedState
  readonly hold: HostHold | undefined
  readonly stories: readonly Story[]
  /** A watch asks for the text of the articles' pages. */
  readonly fullText: boolean
}
