import type { CompiledWatch } from '../claims/engine.ts'
import type { ChangeWithSources, Instant, Story } from '../domain.ts'
import type { ChangeStore } from '../ports.ts'
import type { RecordStory } from './record-story.ts'
import { byTime, inTimeOrder } from './time-order.ts'

export interface ReplayPorts {
  readonly changes: ChangeStore
  readonly record: RecordStory
  /** Moves the clock that `record` reads. */
  readonly setNow: (now: Instant) => void
  /** Told after each story. */
  readonly progress: (done: number) => void
}

/**
 * Runs stored stories through reading and recording as if each had just been published, and returns the entries of the
 * ledger with their sources, by time. Fails with STORE_UNAVAILABLE.
 */
export const replayStories = async (
  ports: ReplayPorts,
  watch: CompiledWatch,
  stories: readonly Story[],
): Promise<readonly ChangeWithSources[]> => {
  for (const [index, story] of inTimeOrder(stories).entries()) {
    ports.setNow(story.published)
    await ports.record(watch, story)
    ports.progress(index + 1)
  }
  const { id, claims } = watch.watch
  const histories = await Promise.all(claims.map((claim) => ports.changes.history(id, claim.id)))
  return histories.flat().sort(byTime((change) => change.at))
}
