import { createHash } from 'node:crypto'
import type { CompiledWatch } from '../claims/engine.ts'
import type { Watch } from '../domain.ts'
import type { Logger } from '../ports.ts'

export interface RevisedWatch {
  readonly watch: Watch
  /** SHA-256 of the watch, hex: another revision reads the same stories again. */
  readonly revision: string
}

export const revised = (watch: Watch): RevisedWatch => ({
  watch,
  revision: createHash('sha256').update(JSON.stringify(watch)).digest('hex'),
})

/** Gives those of the watches that can be compiled, by their revision. */
export type WatchCompiler = (watches: readonly RevisedWatch[]) => Promise<ReadonlyMap<string, CompiledWatch>>

/** Compiled watches kept beside those at work: another shard of feeds, with other watches, may come next. */
const keptBeside = 200

/**
 * Compiles watches once for as long as they stay the same: a warm function that reads the same watches every minute
 * compiles nothing. A watch that cannot be compiled is logged once and left out; the others go on. The engine is loaded
 * with the first watch: a poll that brings no new story does without.
 */
export const watchCompiler = (logger: Logger): WatchCompiler => {
  const known: Known = new Map()
  return async (watches) => {
    const { compileWatch } = await import('../claims/engine.ts')
    for (const { watch, revision } of watches)
      if (!known.has(revision)) known.set(revision, tryCompile(watch, compileWatch, logger))
    const revisions = new Set(watches.map(({ revision }) => revision))
    if (known.size > revisions.size + keptBeside) keepOnly(known, revisions)
    return soundOf(known, revisions)
  }
}

/** What each revision was compiled to; undefined for a watch that cannot be. */
type Known = Map<string, CompiledWatch | undefined>

const keepOnly = (known: Known, revisions: ReadonlySet<string>): void => {
  for (const revision of known.keys()) if (!revisions.has(revision)) known.delete(revision)
}

const soundOf = (known: Known, revisions: ReadonlySet<string>): ReadonlyMap<string, CompiledWatch> => {
  const compiled = [...revisions].map((revision) => [revision, known.get(revision)] as const)
  return new Map(compiled.filter((entry): entry is [string, CompiledWatch] => entry[1] !== undefined))
}

const tryCompile = (
  watch: Watch,
  compile: (watch: Watch) => CompiledWatch,
  logger: Logger,
): CompiledWatch | undefined => {
  try {
    return compile(watch)
  } catch (error) {
    logger.error('watch.broken', { watch: watch.id, error: String(error) })
    return undefined
  }
}
