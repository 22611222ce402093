import type { Instant } from '../domain.ts'
import type { Clock } from '../ports.ts'

/** Milliseconds since 1970 as an instant: UTC, whole seconds. */
export const toInstant = (milliseconds: number): Instant => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

/**
 * The machine's clock. `override` is asked at every call: runs on recorded feeds set the feeds' own time there.
 */
export const systemClock = (override: () => string | undefined = () => undefined): Clock => ({
  now: () => override() ?? toInstant(Date.now()),
})
