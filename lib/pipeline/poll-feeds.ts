import type { CompiledWatch } from '../claims/engine.ts'
import type { PollMessage } from '../contract.ts'
import type { Change, FeedState, Instant, Story, Watch } from '../domain.ts'
import { nextFeedState } from '../feeds/next-poll.ts'
import { readFeed } from '../feeds/read-feed.ts'
import { seenKey, toStory } from '../feeds/to-story.ts'
import type { Clock, FeedFetcher, FeedResponse, Logger, SeenStore, Shard, ShardStore, WatchStore } from '../ports.ts'
import { mapBounded } from './map-bounded.ts'
import type { RecordStory } from './record-story.ts'
import { inTimeOrder } from './time-order.ts'

export interface PollPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly seen: SeenStore
  readonly fetcher: FeedFetcher
  readonly clock: Clock
  readonly logger: Logger
}

export interface PollSummary {
  readonly feedsPolled: number
  readonly notModified: number
  readonly fetchErrors: number
  /** Stories not read before, or edited since. */
  readonly stories: number
  readonly changes: number
  /** Seconds from publication to reading, for each new change. */
  readonly freshnessSeconds: readonly number[]
}

/** What one feed brought in this poll. */
interface PolledFeed {
  readonly state: FeedState
  readonly outcome: 'read' | 'not-modified' | 'failed'
  readonly stories: readonly Story[]
}
