import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpointFile, localTables } from '../../cli/local/environment.ts'
import { aChange, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'claimwatch-running-'))

/** A run on this machine, as far as other commands see it: it holds the folder and says how it is asked. */
let stores: Awaited<ReturnType<typeof embeddedStores>>
beforeAll(async () => {
  stores = await embeddedStores({ folder, tableNames: localTables })
  writeFileSync(endpointFile(folder), stores.endpoint)
  await stores.watches.put(aWatch())
  await stores.changes.append(aChange())
})
afterAll(() => stores.stop())

/**
 * In a process of its own, as a user's second terminal is: the database's lock is one of the operating system, and a
 * process that opens the folder it holds already loses it.
 */
const claimwatch = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', join(root, 'cli/main.ts'), ...args, '--data', folder], { cwd: root })

const run = async (...args: string[]) => {
  const child = claimwatch(...args)
  let out = ''
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString()
  })
  const exit = await new Promise<number | null>((ended) => child.once('close', ended))
  return { exit, out }
}

describe('while a run holds the data folder', { timeout: 60_000 }, () => {
  test('claims shows every position, each row whole in a pipe', async () => {
    const { exit, out } = await run('claims')
    const [first] = out.split('\n')
    expect(exit).toBe(0)
    expect(first?.split('\t').slice(0, 4)).toEqual(['tin-conference/venue', 'Tin Council', 'Porto', 'changed'])
  })

  test('claims gives the article and the present positions in JSON', async () => {
    const { out } = await run('claims', '--watch', 'tin-conference', '--json')
    expect(JSON.parse(out.split('\n')[0] ?? '')).toMatchObject({
      watchId: 'tin-conference',
      claimId: 'venue',
      article: 'Lisbon',
      state: 'changed',
      lastChange: 'tin-conference:venue:1',
      positions: [{ holder: 'Tin Council', value: 'Porto' }],
    })
  })

  test('tail prints a change when it is written, once, and none from before', async () => {
    const child = claimwatch('tail', '--json')
    const lines: string[] = []
    child.stdout.on('data', (bytes: Buffer) => lines.push(...bytes.toString().split('\n').filter(Boolean)))
    const exit = new Promise<number | null>((ended) => child.once('exit', ended))
    await new Promise((ready) => child.stderr.once('data', ready))
    await stores.changes.append(aChange({ id: 'tin-conference:venue:2', seq: 2, from: 'Porto', to: 'Faro' }))
    for (let tries = 0; tries < 100 && lines.length === 0; tries += 1)
      await new Promise((soon) => setTimeout(soon, 200))
    await new Promise((turn) => setTimeout(turn, 2_500))
    child.kill('SIGINT')
    expect(await exit).toBe(0)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: 'tin-conference:venue:2', to: 'Faro' }])
  })
})
