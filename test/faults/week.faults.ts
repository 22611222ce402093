import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderFeed } from '../../cli/render-feed.ts'
import type { FeedFetcher } from '../../lib/ports.ts'
import { startDatabaseProcess } from './support/database-process.ts'
import { storyAt, tinWatch } from './support/news.ts'
import { ledgerOf, pipelineOn } from './support/pipeline.ts'
import { faultSeed, seededRandom } from './support/random.ts'
import { instantAt, silentLogger } from './support/silent.ts'

const feeds = 1_000
const days = 7
/** Turns of the schedule a day; most feeds are due at each. */
const turnsPerDay = 8
/** Of the polls, as with real feeds: one in twenty brings something new. */
const freshShare = 0.05
const begin = Date.parse('2026-03-01T09:00:00Z')

let folder: string
let stores: Awaited<ReturnType<typeof startDatabaseProcess>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwatch-week-'))
  stores = await startDatabaseProcess(join(folder, 'database'))
})
afterAll(async () => {
  await stores.stop()
  await rm(folder, { recursive: true, force: true })
})

interface TableSize {
  readonly items: number
  readonly bytes: number
}

const sizeOf = async (table: string): Promise<TableSize> => {
  let [items, bytes] = [0, 0]
  let from: Record<string, unknown> | undefined
  do {
    const page = await stores.client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }))
    for (const found of page.Items ?? []) {
      items += 1
      bytes += JSON.stringify(found).length
    }
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return { items, bytes }
}

/** Feeds that mostly answer 304; a fresh one has one more story at the head of what it showed before. */
const weekFetcher = (now: () => number, random: () => number): FeedFetcher => {
  /** Feed → what it shows, newest first: the number of each story and when it appeared. */
  const shown = new Map<string, readonly (readonly [number, number])[]>()
  let index = 0
  return {
    fetch: async ({ url, etag }) => {
      if (etag !== undefined && random() >= freshShare) return { status: 'not-modified' }
      const outlet = `Outlet ${url.split('/').at(-1)}`
      index += 1
      const entries = [[index, now()] as const, ...(shown.get(url) ?? [])].slice(0, 5)
      shown.set(url, entries)
      const stories = entries.map(([number, at]) => ({
        ...storyAt(number),
        ...{ id: `week-${number}`, outlet, published: instantAt(at) },
      }))
      const bytes = Buffer.from(renderFeed({ path: '/', outlet, format: 'rss', window: 5 }, stories))
      return { status: 'fetched', bytes, url, etag: `"${index}"`, contentType: 'application/rss+xml' }
    },
  }
}

const megabytes = (bytes: number): number => Math.round((bytes / 1_048_576) * 10) / 10

const heapNow = (): number => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

test('a week of 1,000 feeds: memory stays flat, tables grow evenly', async () => {
  let now = begin
  const clock = { now: () => instantAt(now) }
  const fetcher = weekFetcher(() => now, seededRandom(faultSeed))
  const watch = tinWatch(Array.from({ length: feeds }, (_, index) => `https://feeds.example/${index}`))
  await stores.watches.put({ ...watch, feeds: watch.feeds.map(({ url }) => ({ url })) })
  const pipeline = pipelineOn({ stores, clock, logger: silentLogger, channels: [], allowedHosts: [], fetcher })
  const heaps: number[] = []
  const sizes: { changes: TableSize; state: TableSize }[] = []
  let polls = 0
  for (let day = 0; day < days; day += 1) {
    for (let turn = 0; turn < turnsPerDay; turn += 1) {
      now = begin + (day * turnsPerDay + turn) * (86_400_000 / turnsPerDay)
      for (const message of await pipeline.dispatch()) {
        polls += message.feeds.length
        await pipeline.poll(message)
      }
    }
    heaps.push(heapNow())
    sizes.push({ changes: await sizeOf(stores.tableNames.changes), state: await sizeOf(stores.tableNames.state) })
  }
  const growth = (table: 'changes' | 'state') =>
    sizes.slice(1).map((size, day) => size[table].bytes - (sizes[day]?.[table].bytes ?? 0))
  const ledger = await ledgerOf(stores, watch)
  console.log(
    `a week at ${feeds} feeds: ${polls} polls, ${ledger.length} entries; heap after each day ${heaps.map(megabytes).join(', ')} MB; ` +
      `changes grow ${growth('changes')
        .map((bytes) => Math.round(bytes / 1_024))
        .join(', ')} kB a day, ` +
      `state ${growth('state')
        .map((bytes) => Math.round(bytes / 1_024))
        .join(', ')} kB a day; ` +
      `at the end ${sizes.at(-1)?.changes.items} and ${sizes.at(-1)?.state.items} items`,
  )
  const [, second = 0] = heaps
  expect(polls).toBeGreaterThan(feeds * days * turnsPerDay * 0.7)
  expect(ledger.length).toBeGreaterThan(100)
  // Of the growth that is left a part is compiled code, and a part the feeds that the test itself remembers.
  expect(heaps.at(-1)).toBeLessThan(second + 3 * 1_048_576)
})
