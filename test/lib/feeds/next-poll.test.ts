import { describe, expect, test } from 'vitest'
import type { FeedSource, FeedState, Instant } from '../../../lib/domain.ts'
import { type Answer, holdHost, nextFeedState, requestFor } from '../../../lib/feeds/next-poll.ts'
import type { ReadFeed } from '../../../lib/feeds/normalise.ts'

const now = '2026-01-29T12:00:00Z'
const url = 'https://harbour.example/rss'

const state = (over: Partial<FeedState> = {}): FeedState => ({
  url,
  nextAt: now,
  intervalMinutes: 30,
  failures: 0,
  ...over,
})

const hoursAgo = (hours: number): Instant =>
  `${new Date(Date.parse(now) - hours * 3_600_000).toISOString().slice(0, 19)}Z`

/** A feed whose newest stories are these hours old. */
const feed = (hours: readonly number[], over: Partial<ReadFeed> = {}): ReadFeed => ({
  ok: true,
  format: 'rss-2.0',
  title: 'Harbour News',
  link: '',
  mended: [],
  stories: hours.map((age) => ({
    id: String(age),
    title: '',
    text: '',
    link: '',
    published: hoursAgo(age),
    updated: null,
    categories: [],
  })),
  ...over,
})

const fetched = (over: object = {}): Answer => ({ status: 'fetched', bytes: new Uint8Array(), url, ...over })

const polled = (
  response: Answer,
  options: { state?: FeedState; read?: ReadFeed; sources?: readonly FeedSource[]; now?: Instant } = {},
): FeedState =>
  nextFeedState({
    state: options.state ?? state(),
    sources: options.sources ?? [{ url }],
    response,
    read: response.status === 'fetched' ? (options.read ?? feed([1, 2, 3])) : undefined,
    now: options.now ?? now,
  })

const minutesUntilNext = (next: FeedState): number => (Date.parse(next.nextAt) - Date.parse(now)) / 60_000

const everyHalfHour = Array.from({ length: 10 }, (_, index) => index / 2)
const everyDay = Array.from({ length: 10 }, (_, index) => index * 24)

describe('the interval', () => {
  test('a busy feed is asked often, a quiet one seldom', () => {
    const [busy, quiet] = [
      polled(fetched(), { read: feed(everyHalfHour) }),
      polled(fetched(), { read: feed(everyDay) }),
    ]
    expect(busy.intervalMinutes).toBeLessThan(20)
    expect(quiet.intervalMinutes).toBeGreaterThan(100)
  })

  test('floor and cap of the watch file hold', () => {
    expect(
      polled(fetched(), { read: feed(everyHalfHour), sources: [{ url, everyMinutes: { min: 45 } }] }).intervalMinutes,
    ).toBe(45)
    expect(
      polled(fetched(), { read: feed(everyDay), sources: [{ url, everyMinutes: { max: 20 } }] }).intervalMinutes,
    ).toBe(20)
  })

  test('of several watches the keenest decides', () => {
    const sources = [{ url, everyMinutes: { max: 60 } }, { url, everyMinutes: { max: 10 } }, { url }]
    expect(polled(fetched(), { read: feed(everyDay), sources }).intervalMinutes).toBe(10)
  })

  test.each([
    ['ttl', { ttlMinutes: 120 }, {}],
    ['Cache-Control', {}, { freshForSeconds: 7_200 }],
  ])('%s holds it back', (_, hints, headers) => {
    expect(polled(fetched(headers), { read: feed(everyHalfHour, hints) }).intervalMinutes).toBe(120)
  })

  test('a year of max-age is not believed', () => {
    expect(polled(fetched({ freshForSeconds: 31_536_000 })).intervalMinutes).toBe(300)
  })

  test('a cap of the watch file goes before the ttl of the feed', () => {
    const sources = [{ url, everyMinutes: { max: 15 } }]
    expect(polled(fetched(), { read: feed(everyDay, { ttlMinutes: 240 }), sources }).intervalMinutes).toBe(15)
  })

  test('the same feed is spread by its address, up to a tenth, and never by chance', () => {
    const next = polled(fetched())
    expect(minutesUntilNext(next)).toBeGreaterThanOrEqual(next.intervalMinutes)
    expect(minutesUntilNext(next)).toBeLessThanOrEqual(next.intervalMinutes * 1.1)
    expect(polled(fetched()).nextAt).toBe(next.nextAt)
  })

  test('a feed that falls silent is asked less often, by 304 after 304', () => {
    const busy = polled(fetched({ etag: '"1"' }), { read: feed(everyHalfHour) })
    const later = polled({ status: 'not-modified' }, { state: busy, now: '2026-02-02T12:00:00Z' })
    expect(later.intervalMinutes).toBeGreaterThan(busy.intervalMinutes * 2)
  })

  test('hours and days the feed asks to skip are skipped', () => {
    const hours = polled(fetched(), { read: feed([1, 2], { skipHours: [12, 13, 14] }) })
    expect(hours.nextAt).toBe('2026-01-29T15:00:00Z')
    const days = polled(fetched(), { read: feed([1, 2], { skipDays: [4] }) })
    expect(days.nextAt).toBe('2026-01-30T00:00:00Z')
  })
})

describe('validators', () => {
  test('are kept byte for byte and sent again', () => {
    const next = polled(fetched({ etag: 'W/"a b"', lastModified: 'yesterday' }))
    expect(requestFor(next)).toEqual({ url, etag: 'W/"a b"', lastModified: 'yesterday' })
  })

  test('an answer without any drops the old ones', () => {
    expect(requestFor(polled(fetched(), { state: state({ etag: '"1"' }) }))).toEqual({ url })
  })

  test('304 keeps them and takes new ones', () => {
    const before = state({ etag: '"1"', lastModified: 'then', lastFull: hoursAgo(1) })
    expect(requestFor(polled({ status: 'not-modified', etag: '"2"' }, { state: before }))).toEqual({
      url,
      etag: '"2"',
      lastModified: 'then',
    })
  })

  test('after eight days of 304 the feed is asked for in full', () => {
    const before = state({ etag: '"1"', lastFull: hoursAgo(8 * 24) })
    expect(requestFor(polled({ status: 'not-modified' }, { state: before }))).toEqual({ url })
  })

  test('a page that is no feed leaves none: a 304 must not make it look well', () => {
    const refused = nextFeedState({
      state: state({ etag: '"1"' }),
      sources: [],
      response: fetched({ etag: '"2"' }),
      read: { ok: false, reason: 'a web page, no feed', discovered: [] },
      now,
    })
    expect(requestFor(refused)).toEqual({ url })
    expect(refused).toMatchObject({ failures: 1, lastError: 'a web page, no feed' })
  })
})

describe('failures', () => {
  const failed = (over: object = {}): Answer => ({ status: 'failed', reason: 'out of order', ...over })

  test('pauses double up to a day and never end for good', () => {
    const pauses: number[] = []
    let current = state()
    for (let failure = 0; failure < 12; failure += 1) {
      current = polled(failed({ httpStatus: 500 }), { state: current })
      pauses.push(minutesUntilNext(current))
    }
    expect(pauses[1]).toBeCloseTo((pauses[0] ?? 0) * 2, -1)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_440 * 1.1)
  })

  test('the first success makes all good', () => {
    const ill = polled(failed(), { state: state({ failures: 5 }) })
    expect(polled(fetched(), { state: ill })).toMatchObject({ failures: 0 })
    expect(polled(fetched(), { state: ill })).not.toHaveProperty('lastError')
  })

  test('Retry-After is kept, for all feeds of the host', () => {
    const held = polled(failed({ httpStatus: 429, retryAfterSeconds: 7_200 }))
    expect(minutesUntilNext(held)).toBeGreaterThanOrEqual(120)
    const others = [state({ url: 'https://harbour.example/sport' }), state({ url: 'https://other.example/rss' })]
    expect(holdHost(others, url, 7_200, now).map(({ nextAt }) => nextAt)).toEqual(['2026-01-29T14:00:00Z', now])
  })

  test('a Retry-After of a year is cut to two days', () => {
    expect(minutesUntilNext(polled(failed({ httpStatus: 503, retryAfterSeconds: 31_536_000 })))).toBeLessThan(
      2 * 1_440 * 1.11,
    )
  })

  test('410 is gone, asked once a day', () => {
    const gone = polled(failed({ httpStatus: 410, gone: true }))
    expect(gone.gone).toBe(true)
    expect(minutesUntilNext(gone)).toBeGreaterThanOrEqual(1_440)
  })

  test('404 is gone only when it goes on', () => {
    expect(polled(failed({ httpStatus: 404 })).gone).toBeUndefined()
    expect(polled(failed({ httpStatus: 404 }), { state: state({ failures: 9 }) }).gone).toBe(true)
  })

  test('a feed that comes back is not gone', () => {
    expect(polled(fetched(), { state: state({ gone: true, failures: 20 }) })).not.toHaveProperty('gone')
  })
})

describe('a feed that moves', () => {
  const target = 'https://new.example/rss'
  const moved = fetched({ movedTo: target, url: target })

  test('is asked at its new address when three polls agree', () => {
    let current = state()
    const asked: string[] = []
    for (let poll = 0; poll < 4; poll += 1) {
      asked.push(requestFor(current).url)
      current = polled(current.moved?.polls === 3 ? fetched({ url: target }) : moved, { state: current })
    }
    expect(asked).toEqual([url, url, url, target])
    expect(current).toMatchObject({ url, moved: { url: target, polls: 3 } })
  })

  test('another target starts the count again, no target ends it', () => {
    const once = polled(moved, { state: state({ moved: { url: 'https://login.example/', polls: 2 } }) })
    expect(once.moved).toEqual({ url: target, polls: 1 })
    expect(polled(fetched(), { state: once })).not.toHaveProperty('moved')
  })

  test('a new address that fails is given up for the old one', () => {
    const ill = polled({ status: 'failed', reason: 'no' }, { state: state({ moved: { url: target, polls: 3 } }) })
    expect(requestFor(ill).url).toBe(url)
  })
})
