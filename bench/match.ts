/**
 * `npm run bench:match`: stories per second against stored claims, ours beside what npm offers, one process per row.
 * `-- --heavy` adds a million claims and slower cells; `-- --stories FILE` takes other stories than the mixed ones.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Mode } from './match/claims.ts'
import { engines } from './match/engines.ts'
import type { Row } from './match/row.ts'

const { values } = parseArgs({ options: { heavy: { type: 'boolean' }, stories: { type: 'string' } } })
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const counts = [1_000, 10_000, 100_000, ...(values.heavy ? [1_000_000] : [])]
/** Claims up to which an engine is asked; beyond it one cell takes minutes. */
const reach: Readonly<Record<string, number>> = {
  ours: 1_000_000,
  'Aho-Corasick + verify': 1_000_000,
  'MiniSearch, story': values.heavy ? 100_000 : 10_000,
  'string-similarity, title': values.heavy ? 100_000 : 10_000,
  'every claim asked': values.heavy ? 100_000 : 10_000,
}
const commonReach = 100_000
/** A cell that takes longer is given up. */
const mostSeconds = 300
const skipped: string[] = []

const run = async (name: string, mode: Mode, count: number): Promise<Row | undefined> => {
  const args = ['--import', 'tsx', '--max-old-space-size=12000', join(import.meta.dirname, 'match/row.ts')]
  const all = [...args, ...[name, mode, String(count), values.stories ?? '']]
  try {
    return JSON.parse((await promisify(execFile)(process.execPath, all, { timeout: mostSeconds * 1000 })).stdout) as Row
  } catch (error) {
    if (!(error as { killed?: boolean }).killed) throw error
    skipped.push(`${name} at ${count}: not done after ${mostSeconds} s`)
    return undefined
  }
}

/** The row of an engine that is asked about so many; undefined, with the reason kept, where it is not. */
const cellOf = async (name: string, mode: Mode, count: number): Promise<Row | undefined> => {
  if (name === 'scan' && count > commonReach) return undefined
  const most = reach[name] ?? commonReach
  if (count <= most) return run(name, mode, count)
  skipped.push(`${name} at ${count}: beyond ${most} one cell takes minutes`)
  return undefined
}

const shown = (rate: number | undefined): string => {
  if (rate === undefined) return '–'
  return rate < 10 ? rate.toPrecision(2) : String(Math.round(rate))
}

const table = async (mode: Mode): Promise<ReadonlyMap<string, ReadonlyMap<number, Row>>> => {
  print(`\n| ${mode} | ${counts.join(' | ')} |\n| --- |${' ---: |'.repeat(counts.length)}`)
  const rows = new Map<string, Map<number, Row>>()
  for (const name of ['scan', ...Object.keys(engines)]) {
    const cells = new Map<number, Row>()
    for (const count of counts) {
      const row = await cellOf(name, mode, count)
      if (row !== undefined) cells.set(count, row)
    }
    rows.set(name, cells)
    print(`| ${[name, ...counts.map((count) => shown(cells.get(count)?.rate))].join(' | ')} |`)
  }
  return rows
}

/** Names of the engines that must find the same, and did not. */
const different = (rows: ReadonlyMap<string, ReadonlyMap<number, Row>>): string[] =>
  Object.entries(engines).flatMap(([name, { isExact }]) =>
    counts
      .filter((count) => isExact && rows.get(name)?.has(count))
      .filter((count) => rows.get(name)?.get(count)?.sets !== rows.get('ours')?.get(count)?.sets)
      .map((count) => `${name} at ${count}`),
  )

/** Reads titles alone, a fortieth of the text, and finds what they hold: fast, and no answer to the same question. */
const elsewhere = { 'MiniSearch, title': true }

/** Speed at this many claims is held against the others. */
const judgedAt = 100_000

const judge = (rows: ReadonlyMap<string, ReadonlyMap<number, Row>>): void => {
  const rate = (name: string, count = judgedAt): number => rows.get(name)?.get(count)?.rate ?? 0
  const peers = Object.keys(engines).filter((name) => name !== 'ours' && rate(name) > 0 && !(name in elsewhere))
  const best = peers.reduce((fastest, name) => (rate(name) > rate(fastest) ? name : fastest))
  const bytes = counts.map((count) => rows.get('ours')?.get(count)?.bytesPerClaim?.toFixed(1))
  print(`\nours at ${judgedAt}: ${(rate('ours') / rate(best)).toFixed(1)} times the best of the others (${best})`)
  print(`share of the scan limit at ${judgedAt}: ${(rate('ours') / rate('scan')).toFixed(2)}`)
  print(`cost per story from 1,000 to ${judgedAt} claims: ${(rate('ours', 1_000) / rate('ours')).toFixed(2)} times`)
  print(`bytes a claim: ${bytes.join(', ')}`)
  print(
    `matches a story: ${counts.map((count) => rows.get('ours')?.get(count)?.matchesPerStory.toFixed(1)).join(', ')}`,
  )
  const wrong = different(rows)
  for (const cell of skipped.splice(0)) print(`skipped: ${cell}`)
  print(wrong.length === 0 ? 'match sets: identical' : `match sets differ: ${wrong.join('; ')}`)
  if (wrong.length > 0) process.exitCode = 1
}

print(`Node ${process.version}, stories per second of processor time, one process per row, median of 7 passes`)
for (const mode of ['mixed', 'hot'] as const) judge(await table(mode))
