import { writeFileSync } from 'node:fs'
import { ClaimwatchError } from '../lib/errors.ts'
import type { EditedFeeds } from '../lib/watches/edit-feeds.ts'
import { readInputText } from './input-file.ts'
import { findWatchFile, loadWatch } from './load-watch.ts'

/**
 * Changes the feeds of a watch file in place. The watch is checked before, so that no broken file is touched. Fails with
 * WATCH_NOT_FOUND, WATCH_INVALID or FILE_UNREADABLE.
 */
export const editWatchFeeds = (watch: string, edit: (text: string) => EditedFeeds): readonly string[] => {
  loadWatch(watch)
  const path = findWatchFile(watch)
  const { text, urls } = edit(readInputText(path))
  if (urls.length === 0) return urls
  try {
    writeFileSync(path, text)
  } catch (cause) {
    throw new ClaimwatchError('FILE_UNREADABLE', `cannot write ${path}`, { cause })
  }
  return urls
}
