import type { FeedSource, FeedState, Instant } from '../domain.ts'
import { hashOfBytes } from './hash.ts'
import type { ReadFeed } from './normalise.ts'
import {
  afterSkips,
  hintMinutes,
  intervalMinutes,
  pollLimits,
  secondsLater,
  spreadLater,
  storiesPerDay,
} from './poll-interval.ts'
import type { RefusedFeed } from './read-feed.ts'

/** What a server answered, as the fetcher tells it (FeedResponse in ports.ts). */
export type Answer =
  | {
      readonly status: 'fetched'
      readonly bytes: Uint8Array
      readonly url: string
      readonly etag?: string
      readonly lastModified?: string
      readonly movedTo?: string
      readonly freshForSeconds?: number
    }
  | {
      readonly status: 'not-modified'
      readonly etag?: string
      readonly lastModified?: string
      readonly freshForSeconds?: number
    }
  | {
      readonly status: 'failed'
      readonly httpStatus?: number
      readonly reason: string
      readonly retryAfterSeconds?: number
      readonly gone?: boolean
    }

export interface Poll {
  readonly state: FeedState
  /** The feed as the watches name it; several may. */
  readonly sources: readonly FeedSource[]
  readonly response: Answer
  /** What reading the bytes gave; undefined unless `fetched`. */
  readonly read: ReadFeed | RefusedFeed | undefined
  readonly now: Instant
}

/** Polls in a row that must agree on a new address before it is used. */
const MOVED_POLLS = 3
/** A full answer is asked for when the last one is older: some servers say 304 for ever. */
const FULL_AFTER_DAYS = 8
/** 404 this often in a row means gone. With the growing pauses that is about a week. */
const GONE_FAILURES = 10
const DAY_MINUTES = 1_440
const FIRST_PAUSE_MINUTES = 15
/** Answers 4xx, our own fault or a wall: no use in asking soon. */
const REFUSED_PAUSE_MINUTES = 180
const MAX_RETRY_AFTER_MINUTES = 48 * 60

/** Without the keys whose values are undefined, so that a state holds what is known and nothing else. */
const compact = (state: { readonly [Key in keyof FeedState]: FeedState[Key] | undefined }): FeedState =>
  Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as FeedState

const daysBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const wantsFull = (state: FeedState, now: Instant): boolean =>
  state.lastFull === undefined || daysBetween(state.lastFull, now) >= FULL_AFTER_DAYS

const movedState = (before: FeedState['moved'], movedTo: string | undefined): FeedState['moved'] => {
  if (movedTo === undefined) return undefined
  return { url: movedTo, polls: before?.url === movedTo ? Math.min(before.polls + 1, MOVED_POLLS) : 1 }
}

const skipsOf = (feed: ReadFeed): FeedState['skips'] => {
  const { skipHours = [], skipDays = [] } = feed
  return skipHours.length + skipDays.length === 0 ? undefined : { hours: skipHours, days: skipDays }
}

const newest = (feed: ReadFeed, now: Instant, before: Instant | undefined): Instant | undefined =>
  feed.stories
    .map(({ published }) => published)
    .filter((published): published is Instant => published !== null && published <= now)
    .reduce<Instant | undefined>((latest, at) => (latest === undefined || at > latest ? at : latest), before)

const rescheduled = (state: FeedState, poll: Poll, freshForSeconds: number | undefined): FeedState => {
  const minutes = intervalMinutes(state, pollLimits(poll.sources), freshForSeconds, poll.now)
  const at = afterSkips(spreadLater(poll.now, minutes, state.url), state.skips)
  return { ...state, intervalMinutes: minutes, nextAt: at }
}

const wellState = (state: FeedState, now: Instant) => ({
  ...state,
  failures: 0,
  lastAttempt: now,
  lastSuccess: now,
  lastError: undefined,
  gone: undefined,
})

const afterReading = (poll: Poll, answer: Extract<Answer, { status: 'fetched' }>, feed: ReadFeed): FeedState => {
  const { state, now } = poll
  const onTheWay = state.moved?.polls === MOVED_POLLS && answer.url === state.moved.url
  const next = compact({
    ...wellState(state, now),
    etag: answer.etag,
    lastModified: answer.lastModified,
    bodyHash: hashOfBytes(answer.bytes),
    lastFull: now,
    title: feed.title || state.title,
    lastStory: newest(feed, now, state.lastStory),
    storiesPerDay: storiesPerDay(feed.stories, now) ?? state.storiesPerDay,
    hintMinutes: hintMinutes(feed) || undefined,
    skips: skipsOf(feed),
    moved: onTheWay ? state.moved : movedState(state.moved, answer.movedTo),
  })
  return rescheduled(next, poll, answer.freshForSeconds)
}

/** RFC 9111 section 4.3.4: a 304 may bring new validators; what it does not bring stays. */
const afterNotModified = (poll: Poll, answer: Extract<Answer, { status: 'not-modified' }>): FeedState => {
  const { state, now } = poll
  const full = wantsFull(state, now)
  const next = compact({
    ...wellState(state, now),
    etag: full ? undefined : (answer.etag ?? state.etag),
    lastModified: full ? undefined : (answer.lastModified ?? state.lastModified),
  })
  return rescheduled(next, poll, answer.freshForSeconds)
}

const pauseMinutes = (failures: number, httpStatus: number | undefined, interval: number): number => {
  const isRefusal = httpStatus !== undefined && httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408
  const first = Math.max(interval, isRefusal ? REFUSED_PAUSE_MINUTES : FIRST_PAUSE_MINUTES)
  return Math.min(DAY_MINUTES, first * 2 ** Math.min(failures - 1, 10))
}

/** Back-off that doubles up to a day and never ends for good; the server's own Retry-After where it is longer. */
const afterFailure = (
  poll: Poll,
  reason: string,
  answer: Partial<Extract<Answer, { status: 'failed' }>>,
): FeedState => {
  const { state, now } = poll
  const failures = state.failures + 1
  const { httpStatus, retryAfterSeconds = 0 } = answer
  const gone = answer.gone === true || (httpStatus === 404 && failures >= GONE_FAILURES) || state.gone === true
  const isBusy = httpStatus === 429 || httpStatus === 503
  const pause =
    isBusy && retryAfterSeconds > 0 ? state.intervalMinutes : pauseMinutes(failures, httpStatus, state.intervalMinutes)
  const asked = Math.min(retryAfterSeconds / 60, MAX_RETRY_AFTER_MINUTES)
  return compact({
    ...state,
    failures,
    lastAttempt: now,
    lastError: reason,
    gone: gone || undefined,
    // A new address that fails is given up: the old one is asked again.
    moved: undefined,
    nextAt: spreadLater(now, Math.max(gone ? DAY_MINUTES : pause, asked), state.url),
  })
}

/** A page that is no feed keeps no validators: a 304 must not make it look well. */
const afterRefusal = (poll: Poll, refused: RefusedFeed): FeedState => {
  const { etag: _etag, lastModified: _lastModified, ...state } = poll.state
  return afterFailure({ ...poll, state }, refused.reason, {})
}

/**
 * The state of a feed after a poll: when to ask again, with which validators, and how it is. Pure: `now` is the time of
 * the poll. Pollers keep the result, and ask by `requestFor`.
 */
export const nextFeedState = (poll: Poll): FeedState => {
  const { response, read } = poll
  if (response.status === 'failed') return afterFailure(poll, response.reason, response)
  if (response.status === 'not-modified') return afterNotModified(poll, response)
  if (read === undefined || !read.ok) return afterRefusal(poll, read ?? { ok: false, reason: 'unread', discovered: [] })
  return afterReading(poll, response, read)
}

/** What to ask for: the new address where several polls agreed that the feed moved, and the validators kept. */
export const requestFor = (state: FeedState): { url: string; etag?: string; lastModified?: string } => {
  const { etag, lastModified, moved } = state
  return {
    url: moved !== undefined && moved.polls >= MOVED_POLLS ? moved.url : state.url,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

/**
 * Retry-After holds for the whole host: pushes back every feed of the host of `url`. Pollers call it with all states
 * they hold after an answer with `retryAfterSeconds`.
 */
export const holdHost = (
  states: readonly FeedState[],
  url: string,
  retryAfterSeconds: number,
  now: Instant,
): readonly FeedState[] => {
  const until = secondsLater(now, Math.min(retryAfterSeconds, MAX_RETRY_AFTER_MINUTES * 60))
  return states.map((state) =>
    hostOf(state.url) === hostOf(url) && state.nextAt < until ? { ...state, nextAt: until } : state,
  )
}
