import { beforeEach, describe, expect, test } from 'vitest'
import { type AccessToken, tokenDigest } from '../../../lib/access-tokens.ts'
import { actions } from '../../../lib/api/actions.ts'
import { queryApp } from '../../../lib/api/app.ts'
import { loopbackGuard } from '../../../lib/api/guard.ts'
import { problemSchema } from '../../../lib/api/routes.ts'
import { verifyChain } from '../../../lib/changes/hash-chain.ts'
import { sendAlerts } from '../../../lib/pipeline/send-alerts.ts'
import { exampleLedger } from '../../support/query-ledger.ts'

const host = 'http://127.0.0.1:8080'
const token = 'a-token-for-writing'
const tokens: readonly AccessToken[] = [
  { name: 'reader', right: 'read', sha256: tokenDigest('a-token-for-reading') },
  { name: 'desk', right: 'write', sha256: tokenDigest(token) },
]
const book = async () => tokens
const change = '/changes/tin-conference:venue:6'

let ledger: Awaited<ReturnType<typeof exampleLedger>>
let app: ReturnType<typeof queryApp>
beforeEach(async () => {
  ledger = await exampleLedger()
  app = queryApp(ledger, { guards: [loopbackGuard], book, writing: 'here' })
})

const bearer = { authorization: `Bearer ${token}` }
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const cookie = { cookie: `claimwatch-write=${encodeURIComponent(token)}` }
const own = { origin: host }

const post = (path: string, headers: Record<string, string>, body: string) =>
  app.request(`${host}${path}`, { method: 'POST', headers: { host: '127.0.0.1:8080', ...headers }, body })
const send = (path: string, body: object, headers: Record<string, string> = bearer) =>
  post(path, { ...json, ...headers }, JSON.stringify(body))
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`${host}${path}`, { headers: { host: '127.0.0.1:8080', ...headers } })

describe('what may be said of a change', () => {
  test('acknowledged: shown with the change, and told to nobody any more', async () => {
    const answer = await send(`${change}/acknowledge`, { by: 'Ada' })
    expect(await answer.json()).toEqual({ id: 'tin-conference:venue:6', by: 'Ada', at: ledger.clock.now() })
    const told: string[] = []
    const channel = {
      target: 'x',
      send: async (alerts: readonly { change: { id: string } }[]) =>
        void told.push(...alerts.map((alert) => alert.change.id)),
    }
    await sendAlerts({ ...ledger, channels: [channel] }, ['tin-conference:venue:5', 'tin-conference:venue:6'])
    expect(told).toEqual(['tin-conference:venue:5'])
    expect(await (await get(change)).json()).toMatchObject({ acknowledged: { by: 'Ada' } })
  })

  test('confirmed: by the first who says so', async () => {
    await send(`${change}/confirm`, { by: 'Ada' })
    const second = await send(`${change}/confirm`, { by: 'Bob' })
    expect(await second.json()).toMatchObject({ by: 'Ada' })
    expect(await (await get(change)).json()).toMatchObject({ confirmed: { by: 'Ada' }, state: 'current' })
  })

  test('rejected: a new entry withdraws it, what was written stays as it was', async () => {
    const before = await ledger.changes.find('tin-conference:venue:6')
    const answer = await send(`${change}/reject`, { by: 'Ada', because: 'the outlet withdrew the story' })
    expect(await answer.json()).toEqual({ id: 'tin-conference:venue:7', retracts: 'tin-conference:venue:6' })
    expect(await ledger.changes.find('tin-conference:venue:6')).toEqual(before)
    const entry = await ledger.changes.find('tin-conference:venue:7')
    expect(entry).toMatchObject({ type: 'retraction', retracts: 6, to: 'Porto' })
    expect(entry?.reasons[0]?.note).toBe('the outlet withdrew the story (Ada)')
    expect(verifyChain(entry === undefined ? [] : [entry]).map(({ fault }) => fault)).not.toContain('altered')
    expect((await send(`${change}/reject`, { by: 'Ada', because: 'once more' })).status).toBe(404)
  })

  test('muted: alerts of the claim wait, those of others do not, until the mute is ended', async () => {
    const home = '/watches/tin-conference/claims/venue/mute'
    const ids = ['tin-conference:venue:6', 'bridge:reopening:1']
    const channel = { target: 'x', send: async () => undefined }
    const ask = async () => (await sendAlerts({ ...ledger, channels: [channel] }, ids)).held
    expect((await send(home, { by: 'Ada', until: '2026-03-07T18:00:00Z' })).status).toBe(200)
    expect(await ask()).toEqual(['tin-conference:venue:6'])
    await send(home, { by: 'Ada', until: ledger.clock.now() })
    expect(await ask()).toEqual([])
  })

  test('a mute of the whole watch holds every claim of it', async () => {
    await send('/watches/tin-conference/mute', { by: 'Ada', until: '2026-03-08' })
    const channel = { target: 'x', send: async () => undefined }
    const { held } = await sendAlerts({ ...ledger, channels: [channel] }, ['tin-conference:venue:6'])
    expect(held).toEqual(['tin-conference:venue:6'])
    const page = await (await get('/watches/tin-conference/claims/venue', { accept: 'text/html' })).text()
    expect(page).toContain('Alerts are held until')
  })
})

describe('the second right', () => {
  const paths = actions.map(({ path }) =>
    path
      .replace('{watchId}', 'tin-conference')
      .replace('{claimId}', 'venue')
      .replace('{changeId}', 'tin-conference:venue:6'),
  )
  const body = { by: 'Ada', because: 'wrong', until: '2026-03-08' }

  test.each(paths)('%s needs it, and changes nothing without', async (path) => {
    const without = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Bearer a-token-for-reading' },
      { cookie: 'claimwatch-write=wrong' },
    ]
    for (const headers of without) {
      const answer = await send(path, body, headers as Record<string, string>)
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([403, 'WRITE_REFUSED'])
    }
    expect(await ledger.changes.find('tin-conference:venue:7')).toBeUndefined()
    expect(await ledger.mutes.all()).toEqual([])
    expect(await ledger.reviews.confirmed('tin-conference:venue:6')).toBeUndefined()
  })

  test.each(paths)('%s does not exist where nobody has it', async (path) => {
    app = queryApp(ledger, { guards: [loopbackGuard], book })
    const answer = await send(path, body)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('the log says with whose token it was', async () => {
    await send(`${change}/confirm`, { by: 'Ada' })
    expect(ledger.logger.lines).toContainEqual({
      event: 'review.taken',
      fields: { call: `${change}/confirm`, by: 'Ada', token: 'desk' },
    })
  })

  test('where another function writes, who may write sees the forms and nothing is taken here', async () => {
    app = queryApp(ledger, { guards: [loopbackGuard], book, writing: 'elsewhere' })
    const page = async (headers: Record<string, string>) =>
      (await get(change, { accept: 'text/html', ...headers })).text()
    expect(await page(bearer)).toContain('action="/changes/tin-conference:venue:6/confirm"')
    expect(await page({ authorization: 'Bearer a-token-for-reading' })).not.toContain('<form')
    expect((await send(`${change}/confirm`, { by: 'Ada' })).status).toBe(405)
  })
})

describe('forms of the page', () => {
  const filled = 'by=Ada+%3Cb%3E&because=a+misprint'

  test('a browser with the key posts, and is sent to the page that shows it', async () => {
    const answer = await post(`${change}/reject`, { ...form, ...cookie, ...own }, filled)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, change])
    const page = await (await get(change, { accept: 'text/html', ...cookie })).text()
    expect(page).toContain('A later entry says that it was wrong.')
  })

  test.each([
    ['a page elsewhere', { origin: 'https://evil.example' }],
    ['a page on another port of this machine', { origin: 'http://127.0.0.1:9999' }],
    ['a page without an origin', { origin: 'null' }],
    ['no browser at all', {}],
  ])('%s cannot make a browser post with its key', async (_name, headers) => {
    const answer = await post(
      `${change}/reject`,
      { ...form, ...cookie, ...(headers as Record<string, string>) },
      filled,
    )
    expect(answer.status).toBe(403)
    expect(await ledger.changes.find('tin-conference:venue:7')).toBeUndefined()
  })

  test('text that looks like JSON is no way around', async () => {
    const answer = await post(`${change}/confirm`, { 'content-type': 'text/plain', ...cookie }, '{"by":"Eve"}')
    expect(answer.status).toBe(403)
  })

  test('the address with the key gives the browser the right, out of reach of scripts', async () => {
    const answer = await get(`/?key=${encodeURIComponent(token)}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    const set = answer.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly; SameSite=Strict/)
    const page = await (await get(change, { accept: 'text/html', cookie: set.split(';')[0] ?? '' })).text()
    expect(page).toContain('action="/changes/tin-conference:venue:6/confirm"')
  })

  test('who has no right sees no form', async () => {
    const page = await (await get(change, { accept: 'text/html' })).text()
    expect(page).not.toContain('<form')
  })
})

describe('bad input', () => {
  test.each([
    ['no name', {}],
    ['a blank name', { by: '  ' }],
    ['a name of a thousand letters', { by: 'x'.repeat(1_000) }],
    ['no reason', { by: 'Ada' }],
    ['a key nobody knows', { by: 'Ada', because: 'wrong', force: true }],
    ['a list', [1, 2]],
  ])('%s is refused with the fault named', async (_name, body) => {
    const answer = await send(`${change}/reject`, body)
    const problem = problemSchema.parse(await answer.json())
    expect([answer.status, problem.code]).toEqual([400, 'REQUEST_INVALID'])
    expect(problem.faults?.length).toBeGreaterThan(0)
  })

  test.each([
    ['/changes/tin-conference:venue:99/confirm', { by: 'Ada' }, 404],
    ['/changes/nonsense/acknowledge', { by: 'Ada' }, 404],
    ['/watches/nowhere/mute', { by: 'Ada', until: '2026-04-01' }, 404],
    ['/watches/tin-conference/claims/nowhere/mute', { by: 'Ada', until: '2026-04-01' }, 404],
    ['/watches/tin-conference/mute', { by: 'Ada', until: 'tomorrow' }, 400],
  ])('%s with %j is %i', async (path, body, status) => {
    expect((await send(path, body)).status).toBe(status)
  })

  test('what is no JSON, or too much, is refused', async () => {
    expect((await post(`${change}/confirm`, { ...json, ...bearer }, '{')).status).toBe(400)
    expect((await send(`${change}/reject`, { by: 'Ada', because: 'x'.repeat(10_000) })).status).toBe(413)
  })
})
