import { createHash } from 'node:crypto'
import type { PollMessage } from '../contract.ts'
import type { Change, FeedSource, FeedState, Instant, Story, Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import { holdHost, nextFeedState, requestFor } from '../feeds/next-poll.ts'
import { readFeed } from '../feeds/read-feed.ts'
import { seenKey, toStories } from '../feeds/to-story.ts'
import type {
  ArticleExtractor,
  Clock,
  FeedFetcher,
  FeedResponse,
  Logger,
  SeenStore,
  Shard,
  ShardStore,
  WatchStore,
} from '../ports.ts'
import { type RevisedWatch, revised, type WatchCompiler } from './compile-watches.ts'
import { completeStory } from './complete-story.ts'
import { mapBounded } from './map-bounded.ts'
import type { RecordStory } from './record-story.ts'
import { byTime } from './time-order.ts'

export interface PollPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly seen: SeenStore
  readonly fetcher: FeedFetcher
  readonly extractor: ArticleExtractor
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
  readonly watches: readonly RevisedWatch[]
  /** Stands for these watches in these revisions. */
  readonly readers: string
}

interface HostHold {
  readonly url: string
  readonly seconds: number
}

/** What one feed brought. */
interface PolledFeed extends DueFeed {
  readonly outcome: 'read' | 'not-modified' | 'failed'
  readonly next: FeedState
  readonly hold: HostHold | undefined
  readonly stories: readonly Story[]
  /** A watch asks for the text of the articles' pages. */
  readonly fullText: boolean
}

const fetchesAtOnce = 10
const keepAttempts = 8
/** Article pages fetched in one poll, the newest stories first: hosts are asked one page a second. */
const pagesPerPoll = 20

/**
 * Polls the due feeds of one shard: fetch, read, record every new story against every watch of its feed, then keep the
 * feeds' new states. States are written last, so a crash before that polls again and records nothing twice.
 * A feed that fails is a state, not an error. Fails with STORE_UNAVAILABLE only.
 */
export const pollFeeds = async (ports: PollPorts, message: PollMessage): Promise<PollSummary> => {
  const now = ports.clock.now()
  const [shard, watches] = await Promise.all([ports.shards.get(message.shard), ports.watches.all()])
  const due = dueFeeds(shard, message, watches, now)
  const polled = await mapBounded(due, fetchesAtOnce, (feed) => pollFeed(ports, feed, now))
  const read = await recordNewStories(ports, polled)
  await keepStates(ports.shards, message.shard, polled, now)
  const count = (outcome: PolledFeed['outcome']) => polled.filter((feed) => feed.outcome === outcome).length
  return { feedsPolled: polled.length, notModified: count('not-modified'), fetchErrors: count('failed'), ...read }
}

/** The feeds the message names that are still due: a redelivered message finds none. */
const dueFeeds = (
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

/** Asks conditionally only when the same watches have read what the server would call unchanged. */
const pollFeed = async (ports: PollPorts, feed: DueFeed, now: Instant): Promise<PolledFeed> => {
  const { state, watches, readers } = feed
  const request = requestFor(state)
  const response = await ports.fetcher.fetch(state.readers === readers ? request : { url: request.url })
  const read = response.status === 'fetched' ? await readFeed(response) : undefined
  const sources = watches.flatMap(({ watch }) => watch.feeds).filter((source) => source.url === state.url)
  const stories = read?.ok ? toStories(read, { feedUrl: state.url, firstSeen: now, ...outletOf(sources) }) : []
  const next = { ...nextFeedState({ state, sources, response, read, now }), readers }
  if (next.lastError !== undefined) ports.logger.warn('feed.failed', { feed: state.url, reason: next.lastError })
  const fullText = sources.some((source) => source.fullText === true)
  return { ...feed, next, stories, fullText, outcome: outcomeOf(next, response), hold: holdOf(request.url, response) }
}

const outcomeOf = (next: FeedState, response: FeedResponse): PolledFeed['outcome'] => {
  if (next.lastError !== undefined) return 'failed'
  return response.status === 'fetched' ? 'read' : 'not-modified'
}

/** Retry-After holds for the whole host. */
const holdOf = (url: string, response: FeedResponse): HostHold | undefined =>
  response.status === 'failed' && response.retryAfterSeconds !== undefined
    ? { url, seconds: response.retryAfterSeconds }
    : undefined

/** The outlet's name, where one of the watches gives it. */
const outletOf = (sources: readonly FeedSource[]): { outlet?: string } => {
  const outlet = sources.find((source) => source.outlet !== undefined)?.outlet
  return outlet === undefined ? {} : { outlet }
}

/** A story to read, with the feed it came from. */
interface Entry {
  readonly id: string
  readonly key: string
  readonly story: Story
  readonly feed: PolledFeed
}

/** Stories that were not read before, oldest first. */
const newEntries = async ({ seen }: PollPorts, polled: readonly PolledFeed[]): Promise<readonly Entry[]> => {
  const entries = new Map<string, Entry>()
  for (const feed of polled)
    for (const story of feed.stories) {
      const key = `${seenKey(story)}.${feed.readers}`
      if (!entries.has(key)) entries.set(key, { id: story.id, key, story, feed })
    }
  const known = await seen.seen([...entries.keys()])
  return [...entries.values()].filter(({ key }) => !known.has(key)).sort(byTime(({ story }) => story.published))
}

/** Reads and records what was not read before, oldest first, marking each story after its changes are in the ledger. */
const recordNewStories = async (
  ports: PollPorts,
  polled: readonly PolledFeed[],
): Promise<Pick<PollSummary, 'stories' | 'changes'>> => {
  const fresh = await newEntries(ports, polled)
  if (fresh.length === 0) return { stories: 0, changes: [] }
  const pages = new Set(fresh.filter(({ feed }) => feed.fullText).slice(-pagesPerPoll))
  const ready = await ports.compile([...new Set(fresh.flatMap(({ feed }) => feed.watches))])
  const changes: Change[] = []
  for (const entry of fresh) {
    const story = pages.has(entry) ? await completeStory(ports, entry.story) : entry.story
    for (const watch of ready.concernedBy(story, entry.feed.watches))
      changes.push(...(await ports.record(watch, story)))
    await ports.seen.mark([entry.key])
  }
  return { stories: fresh.length, changes }
}

/** Another poller or the dispatcher may have written the shard meanwhile: their version is kept, our feeds replaced in it. */
const keepStates = async (
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
