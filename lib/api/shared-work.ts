/**
 * Gives everybody who asks for the same thing while it is being worked out the same answer: a burst of readers costs the
 * store as much as one. Nothing is kept once it is answered.
 */
export const sharedWork = <T>(): ((key: string, work: () => Promise<T>) => Promise<T>) => {
  const running = new Map<string, Promise<T>>()
  return (key, work) => {
    const known = running.get(key)
    if (known !== undefined) return known
    const started = work().finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}
