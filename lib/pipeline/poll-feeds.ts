import { createHash } from 'node:crypto'
import type { PollMessage } from '../contract.ts'
import type { Change, FeedState, Instant, Story } from '../domain.ts'
import { nextFeedState } from '../feeds/next-poll.ts'
import { type ReadFeed, readFeed } from '../feeds/read-feed.ts'
import { seenKey, toStory } from '../feeds/to-story.ts'
import { ClaimwatchError } from '../errors.ts'
import type { Clock, FeedFetcher, Logger, SeenStore, Shard, ShardStore, WatchStore } from '../ports.ts'
import type { ReadyWatch, WatchCompiler } from './compile-watches.ts'
import { mapBounded } from './map-bounded.ts'
import type { RecordStory } from './record-story.ts'
import { byTime } from './time-order.ts'

export interface PollPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly seen: SeenStore
  readonly fetcher: FeedFetcher
  readonly clock: Clock
  readonly logger: Logger
  readonly compile: WatchCompiler
  readonly record: RecordStory
}

export interface PollSummary {
  readonly feedsPolled: number
  readonly notModified: number
  readonly fetchErrors: number
  /** Stories not read before, or edited since. */
  readonly stories: number
  readonly changes: readonly Change[]
}

/** A feed with the watches that poll it. */
interface DueFeed {
  readonly state: FeedState
  readonly watches: readonly ReadyWatch[]
  /** Stands for these watches in these revisions. */
  readonly readers: string
}

/** What one feed brought. */
interface PolledFeed extends DueFeed {
  readonly outcome: 'read' | 'not-modified' | 'failed'
  readonly next: FeedState
  readonly stories: readonly Story[]
}

const fetchesAtOnce = 10
const keepAttempts = 8

/**
 * Polls the due feeds of one shard: fetch, read, record every new story against every watch of its feed, then keep the
 * feeds' new states. States are written last, so a crash before that polls again and records nothing twice.
 * A feed that fails is a state, not an error. Fails with STORE_UNAVAILABLE only.
 */
export const pollFeeds = async (ports: PollPorts, message: PollMessage): Promise<PollSummary> => {
  const now = ports.clock.now()
  const [shard, watches] = await Promise.all([ports.shards.get(message.shard), ports.watches.all()])
  const due = dueFeeds(shard, message, ports.compile(watches), now)
  const polled = await mapBounded(due, fetchesAtOnce, (feed) => pollFeed(ports, feed, now))
  const read = await recordNewStories(ports, polled)
  await keepStates(ports.shards, message.shard, new Map(polled.map(({ next }) => [next.url, next])))
  const count = (outcome: PolledFeed['outcome']) => polled.filter((feed) => feed.outcome === outcome).length
  return { feedsPolled: polled.length, notModified: count('not-modified'), fetchErrors: count('failed'), ...read }
}

/** The feeds the message names that are still due: a redelivered message finds none. */
const dueFeeds = (
  shard: Shard | undefined,
  message: PollMessage,
  ready: readonly ReadyWatch[],
  now: Instant,
): readonly DueFeed[] =>
  (shard?.feeds ?? [])
    .filter((state) => message.feeds.includes(state.url) && state.nextAt <= now)
    .map((state) => {
      const watches = ready.filter(({ compiled }) => compiled.watch.feeds.some((feed) => feed.url === state.url))
      return { state, watches, readers: digest(watches.map(({ revision }) => revision)) }
    })

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update([...parts].sort().join()).digest('hex').slice(0, 16)

/** Asks conditionally only when the same watches have read what the server would call unchanged. */
const pollFeed = async (ports: PollPorts, feed: DueFeed, now: Instant): Promise<PolledFeed> => {
  const { url, etag, lastModified } = feed.state
  const validators = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
  const conditional = feed.state.readers === feed.readers
  const response = await ports.fetcher.fetch({ url, ...(conditional && validators) })
  const read = response.status === 'fetched' ? await readFeed(response) : undefined
  const stories = read?.ok ? toStories(feed, read, now) : []
  const sources = feed.watches.flatMap(({ compiled }) => compiled.watch.feeds).filter((source) => source.url === url)
  const next = nextFeedState({ state: feed.state, sources, response, read, now })
  if (next.lastError !== undefined) ports.logger.warn('feed.failed', { feed: url, reason: next.lastError })
  const outcome = next.lastError !== undefined ? 'failed' : response.status === 'fetched' ? 'read' : 'not-modified'
  return { ...feed, outcome, next: { ...next, readers: feed.readers }, stories }
}

const toStories = (feed: DueFeed, read: ReadFeed, now: Instant): readonly Story[] => {
  const { url } = feed.state
  const named = feed.watches
    .flatMap(({ compiled }) => compiled.watch.feeds)
    .find((source) => source.url === url && source.outlet !== undefined)
  const context = { feedUrl: url, feedTitle: read.title, firstSeen: now, ...(named?.outlet && { outlet: named.outlet }) }
  return read.stories.map((story) => toStory(story, context))
}

/** A story to read, with the feed it came from. */
interface Entry {
  readonly id: string
  readonly key: string
  readonly story: Story
  readonly feed: PolledFeed
}

/** Reads and records what was not read before, oldest first, marking each story after its changes are in the ledger. */
const recordNewStories = async (
  ports: PollPorts,
  polled: readonly PolledFeed[],
): Promise<Pick<PollSummary, 'stories' | 'changes'>> => {
  const entries = new Map<string, Entry>()
  for (const feed of polled)
    for (const story of feed.stories) {
      const key = `${seenKey(story)}.${feed.readers}`
      if (!entries.has(key)) entries.set(key, { id: story.id, key, story, feed })
    }
  const seen = await ports.seen.seen([...entries.keys()])
  const fresh = [...entries.values()].filter(({ key }) => !seen.has(key)).sort(byTime(({ story }) => story.published))
  const changes: Change[] = []
  for (const { key, story, feed } of fresh) {
    for (const { compiled } of feed.watches) changes.push(...(await ports.record(compiled, story)))
    await ports.seen.mark([key])
  }
  return { stories: fresh.length, changes }
}

/** Another poller or the dispatcher may have written the shard meanwhile: their version is kept, our feeds replaced in it. */
const keepStates = async (shards: ShardStore, id: string, next: ReadonlyMap<string, FeedState>): Promise<void> => {
  for (let attempt = 1; attempt <= keepAttempts; attempt += 1) {
    const shard = await shards.get(id)
    if (!shard) return
    const feeds = shard.feeds.map((feed) => next.get(feed.url) ?? feed)
    if ((await shards.put({ ...shard, feeds, version: shard.version + 1 })) === 'written') return
  }
  throw new ClaimwatchError('STORE_UNAVAILABLE', `shard ${id} kept changing; its feeds are polled again`)
}
