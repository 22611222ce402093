import type { AlertPolicy, ChangeWithSources, Instant } from '../domain.ts'

const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** Whether a change may be told now: `held` becomes due by more origins or by time, `quiet` never. */
export const dueState = (change: ChangeWithSources, policy: AlertPolicy, now: Instant): 'due' | 'held' | 'quiet' => {
  if (change.confidence < policy.minConfidence) return 'quiet'
  if (change.origins >= policy.minOrigins) return 'due'
  const waited = minutesBetween(change.detectedAt, now)
  return policy.afterMinutes > 0 && waited >= policy.afterMinutes ? 'due' : 'held'
}
