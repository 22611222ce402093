/**
 * `npm run bench:cold`: what a cold start costs. Imports each bundled function in fresh processes and compares with a
 * handler that does nothing and with one that has a bare DynamoDB client. Fails when a function is over its ratio.
 *
 * What a function imports only when it needs it (poll the engine, when a story is new) is no part of that time; the last
 * column has it all, as if every need arose with the first event.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Table from 'cli-table3'
import { bundle, functionSources } from '../infra/bundle.mjs'
import { env } from '../lib/contract.ts'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const rounds = 41
/** Import time in times of the bare client's. */
const limits: Readonly<Record<string, number>> = { poll: 2 }
const limit = (name: string) => limits[name] ?? 1.6

const environment = {
  PATH: process.env['PATH'],
  AWS_REGION: 'us-east-1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  [env.changesTable]: 'changes',
  [env.stateTable]: 'state',
  [env.queueUrl]: 'https://sqs.us-east-1.amazonaws.com/000000000000/work',
  [env.topicArn]: 'arn:aws:sns:us-east-1:000000000000:alerts',
}

/** Milliseconds: at the start, and with what may be imported later. */
type ImportTimes = readonly [atStart: number, inAll: number]

const importTimes = async (folder: string): Promise<ImportTimes> => {
  const args = ['--enable-source-maps', here('cold/import-time.mjs'), folder]
  return JSON.parse((await promisify(execFile)(process.execPath, args, { env: environment })).stdout)
}

/** A quarter of the times are below it. Other work on the machine only ever adds, so the lower half tells more than the upper. */
const lowerQuartile = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0

/** One round imports each bundle once, so that a slow minute of the machine touches all of them. */
const measure = async (outdir: string, names: readonly string[]): Promise<Map<string, ImportTimes>> => {
  const times = new Map<string, ImportTimes[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times.get(name)?.push(await importTimes(path.join(outdir, name)))
  }
  const typical = (all: readonly ImportTimes[]): ImportTimes => [
    lowerQuartile(all.map(([atStart]) => atStart)),
    lowerQuartile(all.map(([, inAll]) => inAll)),
  ]
  return new Map([...times].map(([name, all]) => [name, typical(all)]))
}

const outdir = mkdtempSync(path.join(tmpdir(), 'claimwatch-cold-'))
const functions = functionSources()
const references = { 'no-op': here('cold/no-op.ts'), 'bare-client': here('cold/bare-client.ts') }
const sizes = await bundle({ outdir, sources: { ...references, ...functions } })
const times = await measure(outdir, Object.keys(sizes))
rmSync(outdir, { recursive: true })

const timesOf = (name: string): ImportTimes => times.get(name) ?? [0, 0]
const ratioOf = (name: string) => timesOf(name)[0] / timesOf('bare-client')[0]
const table = new Table({
  head: ['bundle', 'kB', 'import ms', 'times bare client', 'limit', 'ms with all that may follow'],
  style: { head: [], border: [] },
})
for (const [name, bytes] of Object.entries(sizes)) {
  const bound = name in functions ? limit(name).toFixed(1) : ''
  const [atStart, inAll] = timesOf(name).map((time) => time.toFixed(0))
  table.push([name, Math.ceil(bytes / 1000), atStart, ratioOf(name).toFixed(2), bound, inAll])
}
process.stdout.write(
  `Node ${process.version}, lower quartile of ${rounds} imports in fresh processes\n${table.toString()}\n`,
)
const over = Object.keys(functions).filter((name) => ratioOf(name) > limit(name))
if (over.length > 0) {
  process.stderr.write(`over the limit: ${over.join(', ')}\n`)
  process.exitCode = 1
}
