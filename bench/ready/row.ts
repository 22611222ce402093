/** One row of `bench:ready` in a process of its own: number of watches, file of the gate. Prints one line of JSON. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Watch } from '../../lib/domain.ts'
import { revised, watchCompiler } from '../../lib/pipeline/compile-watches.ts'
import type { GateStore } from '../../lib/ports.ts'
import { affairsOf } from '../pipeline/news.ts'

export interface ReadyRow {
  /** From nothing loaded to ready, engine included. */
  readonly readyMs: number
  readonly storyMs: number
  /** Watches compiled by then. */
  readonly compiled: number
  readonly keptBytes: number
}

const [, , count = '100', file = ''] = process.argv
const fileStore: GateStore = {
  load: async () => (existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined),
  save: async (gate) => writeFileSync(file, gate),
}

const milliseconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e3
}

/** Ids of the watches whose article was asked for since their revision was told: that is what compiling begins with. */
const compiled = new Set<string>()
const told = ({ article, ...rest }: Watch): Watch =>
  Object.defineProperty({ ...rest } as Watch, 'article', {
    enumerable: true,
    get: () => {
      compiled.add(rest.id)
      return article
    },
  })

const affairs = affairsOf(Number(count))
const watches = affairs.map(({ watch }) => revised(told(watch)))
const story = affairs.flatMap(({ stories }) => stories)[0]
if (story === undefined) throw new Error('no story')
compiled.clear()

const quiet = () => undefined
const start = milliseconds()
const logger = { info: quiet, warn: quiet, error: quiet }
const ready = await watchCompiler(logger, undefined, { gates: fileStore, build: 'bench' })(watches)
const readyMs = milliseconds() - start
if (ready.concernedBy(story, watches).length === 0) throw new Error('the story passes for no watch')
const storyMs = milliseconds() - start - readyMs
const row: ReadyRow = { readyMs, storyMs, compiled: compiled.size, keptBytes: statSync(file).size }
process.stdout.write(`${JSON.stringify(row)}\n`)
