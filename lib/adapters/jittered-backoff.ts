import type { Backoff } from '../ports.ts'

/** Full jitter: a random part of a pause that doubles up to `capMs`. */
export const jitteredBackoff = (baseMs = 10, capMs = 2_000): Backoff => ({
  wait: (attempt) =>
    new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(capMs, baseMs * 2 ** attempt))),
})
