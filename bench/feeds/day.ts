import type { FeedState, Instant } from '../../lib/domain.ts'
import { nextFeedState, requestFor } from '../../lib/feeds/next-poll.ts'
import type { FeedStory, ReadFeed } from '../../lib/feeds/normalise.ts'

/**
 * A day of polling in simulated time. Every feed publishes at the gaps recorded in a real feed; the server answers 304
 * where nothing is new and validators were sent. Two days go before, so that no policy is judged on what it cannot know.
 */

const FEEDS = 500
const WARM_UP_DAYS = 2
const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const START = Date.parse('2026-01-26T00:00:00Z')
const MEASURED_FROM = START + WARM_UP_DAYS * DAY
const END = MEASURED_FROM + DAY
/** Entries a feed shows at a time. */
const SHOWN = 20

/** Milliseconds between one story and the next, as a feed published them. */
export type Rhythm = readonly number[]

const toInstant = (time: number): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`

/** The gaps between the dated entries of a feed; undefined for feeds with too few to have a rhythm. */
export const rhythmOf = (dates: readonly (Instant | null)[]): Rhythm | undefined => {
  const times = dates.filter((date) => date !== null).map((date) => Date.parse(date))
  const sorted = [...times].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? time))
  return sorted.length >= 8 && gaps.some((gap) => gap > 0) ? gaps : undefined
}

/** Publication times from well before the start to the end: the recorded gaps over and over, begun at another gap per feed. */
const publications = (rhythm: Rhythm, feed: number): readonly number[] => {
  const times: number[] = []
  const cycle = rhythm.reduce((sum, gap) => sum + gap, 0)
  let at = START - 30 * DAY - (feed / FEEDS) * Math.min(cycle, DAY)
  for (let index = feed; at < END; index += 1) {
    at += Math.max(MINUTE, rhythm[index % rhythm.length] ?? MINUTE)
    times.push(at)
  }
  return times
}

interface Poller {
  readonly name: string
  /** The state after a poll that brought these stories, or none when nothing was new. */
  readonly next: (state: FeedState, read: ReadFeed | undefined, now: Instant) => FeedState
}

const storyAt = (time: number): FeedStory => ({
  id: String(time),
  title: 'A story',
  text: '',
  link: '',
  published: toInstant(time),
  updated: null,
  categories: [],
})

const feedWith = (times: readonly number[]): ReadFeed => ({
  ok: true,
  format: 'rss-2.0',
  title: 'A feed',
  link: '',
  stories: times.slice(-SHOWN).map(storyAt),
  mended: [],
})

const adaptive: Poller = {
  name: 'adaptive (ours)',
  next: (state, read, now) => {
    const { url } = state
    const etag = read?.stories.at(-1)?.id ?? ''
    const response =
      read === undefined
        ? ({ status: 'not-modified' } as const)
        : ({ status: 'fetched', bytes: new Uint8Array(), url, etag } as const)
    return nextFeedState({ state, sources: [{ url }], response, read, now })
  },
}

const fixed = (minutes: number): Poller => ({
  name: `every ${minutes} minutes`,
  next: (state, read, now) => ({
    ...state,
    etag: read?.stories.at(-1)?.id ?? state.etag ?? '',
    nextAt: toInstant(Date.parse(now) + minutes * MINUTE),
  }),
})

interface Tally {
  requests: number
  notModified: number
  readonly delays: number[]
}

const countBefore = (times: readonly number[], now: number): number => {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? now) <= now) low = middle + 1
    else high = middle
  }
  return low
}

const tallyPoll = (tally: Tally, isNew: boolean, now: number, published: readonly number[]): void => {
  if (now < MEASURED_FROM) return
  tally.requests += 1
  tally.notModified += isNew ? 0 : 1
  for (const time of published) if (time >= MEASURED_FROM) tally.delays.push((now - time) / MINUTE)
}

const simulateFeed = (poller: Poller, url: string, times: readonly number[], tally: Tally): void => {
  const first = toInstant(START + (Number(url) % 60) * MINUTE)
  let state: FeedState = { url, nextAt: first, intervalMinutes: 0, failures: 0 }
  let read = 0
  for (let now = Date.parse(first); now < END; now = Math.ceil(Date.parse(state.nextAt) / MINUTE) * MINUTE) {
    const count = countBefore(times, now)
    const { etag } = requestFor(state)
    const isNew = etag === undefined || String(times[count - 1]) !== etag
    tallyPoll(tally, isNew, now, times.slice(read, count))
    read = count
    state = poller.next(
      state,
      isNew ? feedWith(times.slice(Math.max(0, count - SHOWN), count)) : undefined,
      toInstant(now),
    )
  }
}

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0

/** Requests, share of 304 and delay from publication to reading over one day, by policy. */
export const simulateDay = (rhythms: readonly Rhythm[]): readonly (readonly string[])[] =>
  [adaptive, fixed(5), fixed(60)].map((poller) => {
    const tally: Tally = { requests: 0, notModified: 0, delays: [] }
    for (let feed = 0; feed < FEEDS; feed += 1) {
      const rhythm = rhythms[feed % rhythms.length]
      if (rhythm !== undefined) simulateFeed(poller, String(feed), publications(rhythm, feed), tally)
    }
    const delays = tally.delays.sort((a, b) => a - b)
    const share = (100 * tally.notModified) / Math.max(1, tally.requests)
    const minutes = [percentile(delays, 0.5), percentile(delays, 0.95)].map((delay) => delay.toFixed(1))
    return [poller.name, String(tally.requests), `${share.toFixed(0)} %`, ...minutes, String(delays.length)]
  })
