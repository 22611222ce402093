import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { env } from '../../lib/contract.ts'
import { parseWatch } from '../../lib/watches/parse-watch.ts'

const run = async (...args: string[]) => {
  const written = { out: '', talk: '' }
  const output = openOutput({ write: (text) => (written.out += text) }, { write: (text) => (written.talk += text) }, {})
  return { exit: await runCommandLine(args, output), ...written }
}

const folder = mkdtempSync(join(tmpdir(), 'claimwatch-draft-'))
const fileWith = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const page = `<!doctype html><html><head><title>Norway sets a day</title><meta property="article:published_time" content="2026-03-02T08:00:00Z">
</head><body><article><p>The new bridge is due to open on 14 May 2026, Norway said.</p></article></body></html>`

let server: Server
let address: string
beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  delete process.env[env.allowedHosts]
  server.close()
})

describe('watch draft', () => {
  test('prints a watch file that is right, with the sentence behind each claim as a comment', async () => {
    const { exit, out } = await run(
      'watch',
      'draft',
      'docs/first-watch/article.txt',
      '--feed',
      'https://harbour.example/rss',
    )
    const parsed = parseWatch(out, { readText: () => undefined })
    expect(exit).toBe(0)
    expect(out).toContain(
      "  # “North Line has not yet responded to the union's latest proposal, she said.”\n  - id: north-line-response",
    )
    expect(parsed).toMatchObject({
      watch: {
        id: 'ferry-crews-north-line-call',
        article: { publisher: 'Harbour Gazette', published: '2026-03-02T00:00:00Z' },
        feeds: [{ url: 'https://harbour.example/rss' }],
      },
    })
  })

  test('ranks the claims in JSON', async () => {
    const { out } = await run('watch', 'draft', 'docs/first-watch/article.txt', '--json')
    const { claims } = JSON.parse(out) as { claims: { kind: string; score: number; sentence: string }[] }
    const scores = claims.map(({ score }) => score)
    expect(claims[0]).toMatchObject({ kind: 'response', value: 'none', holder: 'North Line' })
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  test('fetches an article from the web, from public addresses only', async () => {
    const refused = await run('watch', 'draft', `http://${address}/bridge`)
    expect(refused.exit).toBe(1)
    expect(refused.talk).toContain('error: ')
    process.env[env.allowedHosts] = address
    const { exit, out } = await run('watch', 'draft', `http://${address}/bridge`)
    expect(exit).toBe(0)
    expect(out).toContain(`url: http://${address}/bridge`)
    expect(out).toContain('value: 2026-05-14')
  })

  test('says that a date is missing and takes today until it is corrected', async () => {
    const { exit, talk } = await run('watch', 'draft', fileWith('a.txt', 'Norway sets a day\n\nThe bridge opens.'))
    expect(exit).toBe(0)
    expect(talk).toContain('no date found')
  })

  test.each([
    ['an empty file', '', 'no text of an article'],
    ['a file without a title', 'The bridge will open. Norway said so.', 'give one with --title'],
  ])('refuses %s with what to do', async (_title, text, message) => {
    const { exit, talk } = await run('watch', 'draft', fileWith('b.txt', text))
    expect(exit).toBe(2)
    expect(talk).toContain(message)
  })

  test('takes no id that would leave the folder of watches', async () => {
    expect((await run('watch', 'draft', 'docs/first-watch/article.txt', '--id', '../x', '--save')).exit).toBe(2)
  })

  test('never overwrites a watch', async () => {
    const { exit, talk } = await run('watch', 'draft', 'docs/first-watch/article.txt', '--id', 'moscow-talks', '--save')
    expect(exit).toBe(2)
    expect(talk).toContain('exists already and is kept')
  })
})

describe('watch test', () => {
  test('says which claim no story is about, and exits 0', async () => {
    const story = { id: 's1', title: 'Rain', text: 'It rained.', published: '2026-03-03', url: '' }
    const stories = fileWith('stories.jsonl', JSON.stringify(story))
    const { exit, out, talk } = await run('watch', 'test', 'moscow-talks', '--stories', stories)
    expect(exit).toBe(0)
    expect(out).toContain('Changes: 0 in 1 stories')
    expect(talk).toContain('no story is about `venue`')
  })
})
