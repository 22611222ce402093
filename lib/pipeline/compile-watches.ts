import { createHash } from 'node:crypto'
import type { CompiledWatch } from '../claims/engine.ts'
import type { Story, Watch } from '../domain.ts'
import type { Logger } from '../ports.ts'
import type { WatchGate } from './watch-gate.ts'

export interface RevisedWatch {
  readonly watch: Watch
  /** SHA-256 of the watch, hex: another revision reads the same stories again. */
  readonly revision: string
}

const revisions = new WeakMap<Watch, string>()

/** The watch with its revision, worked out once for each object. */
export const revised = (watch: Watch): RevisedWatch => {
  const revision = revisions.get(watch) ?? createHash('sha256').update(JSON.stringify(watch)).digest('hex')
  revisions.set(watch, revision)
  return { watch, revision }
}

/** Watches ready to read stories. */
export interface ReadyWatches {
  /**
   * Those of the watches of which the story can concern a claim, in their order: what asking every claim of every watch
   * finds. For any other watch reading finds nothing.
   */
  concernedBy(story: Story, among: readonly RevisedWatch[]): readonly CompiledWatch[]
}

/** Makes these watches ready. */
export type WatchCompiler = (watches: readonly RevisedWatch[]) => Promise<ReadyWatches>

/** Compiled watches kept beside those at work: another shard of feeds, with other watches, may come next. */
const mostBeside = 200

/**
 * Compiles watches once for as long as they stay the same: a warm function that reads the same watches every minute
 * compiles nothing. A watch that cannot be compiled is logged once and left out; the others go on. The engine is loaded
 * with the first watch: a poll that brings no new story does without.
 */
export const watchCompiler = (logger: Logger, keptBeside = mostBeside): WatchCompiler => {
  const known: Known = new Map()
  let loaded: Loaded | undefined
  return async (watches) => {
    loaded ??= await load()
    const { compileWatch, conditionOfWatch, mayConcern, gate } = loaded
    for (const { watch, revision } of watches) {
      if (known.has(revision)) continue
      const compiled = tryCompile(watch, compileWatch, logger)
      known.set(revision, compiled)
      if (compiled !== undefined) gate.add(revision, conditionOfWatch(compiled))
    }
    if (known.size > watches.length + keptBeside) keepOnly(known, gate, watches)
    return {
      concernedBy: (story, among) => {
        const candidates = gate.candidates(story)
        return among
          .flatMap(({ revision }) => (candidates.has(revision) ? (known.get(revision) ?? []) : []))
          .filter((watch) => canPass(() => mayConcern(watch, story)))
      },
    }
  }
}

/** What each revision was compiled to; undefined for a watch that cannot be. */
type Known = Map<string, CompiledWatch | undefined>

type Engine = typeof import('../claims/engine.ts')

interface Loaded extends Pick<Engine, 'compileWatch' | 'conditionOfWatch' | 'mayConcern'> {
  readonly gate: WatchGate
}

const load = async (): Promise<Loaded> => {
  const { compileWatch, conditionOfWatch, mayConcern } = await import('../claims/engine.ts')
  const { watchGate } = await import('./watch-gate.ts')
  return { compileWatch, conditionOfWatch, mayConcern, gate: watchGate() }
}

const keepOnly = (known: Known, gate: WatchGate, watches: readonly RevisedWatch[]): void => {
  const wanted = new Set(watches.map(({ revision }) => revision))
  for (const revision of known.keys()) {
    if (wanted.has(revision)) continue
    known.delete(revision)
    gate.remove(revision)
  }
}

/** A story that cannot be asked is left to reading, which says why. */
const canPass = (ask: () => boolean): boolean => {
  try {
    return ask()
  } catch {
    return true
  }
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
