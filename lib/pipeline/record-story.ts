import { type CompiledWatch, readStory } from '../claims/engine.ts'
import type { Change, Reading, Story } from '../domain.ts'
import { type RecordPorts, recordReadings } from './record-readings.ts'

/** Reads one story for one watch and records what it changes. Returns the new entries of the ledger. */
export type RecordStory = (watch: CompiledWatch, story: Story) => Promise<readonly Change[]>

/**
 * A story the engine cannot read is logged and changes nothing: it must not stop the others. Fails with
 * STORE_UNAVAILABLE only.
 */
export const storyRecorder =
  (ports: RecordPorts): RecordStory =>
  async (watch, story) => {
    const readings = readSafely(ports, watch, story)
    return (await recordReadings(ports, { watch: watch.watch, story, readings })).changes
  }

const readSafely = (ports: RecordPorts, watch: CompiledWatch, story: Story): readonly Reading[] => {
  try {
    return readStory(watch, story).flatMap(({ best, also }) => [best, ...also])
  } catch (error) {
    ports.logger.error('story.unreadable', { watch: watch.watch.id, story: story.id, error: String(error) })
    return []
  }
}
