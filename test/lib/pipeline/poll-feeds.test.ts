import { expect, test } from 'vitest'
import type { Story, Watch } from '../../../lib/domain.ts'
import { ClaimwatchError } from '../../../lib/errors.ts'
import { watchCompiler } from '../../../lib/pipeline/compile-watches.ts'
import { dispatchFeeds } from '../../../lib/pipeline/dispatch-feeds.ts'
import { pollFeeds } from '../../../lib/pipeline/poll-feeds.ts'
import type { FeedResponse } from '../../../lib/ports.ts'
import { aClaim, aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger } from '../../support/quiet.ts'

const feedUrl = 'https://feeds.example/tin.xml'

const entry = (id: string, published: string, title = `Story ${id}`): string =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://news.example/${id}</link>
  <description>The Tin Council met about its conference.</description><pubDate>${new Date(published).toUTCString()}</pubDate></item>`

const rss = (...entries: string[]): FeedResponse => ({
  status: 'fetched',
  url: feedUrl,
  etag: '"1"',
  contentType: 'application/rss+xml',
  bytes: new TextEncoder().encode(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title><link>https://news.example/</link>${entries.join('')}</channel></rss>`,
  ),
})

const setUp = async (watch: Watch = aWatch()) => {
  const stores = memoryStores()
  const clock = fixedClock('2026-03-02T10:00:00Z')
  const logger = recordingLogger()
  await stores.watches.put(watch)
  const answers = new Map<string, FeedResponse>()
  const asked: unknown[] = []
  const read: { watch: string; story: Story }[] = []
  let broken = false
  const fetcher = {
    fetch: async (request: { url: string }) => {
      asked.push(request)
      return answers.get(request.url) ?? { status: 'failed' as const, reason: 'no such host' }
    },
  }
  const record = async (ready: { watch: Watch }, story: Story) => {
    if (broken) throw new ClaimwatchError('STORE_UNAVAILABLE', 'the table is throttled')
    read.push({ watch: ready.watch.id, story })
    return []
  }
  const extractor = { extract: async () => undefined }
  const ports = { ...stores, clock, logger, fetcher, extractor, record, compile: watchCompiler(logger) }
  const poll = async () => {
    const messages = await dispatchFeeds(ports, 50)
    return Promise.all(messages.map((message) => pollFeeds(ports, message)))
  }
  return {
    stores,
    ports,
    clock,
    answers,
    asked,
    read,
    poll,
    breakStore: (on: boolean) => {
      broken = on
    },
  }
}

const laterBy = (days: number): string => `2026-03-${String(2 + days).padStart(2, '0')}T10:00:00Z`

test('stories are read oldest first, whatever the order of the feed', async () => {
  const { answers, read, poll } = await setUp()
  answers.set(feedUrl, rss(entry('b', '2026-03-02T09:30:00Z'), entry('a', '2026-03-02T09:00:00Z')))
  await poll()
  expect(read.map(({ story }) => story.title)).toEqual(['Story a', 'Story b'])
})

test('a story is read once, and again when its words change', async () => {
  const { answers, read, poll, clock } = await setUp()
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  await poll()
  clock.set(laterBy(1))
  await poll()
  expect(read).toHaveLength(1)
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z', 'Story a, corrected')))
  clock.set(laterBy(3))
  await poll()
  expect(read.map(({ story }) => story.title)).toEqual(['Story a', 'Story a, corrected'])
})

test('the second poll sends the validators back as the server gave them', async () => {
  const { answers, asked, poll, clock } = await setUp()
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  await poll()
  clock.set(laterBy(1))
  await poll()
  expect(asked).toEqual([{ url: feedUrl }, { url: feedUrl, etag: '"1"' }])
})

test('a watch that joins later gets the stories still in the feed, without a condition', async () => {
  const { answers, asked, read, poll, clock, stores } = await setUp()
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  await poll()
  await stores.watches.put(aWatch({ id: 'second' }))
  clock.set(laterBy(1))
  await poll()
  expect(asked.at(-1)).toEqual({ url: feedUrl })
  expect(read.map(({ watch }) => watch)).toContain('second')
})

test('a feed that fails is a state with its reason; the other feeds of the shard are read', async () => {
  const dead = 'https://dead.example/feed'
  const { answers, read, poll, stores } = await setUp(aWatch({ feeds: [{ url: dead }, { url: feedUrl }] }))
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  const [summary] = await poll()
  expect(summary).toMatchObject({ feedsPolled: 2, fetchErrors: 1, stories: 1 })
  expect(read).toHaveLength(1)
  const states = (await stores.shards.all()).flatMap((shard) => shard.feeds)
  expect(states.find(({ url }) => url === dead)).toMatchObject({ failures: 1, lastError: 'no such host' })
})

test('feeds of one host go one after the other, other hosts beside them', async () => {
  const feeds = ['a/1', 'a/2', 'a/3', 'b/1'].map((path) => ({ url: `https://${path.replace('/', '.example/')}` }))
  const { ports, poll } = await setUp(aWatch({ feeds }))
  const open: string[] = []
  const seenTogether = new Set<string>()
  ports.fetcher.fetch = async ({ url }) => {
    open.push(url)
    seenTogether.add(open.map((one) => new URL(one).host).join())
    await new Promise((resolve) => setTimeout(resolve, 5))
    open.splice(open.indexOf(url), 1)
    return { status: 'failed', reason: 'no such host' }
  }
  await poll()
  expect([...seenTogether].some((hosts) => hosts.includes('a.example') && hosts.includes('b.example'))).toBe(true)
  expect([...seenTogether].some((hosts) => hosts.split('a.example').length > 2)).toBe(false)
})

test('a feed that failed last time holds up no story of the others', async () => {
  const slow = 'https://slow.example/feed'
  const { answers, read, ports, poll, clock } = await setUp(aWatch({ feeds: [{ url: slow }, { url: feedUrl }] }))
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  await poll()
  answers.set(feedUrl, rss(entry('b', '2026-03-03T09:00:00Z')))
  clock.set(laterBy(3))
  const { fetch } = ports.fetcher
  let readBeforeSlow = 0
  let answerSlow = (): void => undefined
  const slowAsked = new Promise<void>((resolve) => {
    answerSlow = resolve
  })
  ports.fetcher.fetch = async (request) => {
    if (request.url !== slow) return fetch(request)
    await slowAsked
    readBeforeSlow = read.length
    return { status: 'failed', reason: 'timed out' }
  }
  ports.seen.mark = async () => answerSlow()
  await poll()
  expect(readBeforeSlow).toBe(2)
})

test('when the table fails, neither the story nor the validators count as done', async () => {
  const { answers, asked, read, poll, breakStore, clock } = await setUp()
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  breakStore(true)
  await expect(poll()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  breakStore(false)
  clock.set('2026-03-02T10:01:00Z')
  await poll()
  expect(asked.at(-1)).toEqual({ url: feedUrl })
  expect(read).toHaveLength(1)
})

test('a redelivered message finds nothing due and asks nobody', async () => {
  const { answers, asked, ports } = await setUp()
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z')))
  const [message] = await dispatchFeeds(ports, 50)
  if (!message) throw new Error('nothing was due')
  await pollFeeds(ports, message)
  expect(await pollFeeds(ports, message)).toMatchObject({ feedsPolled: 0 })
  expect(asked).toHaveLength(1)
})

test('a story is read for the watches it can concern, and for no other that polls the feed', async () => {
  const { answers, read, poll, stores } = await setUp()
  const river = aClaim({
    question: 'Who builds the Osel bridge?',
    holder: 'Osel',
    statement: 'Osel builds the bridge.',
  })
  const article = { ...aWatch().article, title: 'Osel builds a bridge', text: 'Osel builds the bridge.' }
  await stores.watches.put(aWatch({ id: 'bridge', article, claims: [river] }))
  answers.set(
    feedUrl,
    rss(entry('a', '2026-03-02T09:00:00Z'), entry('b', '2026-03-02T09:30:00Z', 'Osel stops the bridge')),
  )
  await poll()
  expect(read.map(({ watch, story }) => [watch, story.title])).toEqual([
    ['tin-conference', 'Story a'],
    ['tin-conference', 'Osel stops the bridge'],
    ['bridge', 'Osel stops the bridge'],
  ])
})

test('two entries with one link, an entry without a date and one without a link are all read', async () => {
  const { answers, read, poll } = await setUp()
  const undated =
    '<item><guid isPermaLink="false">c</guid><title>Undated</title><description>The Tin Council met about its conference.</description><link>https://news.example/a</link></item>'
  const linkless =
    '<item><title>Linkless</title><description>The Tin Council met about its conference.</description></item>'
  answers.set(feedUrl, rss(entry('a', '2026-03-02T09:00:00Z'), undated, linkless))
  await poll()
  const published = new Map(read.map(({ story }) => [story.title, story.published]))
  expect([...published.keys()].sort()).toEqual(['Linkless', 'Story a', 'Undated'])
  expect(published.get('Undated')).toBe('2026-03-02T10:00:00Z')
})
