import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { env } from '../../lib/contract.ts'

const run = async (...args: readonly string[]) => {
  let [out, talk] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (talk += text) }, {})
  return { code: await runCommandLine(args, output), out: () => out, talk: () => talk }
}

const folder = mkdtempSync(join(tmpdir(), 'claimwatch-feeds-'))
const rss =
  '<rss version="2.0"><channel><title>Harbour \u001b[31mNews</title><link>https://harbour.example/</link>' +
  '<item><title>Port reopens</title><guid>1</guid><pubDate>Thu, 29 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>'
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let server: Server
let host = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/rss') return void response.end(rss)
    if (request.url === '/page')
      return void response.end(`<html><link rel=alternate type="application/rss+xml" href=/rss></html>`)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env[env.allowedHosts] = host
})

afterAll(() => {
  delete process.env[env.allowedHosts]
  server.close()
})

describe('feed read', () => {
  test('prints the feed and its stories as JSON Lines', async () => {
    const { code, out } = await run('feed', 'read', file('a.xml', rss), '--json', '--feed')
    const [feed, story] = out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(code).toBe(0)
    expect(feed).toMatchObject({
      feed: { title: 'Harbour [31mNews', link: 'https://harbour.example/', format: 'rss-2.0', count: 1 },
    })
    expect(story).toMatchObject({
      id: '1',
      title: 'Port reopens',
      link: '',
      published: '2026-01-29T10:00:00Z',
      text: '',
    })
  })

  test('a relative link is resolved against the address given', async () => {
    const path = file(
      'b.xml',
      '<rss version="2.0"><channel><item><title>a</title><link>/1</link></item></channel></rss>',
    )
    const { out } = await run('feed', 'read', path, '--json', '--url', 'https://harbour.example/rss')
    expect(JSON.parse(out())).toMatchObject({ link: 'https://harbour.example/1' })
  })

  test('what is no feed ends with 1 and the reason', async () => {
    const { code, out, talk } = await run('feed', 'read', file('c.xml', '<urlset/>'))
    expect([code, out()]).toEqual([1, ''])
    expect(talk()).toContain('XML, but no feed: its first element is <urlset>')
  })
})

describe('feeds check', () => {
  test('says what a feed is', async () => {
    const { code, out } = await run('feeds', 'check', `http://${host}/rss`, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out())).toMatchObject({ format: 'rss-2.0', count: 1, newest: '2026-01-29T10:00:00Z' })
  })

  test('names the feeds a page offers', async () => {
    const { code, talk } = await run('feeds', 'check', `http://${host}/page`)
    expect(code).toBe(1)
    expect(talk()).toContain(`http://${host}/rss`)
  })

  test('says what failed', async () => {
    const { code, talk } = await run('feeds', 'check', `http://${host}/nothing`)
    expect(code).toBe(1)
    expect(talk()).toContain('no such page (404)')
  })

  test('never asks a private address', async () => {
    expect((await run('feeds', 'check', 'http://169.254.169.254/latest/')).talk()).toContain(
      'no address of the public internet',
    )
  })
})

describe('the feeds of a watch file', () => {
  const watch = join(folder, 'watch')
  const text = (): string => readFileSync(join(watch, 'watch.yaml'), 'utf8')
  let before = ''

  beforeAll(() => {
    cpSync('watches/moscow-talks', watch, { recursive: true })
    before = text()
  })

  test('a feed is read before it is added, and removed again', async () => {
    const added = await run('feeds', 'add', `http://${host}/rss`, '--watch', watch)
    expect(added.talk()).toContain('1 stories')
    expect(text()).toContain(`http://${host}/rss`)
    await run('feeds', 'remove', `http://${host}/rss`, '--watch', watch)
    expect(text()).toBe(before)
  })

  test('what is no feed is not added', async () => {
    expect((await run('feeds', 'add', `http://${host}/page`, '--watch', watch)).code).toBe(1)
    expect(text()).toBe(before)
  })

  test('an exported list imports as nothing new, another adds its feeds', async () => {
    const list = file('list.opml', (await run('feeds', 'export', '--watch', watch)).out())
    expect((await run('feeds', 'import', list, '--watch', watch)).talk()).toMatch(/^0 of \d+ feeds added/)
    const other = file('other.opml', '<opml><body><outline xmlUrl="https://new.example/rss"></body>')
    expect((await run('feeds', 'import', other, '--watch', watch)).talk()).toMatch(/^1 of 1 feeds added/)
    expect(text()).toContain('https://new.example/rss')
  })
})

test('no feed polled yet is said', async () => {
  const { code, talk } = await run('feeds', '--data', join(folder, 'data'))
  expect(code).toBe(0)
  expect(talk()).toContain('no feed has been polled yet')
})
