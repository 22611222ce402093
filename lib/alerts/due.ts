import type { AlertPolicy, ChangeWithSources, Instant, QuietHours } from '../domain.ts'

/** Whether a change may be told now: `held` becomes due by itself, `unsure` only when more origins raise its confidence. */
export type DueState = 'due' | 'held' | 'unsure'

const minutesSince = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** `23:05` of an instant in a time zone. */
const timeOfDay = (instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )

/** Whether an instant is in the quiet hours. Equal ends mean none: they are a mistake more often than a whole day. */
export const isQuiet = (now: Instant, { from, to, timeZone }: QuietHours): boolean => {
  const time = timeOfDay(now, timeZone ?? 'UTC')
  if (from === to) return false
  return from < to ? time >= from && time < to : time >= from || time < to
}

const waitsForOrigins = (change: ChangeWithSources, policy: AlertPolicy, now: Instant): boolean => {
  if (change.origins >= policy.minOrigins) return false
  return policy.afterMinutes === 0 || minutesSince(change.detectedAt, now) < policy.afterMinutes
}

/** Which span of the digest an instant is in; a change is told once its span is over. */
const span = (instant: Instant, minutes: number): number => Math.floor(Date.parse(instant) / (minutes * 60_000))

const waitsForDigest = (change: ChangeWithSources, { digestMinutes }: AlertPolicy, now: Instant): boolean =>
  digestMinutes !== undefined && digestMinutes > 0 && span(change.detectedAt, digestMinutes) >= span(now, digestMinutes)

export const dueState = (change: ChangeWithSources, policy: AlertPolicy, now: Instant): DueState => {
  if (change.confidence < policy.minConfidence) return 'unsure'
  const waits =
    waitsForOrigins(change, policy, now) ||
    waitsForDigest(change, policy, now) ||
    (policy.muteUntil !== undefined && now < policy.muteUntil) ||
    (policy.quietHours !== undefined && isQuiet(now, policy.quietHours))
  return waits ? 'held' : 'due'
}
