import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const command = ['--import', 'tsx', 'cli/main.ts']

interface Row {
  readonly id: string
  readonly claimId: string
  readonly seq: number
  readonly holder: string
  readonly from: string
  readonly to: string
  readonly quote: string
  readonly at: string
}

const claimwatch = async (...args: string[]) => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...command, ...args], { cwd: root })
  return {
    rows: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row),
    stderr,
  }
}

const started: ChildProcess[] = []
const startAndKill = async (folder: string, afterLines: number): Promise<void> => {
  const child = spawn(process.execPath, [...command, 'start', '--json', '--data', folder], { cwd: root })
  started.push(child)
  await new Promise<void>((resolve) => {
    let lines = 0
    child.stdout.on('data', (chunk: Buffer) => {
      lines += String(chunk).split('\n').length - 1
      if (lines >= afterLines) resolve()
    })
  })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
}

const essence = ({ id, from, to, quote, at }: Row) => ({ id, from, to, quote, at })

describe('npm start on the recorded feeds', () => {
  const folders = ['whole', 'killed'].map((name) => mkdtempSync(join(tmpdir(), `claimwatch-${name}-`)))
  const [whole = '', killed = ''] = folders
  let first: Row[] = []
  let talk = ''

  beforeAll(async () => {
    const run = await claimwatch('start', '--once', '--json', '--data', whole)
    first = run.rows
    talk = run.stderr
  }, 120_000)

  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  test('finds on 30 January that Kyiv rejected the invitation and named another place, each once', () => {
    const found = first.filter(({ at }) => at.startsWith('2026-01-30'))
    expect(found.map(({ claimId, from, to, holder }) => ({ claimId, from, to, holder }))).toEqual(
      expect.arrayContaining([
        { claimId: 'kyiv-response', from: 'none', to: 'rejected', holder: 'Ukraine' },
        { claimId: 'venue', from: 'Moscow', to: 'Kyiv', holder: 'Ukraine' },
      ]),
    )
    expect(found).toHaveLength(2)
  })

  test('says that the feeds are recorded and prints no warning of the platform', () => {
    expect(talk).toContain('Recorded feeds')
    expect(talk).not.toMatch(/warning|deprecat|experimental/i)
  })

  test('the table on disk holds what was printed', async () => {
    const { rows } = await claimwatch('changes', '--json', '--data', whole)
    expect(rows.map(essence).sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      first.map(essence).sort((a, b) => a.id.localeCompare(b.id)),
    )
  })

  test('every change lies in the outbox once, in each form in which it could leave', () => {
    const messages = readdirSync(join(whole, 'outbox')).map((name) => join(whole, 'outbox', name))
    for (const message of messages)
      expect(readdirSync(message).sort()).toEqual(['email.txt', 'slack.txt', 'sms.txt', 'sns.txt', 'webhook.txt'])
    const told = messages.flatMap((message) => {
      const [, ids = ''] = /^webhook-id: (.+)$/m.exec(readFileSync(join(message, 'webhook.txt'), 'utf8')) ?? []
      return ids.split('+')
    })
    expect(told.sort()).toEqual(first.map(({ id }) => id).sort())
  })

  test('a second run finds nothing new', async () => {
    const { rows } = await claimwatch('start', '--once', '--json', '--data', whole)
    expect(rows).toEqual([])
  }, 120_000)

  test('a run killed in the middle is completed by the next, with nothing twice', async () => {
    await startAndKill(killed, 1)
    await claimwatch('start', '--once', '--json', '--data', killed)
    const { rows } = await claimwatch('changes', '--json', '--data', killed)
    expect(rows.map(essence).sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      first.map(essence).sort((a, b) => a.id.localeCompare(b.id)),
    )
  }, 180_000)

  test('a second process on the same folder is refused, with what to do', async () => {
    const child = spawn(process.execPath, [...command, 'start', '--data', killed], { cwd: root, stdio: 'pipe' })
    started.push(child)
    await new Promise((resolve) => child.stderr.once('data', resolve))
    await pause(500)
    await expect(claimwatch('start', '--once', '--data', killed)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('in use by another process'),
    })
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code).toBe(0)
  }, 120_000)
})
