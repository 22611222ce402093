import { createHash } from 'node:crypto'
import type { PollMessage } from '../contract.ts'
import type { FeedSource, Instant, Watch } from '../domain.ts'
import type { Shard } from '../ports.ts'
import { revised } from './compile-watches.ts'
import type { DueFeed } from './polled-feed.ts'

/** The feeds the message names that are still due: a redelivered message finds none. */
export const dueFeeds = (
  shard: Shard | undefined,
  message: PollMessage,
  watches: readonly Watch[],
  now: Instant,
): readonly DueFeed[] => {
  const named = new Set(message.feeds)
  const due = (shard?.feeds ?? []).filter((state) => named.has(state.url) && state.nextAt <= now)
  const pollers = pollersOf(watches)
  return due.map((state) => {
    const ofFeed = pollers.get(state.url) ?? []
    const readers = [...new Set(ofFeed.map(({ watch }) => watch))].map(revised)
    return {
      state,
      watches: readers,
      sources: ofFeed.map(({ source }) => source),
      readers: digest(readers.map(({ revision }) => revision)),
    }
  })
}

/** A watch that polls a feed, with how it names it. */
interface Poller {
  readonly watch: Watch
  readonly source: FeedSource
}

type Pollers = ReadonlyMap<string, readonly Poller[]>

const known = new WeakMap<readonly Watch[], Pollers>()

/** Who polls each feed: worked out once for as long as the store gives the same watches, not for every shard. */
const pollersOf = (watches: readonly Watch[]): Pollers => {
  const pollers = known.get(watches) ?? pollersByFeed(watches)
  known.set(watches, pollers)
  return pollers
}

const pollersByFeed = (watches: readonly Watch[]): Pollers => {
  const pollers = new Map<string, Poller[]>()
  for (const watch of watches)
    for (const source of watch.feeds) {
      const ofFeed = pollers.get(source.url)
      if (ofFeed) ofFeed.push({ watch, source })
      else pollers.set(source.url, [{ watch, source }])
    }
  return pollers
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256')
    .update([...parts].sort().join())
    .digest('hex')
    .slice(0, 16)
