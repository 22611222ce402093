/**
 * `npm run bench:pipeline`: from feed bytes to the ledger on the embedded store, over HTTP on loopback, with the rhythms
 * of recorded feeds and a hundred watches; one process per row. `-- --heavy` adds 10,000 feeds, `-- --minutes N` sets
 * the simulated time (15), `-- --seconds N` the time after which a row begins no further minute (600).
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { PipelineRow } from './pipeline/row.ts'

const { values } = parseArgs({
  options: { heavy: { type: 'boolean' }, minutes: { type: 'string' }, seconds: { type: 'string' } },
})
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const minutes = values.minutes ?? '15'
/** Cost of a feed may grow so much from the smaller row to the larger. */
const bar = 1.3

const run = async (feeds: number): Promise<PipelineRow> => {
  const args = [
    '--import',
    'tsx',
    join(import.meta.dirname, 'pipeline/row.ts'),
    String(feeds),
    minutes,
    values.seconds ?? '600',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout) as PipelineRow
}

/** Milliseconds of processor time for a feed that is polled, its new stories included. */
const costOf = (row: PipelineRow): number => (1000 * row.laterSeconds) / (row.polls - row.firstPolls)

print(
  `Node ${process.version}, 100 watches, ${minutes} simulated minutes at most after the first round, one process per row`,
)
print('Times are processor time of the poller; database and feeds are in another process.')
print(
  '| feeds | minutes | polls | stories | changes | stories/s, first round | ms a poll after it | peak MB | freshness p50, p95 min |',
)
print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
let last: number | undefined
for (const feeds of [100, 1_000, ...(values.heavy ? [10_000] : [])]) {
  const row = await run(feeds)
  const cost = costOf(row)
  const cells = [
    feeds,
    row.minutes,
    row.polls,
    row.stories,
    row.changes,
    Math.round(row.firstStories / row.firstSeconds),
  ]
  const { p50, p95 } = row.freshness
  print(
    `| ${[...cells, cost.toFixed(2), Math.round(row.peakMb), `${p50.toFixed(1)}, ${p95.toFixed(1)}`].join(' | ')} |`,
  )
  if (last !== undefined && cost > last * bar) process.exitCode = 1
  last = cost
}
