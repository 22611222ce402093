import type { PollMessage } from '../contract.ts'
import type { FeedState, Instant, Watch } from '../domain.ts'
import type { Clock, Logger, Shard, ShardStore, WatchStore } from '../ports.ts'

export interface DispatchPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly clock: Clock
  readonly logger: Logger
}

/** A feed nobody has polled yet: due at once. */
const newFeed = (url: string, now: Instant): FeedState => ({ url, nextAt: now, intervalMinutes: 0, failures: 0 })

const feedUrls = (watches: readonly Watch[]): ReadonlySet<string> =>
  new Set(watches.flatMap((watch) => watch.feeds.map((feed) => feed.url)))

/**
 * Puts every feed of the watches into a shard and drops the feeds no watch names any more. A feed stays in its shard
 * for life, so its validators move with nobody. Returns only the shards that differ, at their next version.
 */
export const assignFeeds = (
  shards: readonly Shard[],
  wanted: ReadonlySet<string>,
  size: number,
  now: Instant,
): readonly Shard[] => {
  const kept = shards.map((shard) => ({ ...shard, feeds: shard.feeds.filter((feed) => wanted.has(feed.url)) }))
  const placed = new Set(kept.flatMap((shard) => shard.feeds.map((feed) => feed.url)))
  const homeless = [...wanted].filter((url) => !placed.has(url)).map((url) => newFeed(url, now))
  const filled = kept.map((shard) => ({
    ...shard,
    feeds: [...shard.feeds, ...homeless.splice(0, Math.max(0, size - shard.feeds.length))],
  }))
  for (let index = filled.length; homeless.length > 0; index += 1)
    filled.push({ id: String(index).padStart(4, '0'), version: 0, feeds: homeless.splice(0, size) })
  return filled
    .filter((shard, index) => !sameFeeds(shard, shards[index]))
    .map((shard) => ({ ...shard, version: shard.version + 1 }))
}

const sameFeeds = (shard: Shard, before: Shard | undefined): boolean =>
  before !== undefined &&
  before.feeds.length === shard.feeds.length &&
  shard.feeds.every((feed, index) => feed.url === before.feeds[index]?.url)

/** One message for each shard that has a feed due, naming the due feeds. */
export const dueMessages = (shards: readonly Shard[], now: Instant): readonly PollMessage[] =>
  shards
    .map((shard) => ({
      shard: shard.id,
      feeds: shard.feeds.filter((feed) => feed.nextAt <= now).map((feed) => feed.url),
    }))
    .filter((message) => message.feeds.length > 0)

/**
 * The minute's work: settles feeds into shards and names what is due. A shard another dispatcher has just rewritten is
 * left to the next minute. Fails with STORE_UNAVAILABLE.
 */
export const dispatchFeeds = async (ports: DispatchPorts, size: number): Promise<readonly PollMessage[]> => {
  const now = ports.clock.now()
  const [watches, shards] = await Promise.all([ports.watches.all(), ports.shards.all()])
  const changed = assignFeeds(shards, feedUrls(watches), size, now)
  const written = new Map<string, Shard>()
  for (const shard of changed) if ((await ports.shards.put(shard)) === 'written') written.set(shard.id, shard)
  const unchanged = shards.filter((shard) => !changed.some((other) => other.id === shard.id))
  const messages = dueMessages([...unchanged, ...written.values()], now)
  ports.logger.info('feeds.dispatched', {
    watches: watches.length,
    shards: unchanged.length + written.size,
    due: messages.length,
  })
  return messages
}
