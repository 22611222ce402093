import type { FeedState, Instant } from '../domain.ts'

/** How a feed is, in one word and one line for people. */
export interface FeedHealth {
  readonly word: 'new' | 'well' | 'unsteady' | 'failing' | 'silent' | 'gone'
  readonly note: string
}

/** Failures in a row from which a feed counts as failing. */
const FAILING = 3
/** A feed is silent when nothing came for this many of its usual gaps, and for at least three days. */
const SILENT_GAPS = 10
const SILENT_DAYS = 3

const HOUR = 3_600_000

const hoursSince = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / HOUR

const duration = (hours: number): string => {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`
}

const silentFor = (state: FeedState, now: Instant): number | undefined => {
  if (state.lastStory === undefined || state.storiesPerDay === undefined) return undefined
  const hours = hoursSince(state.lastStory, now)
  const usual = 24 / state.storiesPerDay
  return hours > Math.max(SILENT_DAYS * 24, SILENT_GAPS * usual) ? hours : undefined
}

/** How a feed is at `now`, by what the last polls left in its state. */
export const feedHealth = (state: FeedState, now: Instant): FeedHealth => {
  const { failures, lastError = 'unknown', lastSuccess, gone } = state
  const since = lastSuccess === undefined ? 'never read' : `last read ${duration(hoursSince(lastSuccess, now))} ago`
  if (gone === true) return { word: 'gone', note: `${lastError}; ${since}; asked once a day` }
  if (failures >= FAILING) return { word: 'failing', note: `${lastError}; ${failures} failures in a row; ${since}` }
  if (failures > 0) return { word: 'unsteady', note: `${lastError}; ${since}` }
  if (lastSuccess === undefined) return { word: 'new', note: 'not polled yet' }
  const silence = silentFor(state, now)
  if (silence !== undefined)
    return { word: 'silent', note: `nothing new for ${duration(silence)}, against its own rhythm` }
  return { word: 'well', note: since }
}
