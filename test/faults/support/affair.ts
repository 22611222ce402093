import type { Story, Watch } from '../../../lib/domain.ts'
import { embeddedStores } from '../../support/embedded-stores.ts'
import { type FeedServer, startFeedServer } from './feed-server.ts'
import { storiesOf, tinWatch } from './news.ts'
import { type FaultPipeline, ledgerOf, type PipelineParts, pipelineOn } from './pipeline.ts'
import { instantAt, silentLogger } from './silent.ts'

const begin = Date.parse('2026-03-01T09:00:00Z')
const stepMs = 61 * 60_000

/** A stretch of the tin affair with its feeds and a clock that goes in steps of an hour. */
export interface Affair {
  readonly watch: Watch
  readonly feeds: FeedServer
  readonly steps: number
  /** Sets clock and feeds to a step. */
  goTo(step: number): void
  readonly now: () => string
  parts(stores: PipelineParts['stores'], over?: Partial<PipelineParts>): PipelineParts
  stop(): Promise<void>
}

/** `always` are stories that the feeds show at all times, whatever their dates. */
export const startAffair = async (count: number, always: readonly Story[] = []): Promise<Affair> => {
  const feeds = await startFeedServer(storiesOf(count), always)
  let now = instantAt(begin)
  return {
    ...{ feeds, watch: tinWatch(feeds.urls), now: () => now, stop: feeds.stop },
    steps: Math.ceil((count * 120_000) / stepMs) + 1,
    goTo: (step) => {
      now = instantAt(begin + step * stepMs)
      feeds.advanceTo(now)
    },
    parts: (stores, over) => ({
      ...{ stores, clock: { now: () => now }, logger: silentLogger, channels: [], allowedHosts: [feeds.host] },
      ...over,
    }),
  }
}

/** One poller, nothing in its way: the ledger that every other run must come to. */
export const calmLedger = async (affair: Affair) => {
  const stores = await embeddedStores()
  await stores.watches.put(affair.watch)
  await everyStep(affair, pipelineOn(affair.parts(stores)), async (pipeline) => {
    for (const message of await pipeline.dispatch()) await pipeline.poll(message)
  })
  const ledger = await ledgerOf(stores, affair.watch)
  await stores.stop()
  return ledger
}

export const everyStep = async (
  affair: Affair,
  pipeline: FaultPipeline,
  work: (pipeline: FaultPipeline) => Promise<void>,
): Promise<void> => {
  for (let step = 0; step < affair.steps; step += 1) {
    affair.goTo(step)
    await work(pipeline)
  }
}
