import type { FeedSource, FeedState, Instant } from '../domain.ts'
import type { FeedStory, ReadFeed } from './normalise.ts'

/** Floor and cap in minutes where no watch sets them. */
const DEFAULT_MIN = 5
const DEFAULT_MAX = 360
/** Before anything is known of a feed. */
const FIRST_MINUTES = 30
/** What servers and feeds ask for is followed up to here: a year of max-age is seen in the wild. */
const HINT_CAP_MINUTES = 300
/** Stories the rate is measured over. */
const RATE_STORIES = 10
/**
 * Minutes between polls of a feed with one story an hour. The total delay over feeds of different rates is least, for a
 * given number of requests, when the interval goes with 1/√rate.
 */
const MINUTES_AT_ONE_PER_HOUR = 25

const HOUR = 3_600_000

/** Floor and cap over all watches that name the feed: the keenest of each wins, for it is fetched once for all. */
export interface PollLimits {
  readonly min: number
  readonly max: number
  /** The cap was asked for, so it goes before what the feed suggests. */
  readonly asked: boolean
}

export const pollLimits = (sources: readonly FeedSource[]): PollLimits => {
  const floors = sources.map((source) => source.everyMinutes?.min).filter((minutes) => minutes !== undefined)
  const caps = sources.map((source) => source.everyMinutes?.max).filter((minutes) => minutes !== undefined)
  const min = floors.length > 0 ? Math.max(1, Math.min(...floors)) : DEFAULT_MIN
  const max = caps.length > 0 ? Math.min(...caps) : DEFAULT_MAX
  return { min: Math.min(min, max), max, asked: caps.length > 0 }
}

const hoursBetween = (from: Instant, to: Instant): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / HOUR)

/** Stories a day over the newest ten, up to now: a feed that falls silent slows down. Undefined with fewer than two dates. */
export const storiesPerDay = (stories: readonly FeedStory[], now: Instant): number | undefined => {
  const dates = stories
    .map(({ published }) => published)
    .filter((published) => published !== null && published <= now)
    .sort()
    .slice(-RATE_STORIES)
  const [oldest] = dates
  if (oldest === undefined || oldest === null || dates.length < 2) return undefined
  return (24 * dates.length) / Math.max(0.5, hoursBetween(oldest, now))
}

/** The rate known, less what has not come since the newest story. */
const presentRate = (state: FeedState, now: Instant): number | undefined => {
  const { storiesPerDay: rate, lastStory } = state
  if (rate === undefined || lastStory === undefined) return rate
  const silent = hoursBetween(lastStory, now)
  return silent * rate < 48 ? rate : 48 / silent
}

/** `ttl` and `sy:updatePeriod` of the feed, in minutes; 0 when it says nothing. */
export const hintMinutes = (feed: ReadFeed): number =>
  Math.min(HINT_CAP_MINUTES, Math.max(feed.ttlMinutes ?? 0, Math.min(60, feed.updateMinutes ?? 0)))

/**
 * Minutes to the next poll of a feed that is well: by its own rate, within the limits, not sooner than feed and server
 * ask for. A cap asked for by a watch goes before the feed's own hints, never before the server's Cache-Control.
 */
export const intervalMinutes = (
  state: FeedState,
  limits: PollLimits,
  freshForSeconds: number | undefined,
  now: Instant,
): number => {
  const rate = presentRate(state, now)
  const own = rate === undefined ? FIRST_MINUTES : MINUTES_AT_ONE_PER_HOUR / Math.sqrt(rate / 24)
  const hinted = Math.min(state.hintMinutes ?? 0, limits.asked ? limits.max : HINT_CAP_MINUTES)
  const fresh = Math.min((freshForSeconds ?? 0) / 60, HINT_CAP_MINUTES)
  return Math.round(Math.max(limits.min, Math.min(own, limits.max), hinted, fresh))
}

/** A number from 0 to 1 that belongs to an address: spreads polls without chance. */
const spread = (url: string): number => {
  let hash = 2_166_136_261
  for (const character of url) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0) / 2 ** 32
}

export const secondsLater = (now: Instant, seconds: number): Instant =>
  `${new Date(Date.parse(now) + Math.round(seconds) * 1000).toISOString().slice(0, 19)}Z`

/** `minutes` from now, up to a tenth later by the feed's address, so that feeds started together drift apart. */
export const spreadLater = (now: Instant, minutes: number, url: string): Instant =>
  secondsLater(now, minutes * 60 * (1 + spread(url) / 10))

/** The first hour from `at` on that the feed does not ask to skip. */
export const afterSkips = (at: Instant, skips: FeedState['skips']): Instant => {
  if (skips === undefined) return at
  let date = new Date(at)
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    if (!skips.hours.includes(date.getUTCHours()) && !skips.days.includes(date.getUTCDay())) {
      return `${date.toISOString().slice(0, 19)}Z`
    }
    date = new Date((Math.floor(date.getTime() / HOUR) + 1) * HOUR)
  }
  return at
}
