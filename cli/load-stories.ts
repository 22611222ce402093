import type { Story } from '../lib/domain.ts'
import { ClaimwatchError } from '../lib/errors.ts'
import { readInputText } from './input-file.ts'
import { parseStoryLines } from './story-lines.ts'

/** Bad lines shown in full; the rest is counted. */
const shownFaults = 20

export interface LoadedStories {
  readonly stories: readonly Story[]
  /** STORIES_INVALID, naming the bad lines: to be thrown once the good ones are done. */
  readonly fault?: ClaimwatchError
}

/**
 * The stories of a JSON Lines file (`-`: standard input). A bad line does not stop the others. Fails with
 * FILE_UNREADABLE.
 */
export const loadStories = (path: string): LoadedStories => {
  const { stories, faults } = parseStoryLines(readInputText(path))
  if (faults.length === 0) return { stories }
  const lines = faults.slice(0, shownFaults).map((fault) => `${path}:${fault.line} ${fault.message}`)
  if (faults.length > shownFaults) lines.push(`and ${faults.length - shownFaults} more bad lines`)
  const message = `${faults.length} of ${faults.length + stories.length} lines of ${path} are no stories`
  return { stories, fault: new ClaimwatchError('STORIES_INVALID', message, { faults: lines }) }
}
