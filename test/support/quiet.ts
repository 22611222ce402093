import type { Backoff, Clock, Logger } from '../../lib/ports.ts'

export const fixedClock = (now = '2026-03-02T10:00:00Z'): Clock & { set(instant: string): void } => {
  let current = now
  return {
    now: () => current,
    set: (instant) => {
      current = instant
    },
  }
}

/** Keeps what was logged, for tests that ask. */
export const recordingLogger = (): Logger & { readonly lines: { event: string; fields?: object | undefined }[] } => {
  const lines: { event: string; fields?: object | undefined }[] = []
  const log = (event: string, fields?: object) => {
    lines.push({ event, fields })
  }
  return { lines, info: log, warn: log, error: log }
}

export const shortBackoff: Backoff = {
  wait: () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20)),
}
