import { connect, type Socket } from 'node:net'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedPage, servePage } from '../../cli/local/serve-page.ts'
import { changeItem } from '../../lib/adapters/dynamodb-change-items.ts'
import type { Change } from '../../lib/domain.ts'
import { aChange, aClaim, aSource, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { fixedClock, recordingLogger } from '../support/quiet.ts'

/** The page over a real database and real sockets. */
const entries = 10_000
let stores: Awaited<ReturnType<typeof embeddedStores>>
let served: ServedPage

const entry = (seq: number): Change => {
  const at = new Date(Date.UTC(2026, 2, 1, 12) + seq * 60_000).toISOString().replace('.000Z', 'Z')
  const to = seq % 2 === 0 ? 'Lisbon' : 'Porto'
  const positions = { 'Tin Council': { value: to, at, seq, storyId: `story-${seq}` } }
  const source = aSource({ storyId: `story-${seq}`, published: at })
  return aChange({ id: `tin-conference:venue:${seq}`, seq, to, at, detectedAt: at, positions, source })
}

beforeAll(async () => {
  stores = await embeddedStores()
  const quiet = Array.from({ length: 20 }, (_, index) => aClaim({ id: `quiet-${index}` }))
  await stores.watches.put(aWatch({ claims: [aClaim(), ...quiet] }))
  const { client, tableNames } = stores
  for (let first = 1; first <= entries; first += 25) {
    const items = Array.from({ length: 25 }, (_, offset) => changeItem(entry(first + offset)))
    const RequestItems = { [tableNames.changes]: items.map((Item) => ({ PutRequest: { Item } })) }
    await client.send(new BatchWriteCommand({ RequestItems }))
  }
  served = await servePage(stores, { clock: fixedClock('2026-03-10T00:00:00Z'), logger: recordingLogger() })
}, 120_000)
afterAll(async () => {
  await served?.close()
  await stores?.stop()
})

const ask = (path: string, accept = 'text/html') => fetch(new URL(path, served.url), { headers: { accept } })
const port = () => Number(new URL(served.url).port)

/** A connection that sends this and no more. */
const stalled = (text: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port(), '127.0.0.1', () => socket.write(text, () => resolve(socket)))
    socket.on('error', reject)
  })

const ended = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on('close', () => resolve())
    socket.resume()
  })

describe('ten thousand changes on one claim', () => {
  test.each([
    ['the board', '/'],
    ['the claim', '/watches/tin-conference/claims/venue'],
    ['the change table', '/changes'],
    ['the first change of all', '/changes/tin-conference:venue:1'],
    ['a feed', '/watches/tin-conference/claims/venue/changes.atom'],
  ])('%s is a page a phone can load', async (_name, path) => {
    const answer = await ask(path)
    const { length } = await answer.text()
    expect(answer.status).toBe(200)
    expect(length).toBeGreaterThan(500)
    expect(length).toBeLessThan(200_000)
  })

  test('every one is reached by following `next`, once', async () => {
    const seen = new Set<string>()
    let path: string | undefined = '/watches/tin-conference/claims/venue?limit=500'
    let pages = 0
    while (path !== undefined) {
      const answer: Response = await ask(path, 'application/json')
      for (const { id } of ((await answer.json()) as { changes: { id: string }[] }).changes) seen.add(id)
      path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
      pages += 1
    }
    expect([seen.size, pages]).toEqual([entries, entries / 500])
  })

  test('a claim beside it still shows as published', async () => {
    const answer = await ask('/watches/tin-conference/claims/quiet-7', 'application/json')
    expect(await answer.json()).toMatchObject({ state: 'unchanged', changes: [] })
  })
})

describe('clients that misbehave', () => {
  test('a burst of 200 requests is answered whole, and the board is worked out far fewer times', async () => {
    let asked = 0
    const all = () => {
      asked += 1
      return stores.watches.all()
    }
    const watches = { ...stores.watches, all }
    const own = await servePage({ ...stores, watches }, { clock: fixedClock(), logger: recordingLogger() })
    const answers = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const answer = await fetch(own.url, { headers: { accept: 'text/html' } })
        return { status: answer.status, complete: (await answer.text()).endsWith('</html>') }
      }),
    )
    await own.close()
    expect(new Set(answers.map(({ status, complete }) => `${status} ${complete}`))).toEqual(new Set(['200 true']))
    expect(asked).toBeLessThan(100)
  }, 90_000)

  test('fifty that never finish their question keep nobody waiting, and are cut off', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 50 }, () => stalled('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ')),
    )
    expect((await ask('/health', 'application/json')).status).toBe(200)
    await Promise.all(sockets.map(ended))
    expect((await ask('/health', 'application/json')).status).toBe(200)
  })

  test('one that takes no answer keeps nobody waiting, and does not keep the server from ending', async () => {
    const own = await servePage(stores, { clock: fixedClock(), logger: recordingLogger() })
    const socket = connect(Number(new URL(own.url).port), '127.0.0.1')
    socket.pause()
    const path = '/changes?limit=500'
    for (let request = 0; request < 20; request += 1)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${new URL(own.url).port}\r\n\r\n`)
    const answer = await fetch(new URL('/health', own.url))
    expect(answer.status).toBe(200)
    const started = performance.now()
    await own.close()
    expect(performance.now() - started).toBeLessThan(10_000)
    socket.destroy()
  })
})
