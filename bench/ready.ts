/**
 * `npm run bench:ready -- WATCHES`: from the start of a function to watches that are ready for stories, with the gate to be
 * built and with the gate kept, each in fresh processes; and what the first story costs that passes.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ReadyRow } from './ready/row.ts'

const count = process.argv[2] ?? '100'
const rounds = 3
const folder = mkdtempSync(join(tmpdir(), 'claimwatch-ready-'))

const run = async (file: string): Promise<ReadyRow> => {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'ready/row.ts'), count, file]
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as ReadyRow
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)

print(
  `Node ${process.version}, ${count} watches, ms of processor time, each in a fresh process, the least of ${rounds}`,
)
print('| gate | ready | then the first story that passes | watches compiled | kB kept |')
print('| --- | ---: | ---: | ---: | ---: |')
for (const name of ['built', 'kept']) {
  const rows: ReadyRow[] = []
  for (let round = 0; round < rounds; round += 1)
    rows.push(await run(join(folder, name === 'built' ? String(round) : '0')))
  const [best] = rows.sort((a, b) => a.readyMs - b.readyMs)
  if (best)
    print(
      `| ${[name, best.readyMs.toFixed(0), best.storyMs.toFixed(0), best.compiled, Math.round(best.keptBytes / 1000)].join(' | ')} |`,
    )
}
rmSync(folder, { recursive: true })
