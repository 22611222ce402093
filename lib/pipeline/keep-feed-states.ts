import type { FeedState, Instant } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import { holdHost } from '../feeds/next-poll.ts'
import type { ShardStore } from '../ports.ts'
import type { PolledFeed } from './polled-feed.ts'

const keepAttempts = 8

/**
 * Writes the next state of each polled feed. Another poller or the dispatcher may have written the shard meanwhile: their version is kept, our
 * feeds replaced in it. Fails with STORE_UNAVAILABLE.
 */
export const keepFeedStates = async (
  shards: ShardStore,
  id: string,
  polled: readonly PolledFeed[],
  now: Instant,
): Promise<void> => {
  const next = new Map(polled.map((feed) => [feed.next.url, feed.next]))
  for (let attempt = 1; attempt <= keepAttempts; attempt += 1) {
    const shard = await shards.get(id)
    if (!shard) return
    const feeds = heldBack(
      shard.feeds.map((feed) => next.get(feed.url) ?? feed),
      polled,
      now,
    )
    if ((await shards.put({ ...shard, feeds, version: shard.version + 1 })) === 'written') return
  }
  throw new ClaimwatchError('STORE_UNAVAILABLE', `shard ${id} kept changing; its feeds are polled again`)
}

const heldBack = (feeds: readonly FeedState[], polled: readonly PolledFeed[], now: Instant): readonly FeedState[] =>
  polled.reduce((held, { hold }) => (hold ? holdHost(held, hold.url, hold.seconds, now) : held), feeds)
