/** One row of `bench:pipeline` in a process of its own: so many feeds over so many simulated minutes. Prints one line of JSON. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { httpFeedFetcher } from '../../lib/adapters/http-feed-fetcher.ts'
import { jitteredBackoff } from '../../lib/adapters/jittered-backoff.ts'
import { watchCompiler } from '../../lib/pipeline/compile-watches.ts'
import { dispatchFeeds } from '../../lib/pipeline/dispatch-feeds.ts'
import { mapBounded } from '../../lib/pipeline/map-bounded.ts'
import { pollFeeds } from '../../lib/pipeline/poll-feeds.ts'
import { storyRecorder } from '../../lib/pipeline/record-story.ts'
import { instantOf, watchesOn } from './news.ts'
import type { FromWorld, ToWorld } from './world.ts'

export interface PipelineRow {
  /** Simulated minutes after the first round: fewer than asked for where time ran out. */
  readonly minutes: number
  readonly polls: number
  readonly stories: number
  readonly changes: number
  /** Processor time of the poller alone, in seconds: the first round with its compiling, and what came after. */
  readonly firstSeconds: number
  readonly laterSeconds: number
  readonly firstStories: number
  readonly firstPolls: number
  readonly peakMb: number
  readonly freshness: { readonly p50: number; readonly p95: number }
}

const feeds = Number(process.argv[2] ?? 100)
const minutes = Number(process.argv[3] ?? 60)
/** Seconds after which no further minute is begun. */
const mostSeconds = Number(process.argv[4] ?? 600)
const start = Date.parse('2026-06-01T08:00:00Z')
const end = start + minutes * 60_000
const shardsAtOnce = 4

const world: ChildProcess = fork(join(import.meta.dirname, 'world.ts'), { execArgv: ['--import', 'tsx'] })
const answer = async <T extends FromWorld>(message?: ToWorld): Promise<T> => {
  const next = once(world, 'message')
  if (message) world.send(message)
  return (await next)[0] as T
}

const { endpoint, host } = await answer<Extract<FromWorld, { endpoint: string }>>()
await answer({ from: start, to: end })
const client = dynamodbClient({ endpoint, embedded: true })
const tableNames = { changes: 'changes', state: 'state' }
await createTables(client, tableNames)
const stores = dynamodbStores(client, tableNames)
for (const watch of watchesOn(host, feeds)) await stores.watches.put(watch)

let now = start
const quiet = () => undefined
const logger = { info: quiet, warn: quiet, error: quiet }
const ports = { ...stores, clock: { now: () => instantOf(now) }, logger }
const poller = {
  ...ports,
  fetcher: httpFeedFetcher({ userAgent: 'claimwatch-bench', allowedHosts: [host] }),
  extractor: { extract: async () => undefined },
  compile: watchCompiler(logger, undefined, { gates: stores.gates, build: 'bench' }),
  record: storyRecorder({ ...ports, backoff: jitteredBackoff() }),
}

const total = { polls: 0, stories: 0, changes: 0 }
let peak = 0
const turn = async (): Promise<void> => {
  await answer({ now })
  await mapBounded(await dispatchFeeds(ports, 50), shardsAtOnce, async (message) => {
    const done = await pollFeeds(poller, message)
    total.polls += done.feedsPolled
    total.stories += done.stories
    total.changes += done.changes.length
    peak = Math.max(peak, process.memoryUsage.rss())
  })
}

const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const begun = seconds()
await turn()
const afterFirst = seconds()
const firstStories = total.stories
const firstPolls = total.polls
let done = 0
for (now = start + 60_000; now <= end && performance.now() < mostSeconds * 1000; now += 60_000) {
  await turn()
  done += 1
}
const { delays } = await answer<Extract<FromWorld, { delays: readonly number[] }>>({ report: true })
const sorted = delays.toSorted((a, b) => a - b)
const percentile = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
const row: PipelineRow = {
  ...total,
  firstSeconds: afterFirst - begun,
  laterSeconds: seconds() - afterFirst,
  firstStories,
  firstPolls,
  minutes: done,
  peakMb: peak / 1024 / 1024,
  freshness: { p50: percentile(0.5), p95: percentile(0.95) },
}
process.stdout.write(`${JSON.stringify(row)}\n`)
world.disconnect()
world.kill()
process.exit(0)
