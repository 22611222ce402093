import type { PollMessage } from '../contract.ts'
import type { FeedSource, FeedState, Instant } from '../domain.ts'
import { nextFeedState, requestFor } from '../feeds/next-poll.ts'
import { readFeed } from '../feeds/read-feed.ts'
import { toStories } from '../feeds/to-story.ts'
import type { Clock, FeedResponse, ShardStore, WatchStore } from '../ports.ts'
import { dueFeeds } from './due-feeds.ts'
import { keepFeedStates } from './keep-feed-states.ts'
import { mapBounded } from './map-bounded.ts'
import type { DueFeed, PolledFeed } from './polled-feed.ts'
import { type RecordedStories, recordNewStories, type StoryPorts } from './record-new-stories.ts'

export interface PollPorts extends StoryPorts {
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly clock: Clock
}

export interface PollSummary extends RecordedStories {
  readonly feedsPolled: number
  readonly notModified: number
  readonly fetchErrors: number
}

const fetchesAtOnce = 10
/** Beside these, feeds that failed when they were last polled. */
const falteringAtOnce = 4

/**
 * Polls the due feeds of one shard: fetch, read, record every new story for the watches it can concern, then keep the
 * feeds' new states. States are written last, so a crash before that polls again and records nothing twice. Feeds that
 * faltered last time go beside the others, which are recorded without them.
 * A feed that fails is a state, not an error. Fails with STORE_UNAVAILABLE only.
 */
export const pollFeeds = async (ports: PollPorts, message: PollMessage): Promise<PollSummary> => {
  const now = ports.clock.now()
  const [shard, watches] = await Promise.all([ports.shards.get(message.shard), ports.watches.all()])
  const inForce = new Set(watches.map(({ id }) => id))
  const due = dueFeeds(shard, message, watches, now)
  const poll = (feeds: readonly DueFeed[], lanes: number) => pollByHost(ports, feeds, lanes, now)
  const faltering = poll(due.filter(falters), falteringAtOnce)
  const settle = async (polled: readonly PolledFeed[]): Promise<PollSummary> => {
    if (polled.length === 0) return nothing
    const read = await recordNewStories(ports, polled, inForce)
    await keepFeedStates(ports.shards, message.shard, polled, now)
    return { ...counted(polled), ...read }
  }
  const sound = settle(
    await poll(
      due.filter((feed) => !falters(feed)),
      fetchesAtOnce,
    ),
  )
  const [first, rest] = [await sound, await settle(await faltering)]
  return added(first, rest)
}

const nothing: PollSummary = { feedsPolled: 0, notModified: 0, fetchErrors: 0, stories: 0, changes: [] }

/** Failed when it was last polled: it may take the whole time limit again, and the others are not to wait for it. */
const falters = ({ state }: DueFeed): boolean => state.failures > 0

const counted = (polled: readonly PolledFeed[]): Omit<PollSummary, keyof RecordedStories> => {
  const count = (outcome: PolledFeed['outcome']) => polled.filter((feed) => feed.outcome === outcome).length
  return { feedsPolled: polled.length, notModified: count('not-modified'), fetchErrors: count('failed') }
}

const added = (one: PollSummary, other: PollSummary): PollSummary => ({
  feedsPolled: one.feedsPolled + other.feedsPolled,
  notModified: one.notModified + other.notModified,
  fetchErrors: one.fetchErrors + other.fetchErrors,
  stories: one.stories + other.stories,
  changes: [...one.changes, ...other.changes],
})

const hostOf = ({ state }: DueFeed): string => (URL.canParse(state.url) ? new URL(state.url).host : state.url)

/** So many hosts at a time, the feeds of a host one after the other: a host that is asked slowly takes one lane. */
const pollByHost = async (
  ports: PollPorts,
  feeds: readonly DueFeed[],
  lanes: number,
  now: Instant,
): Promise<readonly PolledFeed[]> => {
  const hosts = new Map<string, DueFeed[]>()
  for (const feed of feeds) hosts.set(hostOf(feed), [...(hosts.get(hostOf(feed)) ?? []), feed])
  const polled = await mapBounded([...hosts.values()], lanes, (ofHost) =>
    mapBounded(ofHost, 1, (feed) => pollFeed(ports, feed, now)),
  )
  return polled.flat()
}

/** Asks conditionally only when the same watches have read what the server would call unchanged. */
const pollFeed = async (ports: PollPorts, feed: DueFeed, now: Instant): Promise<PolledFeed> => {
  const { state, sources, readers } = feed
  const request = requestFor(state)
  const response = await ports.fetcher.fetch(state.readers === readers ? request : { url: request.url })
  const read = response.status === 'fetched' ? await readFeed(response) : undefined
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
const holdOf = (url: string, response: FeedResponse): PolledFeed['hold'] =>
  response.status === 'failed' && response.retryAfterSeconds !== undefined
    ? { url, seconds: response.retryAfterSeconds }
    : undefined

/** The outlet's name, where one of the watches gives it. */
const outletOf = (sources: readonly FeedSource[]): { outlet?: string } => {
  const outlet = sources.find((source) => source.outlet !== undefined)?.outlet
  return outlet === undefined ? {} : { outlet }
}
