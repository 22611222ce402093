import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { holderOf, readAccessTokens } from '../../lib/access-tokens.ts'

let book: string
beforeEach(() => {
  book = join(mkdtempSync(join(tmpdir(), 'claimwatch-tokens-')), 'tokens.json')
  writeFileSync(book, '{}')
})

const claimwatch = async (...args: string[]) => {
  let [out, talk] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (talk += text) }, {})
  const exit = await runCommandLine([...args, '--book', book], output)
  return { exit, out: out.trim(), talk }
}
const kept = () => readAccessTokens(readFileSync(book, 'utf8'))
const now = () => new Date().toISOString()

test('a token is printed once; the file knows whose it is and its digest, not the token', async () => {
  const { out: token, exit } = await claimwatch('token', 'add', 'newsroom')
  expect([exit, token]).toEqual([0, expect.stringMatching(/^claimwatch_[\w-]{43}$/)])
  expect(readFileSync(book, 'utf8')).not.toContain(token)
  expect(holderOf(kept(), token, now())).toMatchObject({ name: 'newsroom', right: 'read' })
  const { out: other } = await claimwatch('token', 'add', 'ada', '--right', 'write')
  expect(holderOf(kept(), other, now())).toMatchObject({ name: 'ada', right: 'write' })
})

test('a token is replaced without a gap: old and new count together until the old one ends', async () => {
  const { out: old } = await claimwatch('token', 'add', 'newsroom')
  expect((await claimwatch('token', 'end', 'newsroom', '--until', '1w')).out).toContain(
    'the token of newsroom will count',
  )
  const { out: next } = await claimwatch('token', 'add', 'newsroom')
  const later = new Date(Date.now() + 8 * 86_400_000).toISOString()
  expect([old, next].map((token) => holderOf(kept(), token, now())?.name)).toEqual(['newsroom', 'newsroom'])
  expect([old, next].map((token) => holderOf(kept(), token, later)?.name)).toEqual([undefined, 'newsroom'])
})

test('a lost token ends at once, and the next one takes its entry out', async () => {
  const { out: lost } = await claimwatch('token', 'add', 'newsroom')
  await claimwatch('token', 'end', 'newsroom', '--until', '0m')
  expect(holderOf(kept(), lost, now())).toBeUndefined()
  await claimwatch('token', 'add', 'newsroom')
  expect(kept()).toHaveLength(1)
})

test('a name without a token, a book that is none and a right that is none are wrong usage', async () => {
  expect((await claimwatch('token', 'end', 'nobody', '--until', '0m')).talk).toContain('has no token of nobody')
  expect((await claimwatch('token', 'add', 'x', '--right', 'admin')).exit).toBe(2)
  writeFileSync(book, '[]')
  const { exit, talk } = await claimwatch('token', 'add', 'x')
  expect([exit, talk]).toEqual([2, expect.stringContaining('is no {"tokens": […]}')])
  expect(readFileSync(book, 'utf8')).toBe('[]')
})
