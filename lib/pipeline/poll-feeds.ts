import type { CompiledWatch } from '../claims/engine.ts'
import type { PollMessage } from '../contract.ts'
import type { FeedState, Instant, Story, Watch } from '../domain.ts'
import { nextFeedState } from '../feeds/next-poll.ts'
import { readFeed } from '../feeds/read-feed.ts'
import { seenKey, toStory } from '../feeds/to-story.ts'
import type { Clock, FeedFetcher, FeedResponse, Logger, SeenStore, Shard, ShardStore, WatchStore } from '../ports.ts'

export interface PollPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly seen: SeenStore
  readonly fetcher: FeedFetcher
  readonly clock: Clock
  readonly log: Logger
}

/** What the poll hands its stories to: the readings of one story for one watch, recorded. Returns the ids of new changes. */
export type RecordStory = (watch: CompiledWatch, story: Story) => Promise<readonly string[]>

export interface PollSummary {
  readonly feedsPolled: number
  readonly notModified: number
  readonly fetchErrors: number
  /** Stories not read before, or edited since. */
  readonly stories: number
  readonly changes: readonly string[]
  /** Seconds from publication to reading, for each story that made a change. */
  readonly freshnessSeconds: readonly number[]
}

/** What one feed brought in this poll. */
interface PolledFeed {
  readonly url: string
  readonly state: FeedState
  readonly response: FeedResponse['status'] | 'unreadable'
  readonly stories: readonly Story[]
}

const fetchesAtOnce = 10

/**
 * Polls the due feeds of one shard: fetch, read, record every new story against every watch of its feed, then keep the
 * feeds' new states. States are written last, so a crash before that polls again and records nothing twice.
 * A feed that fails is a state, not an error. Fails with STORE_UNAVAILABLE only.
 */
export const pollShard = async (
  ports: PollPorts,
  message: PollMessage,
  compile: (watches: readonly Watch[]) => readonly CompiledWatch[],
  record: RecordStory,
): Promise<PollSummary> => {
  const now = ports.clock.now()
  const [shard, watches] = await Promise.all([ports.shards.get(message.shard), ports.watches.all()])
  const due = (shard?.feeds ?? []).filter((feed) => message.feeds.includes(feed.url) && feed.nextAt <= now)
  const feeds = await mapBounded(due, fetchesAtOnce, (feed) => pollFeed(ports, feed, watches, now))
  const recorded = await recordStories(ports, feeds, compile(watches), record)
  await keepStates(ports.shards, message.shard, feeds)
  const count = (status: PolledFeed['response']) => feeds.filter((feed) => feed.response === status).length
  const summary: PollSummary = {
    feedsPolled: feeds.length,
    notModified: count('not-modified'),
    fetchErrors: count('failed') + count('unreadable'),
    ...recorded,
  }
  ports.log.info('polled', { shard: message.shard, ...summary })
  return summary
}

/** Runs `work` over `inputs`, at most `limit` at once, in order of the inputs. */
const mapBounded = async <A, B>(inputs: readonly A[], limit: number, work: (input: A) => Promise<B>): Promise<B[]> => {
  const outputs: B[] = []
  const queue = inputs.entries()
  const worker = async (): Promise<void> => {
    for (const [index, input] of queue) outputs[index] = await work(input)
  }
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, worker))
  return outputs
}
