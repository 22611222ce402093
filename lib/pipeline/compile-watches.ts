import { createHash } from 'node:crypto'
import type { CompiledWatch } from '../claims/engine.ts'
import type { Story, Watch } from '../domain.ts'
import type { GateStore, Logger } from '../ports.ts'
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

/** Makes these watches ready. `inForce`: the ids of all there are, where they are known; others are forgotten. */
export type WatchCompiler = (watches: readonly RevisedWatch[], inForce?: ReadonlySet<string>) => Promise<ReadyWatches>

/** Where the gate is kept from one cold start to the next. */
export interface KeptGate {
  readonly gates: GateStore
  /** Stands for the code that derives conditions: what another build kept is not used. */
  readonly build: string
}

/** Compiled watches kept beside those at work: another shard of feeds, with other watches, may come next. */
const mostBeside = 200

/**
 * Compiles a watch when a story passes the gate for it, once for as long as it stays the same. The gate itself is kept:
 * only a watch that is new to it is compiled for its condition. A watch that cannot be compiled is logged once and left
 * out; the others go on. The engine is loaded with the first watch: a poll that brings no new story does without.
 */
export const watchCompiler = (logger: Logger, keptBeside = mostBeside, kept?: KeptGate): WatchCompiler => {
  const known: Known = new Map()
  let loading: Promise<Loaded> | undefined
  return async (watches, inForce) => {
    loading ??= load(logger, kept)
    const { engine, gate, save } = await loading
    const compiled = ({ watch, revision }: RevisedWatch): CompiledWatch | undefined => {
      if (!known.has(revision)) known.set(revision, tryCompile(watch, engine.compileWatch, logger))
      return known.get(revision)
    }
    const fresh = watches
      .filter(({ revision }) => !gate.has(revision))
      .flatMap((watch) => {
        const whole = compiled(watch)
        return whole === undefined ? [] : [{ ...watch, condition: engine.conditionOfWatch(whole) }]
      })
    for (const { watch, revision, condition } of fresh) gate.add(watch.id, revision, condition)
    if (fresh.length > 0) await save(inForce)
    if (known.size > watches.length + keptBeside) keepOnly(known, watches)
    return {
      concernedBy: (story, among) => {
        const candidates = gate.candidates(story)
        return among
          .filter(({ revision }) => candidates.has(revision) || !gate.has(revision))
          .flatMap((watch) => compiled(watch) ?? [])
          .filter((watch) => canPass(() => engine.mayConcern(watch, story)))
      },
    }
  }
}

/** What each revision was compiled to; undefined for a watch that cannot be. */
type Known = Map<string, CompiledWatch | undefined>

type Engine = typeof import('../claims/engine.ts')

interface Loaded {
  readonly engine: Pick<Engine, 'compileWatch' | 'conditionOfWatch' | 'mayConcern'>
  readonly gate: WatchGate
  /** Keeps the gate, without the watches that are no more. */
  readonly save: (inForce: ReadonlySet<string> | undefined) => Promise<void>
}

const load = async (logger: Logger, kept: KeptGate | undefined): Promise<Loaded> => {
  const { compileWatch, conditionOfWatch, mayConcern } = await import('../claims/engine.ts')
  const { watchGate } = await import('./watch-gate.ts')
  const { gateFromBytes, gateToBytes } = await import('./gate-bytes.ts')
  const bytes = kept && (await orWarn(logger, 'gate.unread', () => kept.gates.load()))
  const gate = watchGate(kept && bytes && gateFromBytes(bytes, kept.build))
  const save: Loaded['save'] = async (inForce) => {
    if (inForce) gate.keepOnly(inForce)
    if (kept) await orWarn(logger, 'gate.unsaved', () => kept.gates.save(gateToBytes(gate.parts(), kept.build)))
  }
  return { engine: { compileWatch, conditionOfWatch, mayConcern }, gate, save }
}

/** The gate is built anew where it cannot be read, and again where it was not saved: neither stops a poll. */
const orWarn = async <T>(logger: Logger, event: string, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    logger.warn(event, { error: String(error) })
    return undefined
  }
}

const keepOnly = (known: Known, watches: readonly RevisedWatch[]): void => {
  const wanted = new Set(watches.map(({ revision }) => revision))
  for (const revision of known.keys()) if (!wanted.has(revision)) known.delete(revision)
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
