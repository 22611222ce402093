import { setTimeout as wait } from 'node:timers/promises'

interface Turns {
  /** Runs `task` when the host's earlier tasks are done and its pause is over. */
  take<T>(host: string, task: () => Promise<T>): Promise<T>
}

/** One task at a time per host, with a pause of `spacingOf(host)` milliseconds after it; hosts do not wait for one another. */
export const hostTurns = (spacingOf: (host: string) => number): Turns => {
  const last = new Map<string, Promise<unknown>>()
  const pause = async (host: string): Promise<void> => {
    const milliseconds = spacingOf(host)
    if (milliseconds > 0) await wait(milliseconds, undefined, { ref: false })
  }
  return {
    take: async (host, task) => {
      const before = last.get(host)
      const run = (before ?? Promise.resolve()).then(task)
      const after = run.then(
        () => pause(host),
        () => pause(host),
      )
      last.set(host, after)
      void after.then(() => {
        if (last.get(host) === after) last.delete(host)
      })
      return run
    },
  }
}
