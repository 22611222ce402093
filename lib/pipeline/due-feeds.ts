import { createHash } from 'node:crypto'
import type { PollMessage } from '../contract.ts'
import type { Instant, Watch } from '../domain.ts'
import type { Shard } from '../ports.ts'
import { type RevisedWatch, revised } from './compile-watches.ts'
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
  const pollers = pollersOf(new Set(due.map(({ url }) => url)), watches)
  return due.map((state) => {
    const readers = pollers.get(state.url) ?? []
    return { state, watches: readers, readers: digest(readers.map(({ revision }) => revision)) }
  })
}

/** The watches that poll each of these feeds. */
const pollersOf = (
  urls: ReadonlySet<string>,
  watches: readonly Watch[],
): ReadonlyMap<string, readonly RevisedWatch[]> => {
  const pollers = new Map<string, RevisedWatch[]>([...urls].map((url) => [url, []]))
  for (const watch of watches)
    for (const url of new Set(watch.feeds.map((feed) => feed.url))) pollers.get(url)?.push(revised(watch))
  return pollers
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256')
    .update([...parts].sort().join())
    .digest('hex')
    .slice(0, 16)
