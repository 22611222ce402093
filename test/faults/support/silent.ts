import type { Clock, Logger } from '../../../lib/ports.ts'

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Instants as the ledger writes them. */
export const instantAt = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** A clock of the test, `skewMinutes` beside it. */
export const skewedClock = (now: () => string, skewMinutes = 0): Clock => ({
  now: () => instantAt(Date.parse(now()) + skewMinutes * 60_000),
})
