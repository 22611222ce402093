import type { Instant, Trouble } from '../domain.ts'

/** Minutes of rest after the first, second … failure in a row; the last holds for all that follow. */
const rests = [0, 1, 5, 15, 60, 180, 360] as const

/** A target that was away this long, and was tried this often, is given up for the change that waits for it. */
const giveUpMinutes = 3 * 24 * 60
const giveUpTries = 5

const minutesAfter = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** What is known after one more failure. The first may be an accident: it is tried again at once. */
export const afterFailure = (before: Trouble | undefined, now: Instant, why: string): Trouble => {
  const tries = (before?.tries ?? 0) + 1
  const rest = rests[Math.min(tries, rests.length) - 1] ?? 0
  return { since: before?.since ?? now, tries, retryAt: minutesAfter(now, rest), why: why.slice(0, 300) }
}

export const mayTry = (trouble: Trouble | undefined, now: Instant): boolean =>
  trouble === undefined || now >= trouble.retryAt

/** Three days of failures, at least five of them: a change waits no longer for such a target. */
export const isHopeless = ({ since, tries }: Trouble, now: Instant): boolean =>
  tries >= giveUpTries && now >= minutesAfter(since, giveUpMinutes)
