import type { CompiledWatch } from '../claims/engine.ts'
import type { ChangeWithSources, Instant, Story } from '../domain.ts'
import type { ChangeStore } from '../ports.ts'
import type { RecordStory } from './poll-feeds.ts'

/** Stories in the order a monitor would have met them: by publication, then by id. */
export const inTimeOrder = (stories: readonly Story[]): readonly Story[] =>
  [...stories].sort((a, b) => compare(a.published, b.published) || compare(a.id, b.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Runs stored stories through reading and recording as if each had just been published, and returns the ledger's
 * entries with their sources, by time. `setNow` moves the clock the record step reads; `progress` is told after each
 * story. Fails with STORE_UNAVAILABLE.
 */
export const replayStories = async (
  changes: ChangeStore,
  watch: CompiledWatch,
  stories: readonly Story[],
  record: RecordStory,
  setNow: (now: Instant) => void,
  progress: (done: number) => void,
): Promise<readonly ChangeWithSources[]> => {
  for (const [index, story] of inTimeOrder(stories).entries()) {
    setNow(story.published)
    await record(watch, story)
    progress(index + 1)
  }
  const histories = await Promise.all(
    watch.watch.claims.map((claim) => changes.history(watch.watch.id, claim.id)),
  )
  return histories.flat().sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
}
