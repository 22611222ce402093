import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChange, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { startRecordingProxy } from '../support/recording-proxy.ts'

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))
const change = '/changes/tin-conference:venue:1'

/** A deployed stage, as its tables are named, and `claimwatch serve --stage dev --write` as a process of its own. */
let stage: Awaited<ReturnType<typeof embeddedStores>>
let proxy: Awaited<ReturnType<typeof startRecordingProxy>>
let served: ChildProcess
let page: URL
let cookie: string

beforeAll(async () => {
  stage = await embeddedStores({ tableNames: { changes: 'claimwatch-dev-changes', state: 'claimwatch-dev-state' } })
  await stage.watches.put(aWatch())
  await stage.changes.append(aChange())
  proxy = await startRecordingProxy(stage.endpoint)
  const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-north-1' }
  const args = ['serve', '--stage', 'dev', '--endpoint', proxy.endpoint, '--write']
  served = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { ...process.env, ...keys },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(createInterface({ input: served.stdout ?? process.stdin }), 'line')) as [string]
  page = new URL(line)
}, 120_000)
afterAll(async () => {
  served?.kill('SIGINT')
  if (served?.exitCode === null) await once(served, 'exit')
  proxy?.stop()
  await stage?.stop()
})

const key = () => page.searchParams.get('key') ?? ''
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, page.origin), { headers: { accept: 'text/html', ...headers }, redirect: 'manual' })
const post = (path: string, body: string | URLSearchParams, headers: Record<string, string>) =>
  fetch(new URL(path, page.origin), { method: 'POST', body, headers, redirect: 'manual' })
const send = (path: string, body: object, token = key()) =>
  post(path, JSON.stringify(body), { 'content-type': 'application/json', authorization: `Bearer ${token}` })

describe('the page of a deployed stage, served here with --write', () => {
  test('the printed address gives the browser the key, which is kept from scripts', async () => {
    const opened = await ask(`${page.pathname}${page.search}`)
    cookie = opened.headers.get('set-cookie') ?? ''
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    const shown = await (await ask(change, { cookie: cookie.split(';')[0] ?? '' })).text()
    expect(shown).toContain(`action="${change}/confirm"`)
    expect(await (await ask(change)).text()).not.toContain('<form')
  })

  test('a form writes to the tables of the stage, and what it wrote is shown', async () => {
    const form = new URLSearchParams({ by: 'Ada' })
    const headers = { cookie: cookie.split(';')[0] ?? '', origin: page.origin }
    const answer = await post(`${change}/confirm`, form, headers)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, change])
    expect(await stage.reviews.confirmed('tin-conference:venue:1')).toMatchObject({ by: 'Ada' })
    expect(await (await ask(change)).text()).toContain('Ada')
  })

  test('a program writes with the key: seen, muted, withdrawn', async () => {
    const calls = [
      send(`${change}/acknowledge`, { by: 'Ada' }),
      send('/watches/tin-conference/mute', { by: 'Ada', until: '2099-01-01' }),
    ]
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200])
    expect((await send(`${change}/reject`, { by: 'Ada', because: 'a misprint' })).status).toBe(200)
    expect(await stage.deliveries.acknowledged('tin-conference:venue:1')).toMatchObject({ by: 'Ada' })
    expect(await stage.mutes.all()).toMatchObject([{ watchId: 'tin-conference', by: 'Ada' }])
    expect(await stage.changes.find('tin-conference:venue:2')).toMatchObject({ type: 'retraction', retracts: 1 })
  })

  test('without the key, from elsewhere or by another name nothing is written', async () => {
    expect((await send(`${change}/confirm`, { by: 'Eve' }, 'wrong')).status).toBe(403)
    const form = new URLSearchParams({ by: 'Eve' })
    const elsewhere = { cookie: cookie.split(';')[0] ?? '', origin: 'https://evil.example' }
    expect((await post(`${change}/confirm`, form, elsewhere)).status).toBe(403)
    expect(await stage.reviews.confirmed('tin-conference:venue:1')).toMatchObject({ by: 'Ada' })
  })

  test('it puts and reads, and makes, edits or deletes nothing: those are the rights it asks of IAM', () => {
    const actions = new Set(proxy.calls().map(({ action }) => action))
    expect([...actions].filter((action) => !['Query', 'GetItem', 'BatchGetItem', 'PutItem'].includes(action))).toEqual(
      [],
    )
    expect(actions).toContain('PutItem')
  })
})
