import { setTimeout as wait } from 'node:timers/promises'

export interface Interrupt {
  readonly asked: () => boolean
  /** Waits, or less when the user interrupts. */
  pause(milliseconds: number): Promise<void>
  /** Gives Ctrl-C its usual meaning back. */
  release(): void
}

/** Turns the first Ctrl-C (or TERM) into a request to stop after the work at hand; a second one ends the process. */
export const catchInterrupt = (): Interrupt => {
  const controller = new AbortController()
  const ask = (): void => {
    release()
    controller.abort()
  }
  const release = (): void => {
    process.off('SIGINT', ask)
    process.off('SIGTERM', ask)
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  return {
    asked: () => controller.signal.aborted,
    pause: (milliseconds) => wait(milliseconds, undefined, { signal: controller.signal }).catch(() => undefined),
    release,
  }
}
