import { expect, test } from 'vitest'
import type { FeedState } from '../../../lib/domain.ts'
import { assignFeeds, dispatchFeeds, dueMessages } from '../../../lib/pipeline/dispatch-feeds.ts'
import { aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger } from '../../support/quiet.ts'

const now = '2026-03-02T10:00:00Z'
const aFeed = (url: string, over: Partial<FeedState> = {}): FeedState => ({
  url,
  nextAt: now,
  intervalMinutes: 30,
  failures: 0,
  ...over,
})
const urls = (count: number) => Array.from({ length: count }, (_, index) => `https://feeds.example/${index}.xml`)

test('a hundred and twenty new feeds fill two shards of fifty and begin a third', () => {
  const shards = assignFeeds([], new Set(urls(120)), 50, now)
  expect(shards.map((shard) => shard.feeds.length)).toEqual([50, 50, 20])
  expect(new Set(shards.map((shard) => shard.id)).size).toBe(3)
})

test('a feed keeps its shard and its validators when others come and go', () => {
  const kept = aFeed('https://feeds.example/1.xml', { etag: '"a"' })
  const before = [{ id: '0000', version: 4, feeds: [aFeed('https://feeds.example/0.xml'), kept] }]
  const wanted = new Set(['https://feeds.example/1.xml', 'https://feeds.example/2.xml'])
  const [shard] = assignFeeds(before, wanted, 50, now)
  expect(shard).toMatchObject({ id: '0000', version: 5 })
  expect(shard?.feeds).toEqual([kept, expect.objectContaining({ url: 'https://feeds.example/2.xml', nextAt: now })])
})

test('shards that stay as they are are not written', () => {
  const before = [{ id: '0000', version: 4, feeds: [aFeed('https://feeds.example/0.xml')] }]
  expect(assignFeeds(before, new Set(['https://feeds.example/0.xml']), 50, now)).toEqual([])
})

test('only feeds whose time has come are named, and a shard with none sends no message', () => {
  const shards = [
    {
      id: '0000',
      version: 1,
      feeds: [aFeed('https://a.example/'), aFeed('https://b.example/', { nextAt: '2026-03-02T10:01:00Z' })],
    },
    { id: '0001', version: 1, feeds: [aFeed('https://c.example/', { nextAt: '2026-03-03T00:00:00Z' })] },
  ]
  expect(dueMessages(shards, now)).toEqual([{ shard: '0000', feeds: ['https://a.example/'] }])
})

test('a feed named by two watches is polled once', async () => {
  const stores = memoryStores()
  await stores.watches.put(aWatch({ id: 'one' }))
  await stores.watches.put(aWatch({ id: 'two' }))
  const messages = await dispatchFeeds({ ...stores, clock: fixedClock(now), logger: recordingLogger() }, 50)
  expect(messages).toEqual([{ shard: '0000', feeds: ['https://feeds.example/tin.xml'] }])
})
