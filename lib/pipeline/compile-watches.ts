import { createHash } from 'node:crypto'
import { type CompiledWatch, compileWatch } from '../claims/engine.ts'
import type { Watch } from '../domain.ts'
import type { Logger } from '../ports.ts'

export interface ReadyWatch {
  readonly compiled: CompiledWatch
  /** SHA-256 of the watch, hex: another revision reads the same stories again. */
  readonly revision: string
}

export type WatchCompiler = (watches: readonly Watch[]) => readonly ReadyWatch[]

/**
 * Compiles watches once for as long as they stay the same: a warm function that reads the same watches every minute
 * compiles nothing. A watch that cannot be compiled is logged and left out; the others go on.
 */
export const watchCompiler = (logger: Logger): WatchCompiler => {
  const known = new Map<string, ReadyWatch | undefined>()
  const compile = (watch: Watch): ReadyWatch | undefined => {
    const revision = createHash('sha256').update(JSON.stringify(watch)).digest('hex')
    if (!known.has(revision)) known.set(revision, tryCompile(watch, revision, logger))
    return known.get(revision)
  }
  return (watches) => {
    const ready = watches.map(compile).filter((watch) => watch !== undefined)
    const current = new Set(ready.map(({ revision }) => revision))
    for (const [revision, watch] of known) if (watch && !current.has(revision)) known.delete(revision)
    return ready
  }
}

const tryCompile = (watch: Watch, revision: string, logger: Logger): ReadyWatch | undefined => {
  try {
    return { compiled: compileWatch(watch), revision }
  } catch (error) {
    logger.error('watch.broken', { watch: watch.id, error: String(error) })
    return undefined
  }
}
