import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { jitteredBackoff } from '../../lib/adapters/jittered-backoff.ts'
import { compileWatch } from '../../lib/claims/engine.ts'
import type { ChangeWithSources, Instant, Refusal, Story, Watch } from '../../lib/domain.ts'
import { storyRecorder } from '../../lib/pipeline/record-story.ts'
import { replayStories } from '../../lib/pipeline/replay-stories.ts'
import type { Output } from '../output.ts'
import { withMemoryStores } from './open-stores.ts'
import { talkLogger } from './talk-logger.ts'

export interface Replayed {
  /** The entries of the ledger with their sources, by time. */
  readonly changes: readonly ChangeWithSources[]
  /** Answers that were read and not recorded, per claim in the order of the watch. */
  readonly refusals: readonly Refusal[]
}

/** Runs stored stories through the whole pipeline into these stores. */
export const replayInto = async (
  stores: Stores,
  watch: Watch,
  stories: readonly Story[],
  output: Output,
): Promise<Replayed> => {
  let now: Instant = ''
  const clock = { now: () => now }
  const setNow = (instant: Instant): void => {
    now = instant
  }
  const logger = talkLogger(output)
  const record = storyRecorder({ ...stores, clock, logger, backoff: jitteredBackoff() })
  const progress = output.progress(stories.length, 'stories')
  try {
    const changes = await replayStories({ ...stores, record, setNow, progress }, compileWatch(watch), stories)
    const refusals = await Promise.all(watch.claims.map((claim) => stores.refusals.list(watch.id, claim.id)))
    return { changes, refusals: refusals.flat() }
  } finally {
    progress()
  }
}

/** The same on a database in memory that is gone afterwards. */
export const replayInMemory = (watch: Watch, stories: readonly Story[], output: Output): Promise<Replayed> =>
  withMemoryStores((stores) => replayInto(stores, watch, stories, output))
