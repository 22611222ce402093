import type { ClaimReadings, CompiledWatch } from '../claims/engine.ts'
import type { Change, Reading, Story } from '../domain.ts'
import { type RecordPorts, recordReadings } from './record-readings.ts'

/** Reads one story for one watch and records what it changes. Returns the new entries of the ledger. */
export type RecordStory = (watch: CompiledWatch, story: Story) => Promise<readonly Change[]>

/**
 * A story the engine cannot read is logged and changes nothing: it must not stop the others. Fails with
 * STORE_UNAVAILABLE only.
 */
export const storyRecorder =
  (ports: Omit<RecordPorts, 'compareValues'>, read?: ReadStory): RecordStory =>
  async (compiled, story) => {
    const { compareValues, readStory } = await import('../claims/engine.ts')
    const { watch } = compiled
    const failed = (error: unknown): void =>
      ports.logger.error('story.unreadable', { watch: watch.id, story: story.id, error: String(error) })
    const readings = readSafely(() => (read ?? readStory)(compiled, story), failed)
    return (await recordReadings({ ...ports, compareValues }, { watch, story, readings })).changes
  }

/** How a story is read for a watch; the engine's own way when none is given. */
type ReadStory = (watch: CompiledWatch, story: Story) => readonly ClaimReadings[]

const readSafely = (read: () => readonly ClaimReadings[], failed: (error: unknown) => void): readonly Reading[] => {
  try {
    return read().flatMap(({ best, also }) => [best, ...also])
  } catch (error) {
    failed(error)
    return []
  }
}
