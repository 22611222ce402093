import type { Stores } from '../../../lib/adapters/dynamodb.ts'
import { httpFeedFetcher } from '../../../lib/adapters/http-feed-fetcher.ts'
import { jitteredBackoff } from '../../../lib/adapters/jittered-backoff.ts'
import type { PollMessage } from '../../../lib/contract.ts'
import type { ChangeWithSources, Watch } from '../../../lib/domain.ts'
import type { AlertsSent } from '../../../lib/pipeline/alerts-sent.ts'
import { watchCompiler } from '../../../lib/pipeline/compile-watches.ts'
import { dispatchFeeds } from '../../../lib/pipeline/dispatch-feeds.ts'
import { pollFeeds } from '../../../lib/pipeline/poll-feeds.ts'
import { storyRecorder } from '../../../lib/pipeline/record-story.ts'
import { sweepAlerts } from '../../../lib/pipeline/send-alerts.ts'
import type { AlertChannel, Clock, FeedFetcher, Logger } from '../../../lib/ports.ts'

export interface PipelineParts {
  readonly stores: Stores
  readonly clock: Clock
  readonly logger: Logger
  readonly channels: readonly AlertChannel[]
  /** Feed hosts on the loopback address. */
  readonly allowedHosts: readonly string[]
  readonly feedsPerShard?: number
  readonly fetcher?: FeedFetcher
}

export interface FaultPipeline {
  dispatch(): Promise<readonly PollMessage[]>
  poll(message: PollMessage): Promise<unknown>
  sweep(): Promise<AlertsSent>
}

/** The use cases on real adapters, as the functions wire them, with a clock and channels of the test. */
export const pipelineOn = (parts: PipelineParts): FaultPipeline => {
  const { stores, clock, logger, channels, allowedHosts } = parts
  const ports = { ...stores, clock, logger, channels }
  const poll = {
    ...ports,
    fetcher: parts.fetcher ?? httpFeedFetcher({ userAgent: 'claimwatch-faults', allowedHosts }),
    extractor: { extract: async () => undefined },
    compile: watchCompiler(logger),
    record: storyRecorder({ ...ports, backoff: jitteredBackoff() }),
  }
  return {
    dispatch: () => dispatchFeeds(ports, parts.feedsPerShard ?? 50),
    poll: (message) => pollFeeds(poll, message),
    sweep: () => sweepAlerts(ports),
  }
}

/** As the queue does: what fails is delivered again, `times` times at most. */
export const untilDone = async (work: () => Promise<unknown>, times = 50): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return attempt - 1
    } catch (error) {
      if (attempt === times) throw error
    }
  }
}

/** Every entry of the watch's claims with its sources, claim by claim. */
export const ledgerOf = async (stores: Pick<Stores, 'changes'>, watch: Watch): Promise<ChangeWithSources[]> =>
  (await Promise.all(watch.claims.map((claim) => stores.changes.history(watch.id, claim.id)))).flat()

/** What the ledger says, without when it was heard and what follows from that. */
export const factsOf = (changes: readonly ChangeWithSources[]) =>
  changes.map(({ id, type, holder, from, to, at, sources }) => ({
    ...{ id, type, holder, from, to, at },
    sources: sources.map(({ storyId }) => storyId),
  }))

/** Where two ledgers begin to differ, in one line; empty when they are equal byte for byte. */
export const firstDifference = (got: readonly object[], wanted: readonly object[]): string => {
  for (let index = 0; index < Math.max(got.length, wanted.length); index += 1) {
    const [a, b] = [JSON.stringify(got[index]) ?? 'nothing', JSON.stringify(wanted[index]) ?? 'nothing']
    const at = [...a].findIndex((character, place) => character !== b[place])
    if (a !== b)
      return `entry ${index}: …${a.slice(Math.max(0, at - 150), at + 150)}… is not …${b.slice(Math.max(0, at - 150), at + 150)}…`
  }
  return ''
}
