import { type ClaimReadings, type CompiledWatch, readStory } from '../claims/engine.ts'
import type { Change, Reading, Story } from '../domain.ts'
import { type RecordPorts, recordReadings } from './record-readings.ts'

/** Reads one story for one watch and records what it changes. Returns the new entries of the ledger. */
export type RecordStory = (watch: CompiledWatch, story: Story) => Promise<readonly Change[]>

/**
 * A story the engine cannot read is logged and changes nothing: it must not stop the others. Fails with
 * STORE_UNAVAILABLE only.
 */
export const storyRecorder =
  (ports: RecordPorts, read: ReadStory = readStory): RecordStory =>
  async (watch, story) => {
    const readings = readSafely(ports, read, watch, story)
    return (await recordReadings(ports, { watch: watch.watch, story, readings })).changes
  }

/** How a story is read for a watch. */
type ReadStory = (watch: CompiledWatch, story: Story) => readonly ClaimReadings[]

const readSafely = (ports: RecordPorts, read: ReadStory, watch: CompiledWatch, story: Story): readonly Reading[] => {
  try {
    return read(watch, story).flatMap(({ best, also }) => [best, ...also])
  } catch (error) {
    ports.logger.error('story.unreadable', { watch: watch.watch.id, story: story.id, error: String(error) })
    return []
  }
}
