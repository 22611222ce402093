import { Validator } from '@seriousme/openapi-schema-validator'
import { parseFeed } from 'feedsmith'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AccessToken, tokenDigest } from '../../../lib/access-tokens.ts'
import { queryApp } from '../../../lib/api/app.ts'
import { loopbackGuard, strangersGuard } from '../../../lib/api/guard.ts'
import { visitOf } from '../../../lib/api/last-visit.ts'
import { openApi } from '../../../lib/api/openapi.ts'
import { problemSchema, routes } from '../../../lib/api/routes.ts'
import { ClaimwatchError } from '../../../lib/errors.ts'
import { readFeed } from '../../../lib/feeds/read-feed.ts'
import { changeView } from '../../../lib/views/change-view.ts'
import { aSource } from '../../support/builders.ts'
import { exampleChanges, exampleLedger } from '../../support/query-ledger.ts'

const host = 'http://127.0.0.1:8080'
let app: Hono
let ledger: Awaited<ReturnType<typeof exampleLedger>>
beforeAll(async () => {
  ledger = await exampleLedger()
  app = queryApp(ledger, { guards: [] })
})

const get = (path: string, headers: Record<string, string> = {}) => app.request(`${host}${path}`, { headers })
const example = (path: string) =>
  path
    .replace('{watchId}', 'tin-conference')
    .replace('{claimId}', 'venue')
    .replace('{changeId}', 'tin-conference:venue:3')

describe('documented routes', () => {
  const answers = routes.flatMap((route) =>
    Object.entries(route.answers).map(([type, schema]) => ({ route, type, schema })),
  )

  test.each(answers)('$route.path answers $type as described', async ({ route, type, schema }) => {
    const response = await get(example(route.path), { accept: type })
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
    if (schema === undefined) expect((await response.text()).length).toBeGreaterThan(10)
    else expect(schema.parse(await response.json())).toBeTruthy()
  })

  test('the app answers at no other address but those of the page’s own files', () => {
    const paths = new Set(
      app.routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets/')).map(({ path }) => path),
    )
    expect([...paths].sort()).toEqual(routes.map(({ path }) => path.replace(/\{(\w+)\}/g, ':$1')).sort())
  })

  test('every writing call is described, and none else', async () => {
    const writable = queryApp(ledger, { guards: [], writing: 'here' })
    const posted = writable.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)
    const paths = openApi().paths as Record<string, { post?: { security?: object[] } }>
    const described = Object.entries(paths).filter(([, { post }]) => post !== undefined)
    expect([...new Set(posted)].sort()).toEqual(described.map(([path]) => path.replace(/\{(\w+)\}/g, ':$1')).sort())
    for (const [, { post }] of described) expect(post?.security).toEqual([{ writeToken: [] }])
  })

  test('the description is OpenAPI 3.1 that a validator accepts', async () => {
    const validator = new Validator()
    const result = await validator.validate(JSON.parse(JSON.stringify(openApi())))
    expect([result.valid, validator.version, result.errors ?? []]).toEqual([true, '3.1', []])
  })
})

describe('wrong questions', () => {
  test.each([
    ['/changes?cursor=abc', 400, 'CURSOR_INVALID'],
    ['/changes?limit=0', 400, 'REQUEST_INVALID'],
    ['/changes?limit=many', 400, 'REQUEST_INVALID'],
    ['/changes?sincee=2026-01-01', 400, 'REQUEST_INVALID'],
    ['/changes?since=yesterday', 400, 'REQUEST_INVALID'],
    ['/changes?type=rumour&min_confidence=7', 400, 'REQUEST_INVALID'],
    ['/changes/nowhere:venue:1', 404, 'CHANGE_NOT_FOUND'],
    ['/changes/%00%ff', 404, 'CHANGE_NOT_FOUND'],
    ['/watches/nowhere', 404, 'WATCH_NOT_FOUND'],
    ['/watches/tin-conference/claims/nowhere', 404, 'CLAIM_NOT_FOUND'],
    ['/watches/nowhere/changes.atom', 404, 'WATCH_NOT_FOUND'],
    ['/watches/tin-conference/claims/nowhere/changes.json', 404, 'CLAIM_NOT_FOUND'],
  ])('%s is a problem document with status %i', async (path, status, code) => {
    const response = await get(path)
    const problem = problemSchema.parse(await response.json())
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect([response.status, problem.status, problem.code]).toEqual([status, status, code])
    expect(problem.fix?.length).toBeGreaterThan(10)
  })

  test('every fault is named at once', async () => {
    const { faults } = problemSchema.parse(await (await get('/changes?type=rumour&min_confidence=7')).json())
    expect(faults?.map((fault) => fault.split(':')[0])).toEqual(['type', 'min_confidence'])
  })

  test('a huge limit is brought down, not refused', async () => {
    expect((await get('/changes?limit=1000000')).status).toBe(200)
  })

  test('a person gets the problem as a page', async () => {
    const response = await get('/watches/nowhere', { accept: 'text/html' })
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringContaining('there is no watch nowhere'),
    ])
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused: the API is read-only', async (method) => {
    const response = await app.request(`${host}/changes`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('a fault of our own is logged and told without its insides', async () => {
    const broken = queryApp(
      { ...ledger, watches: { ...ledger.watches, all: () => Promise.reject(new Error('secret')) } },
      { guards: [] },
    )
    const response = await broken.request(`${host}/watches`)
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('secret')])
    expect(ledger.logger.lines.at(-1)?.event).toBe('query.failed')
  })
})

describe('pages and caches', () => {
  test('following `Link: rel=next` visits every change once', async () => {
    const seen: string[] = []
    let path: string | undefined = '/changes?limit=2'
    while (path !== undefined) {
      const response: Response = await get(path)
      seen.push(...((await response.json()) as { changes: { id: string }[] }).changes.map(({ id }) => id))
      path = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
    }
    expect([...seen].sort()).toEqual(exampleChanges.map(({ id }) => id).sort())
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('what has not changed is 304, also when it was sent compressed', async () => {
    const first = await get('/changes', { 'accept-encoding': 'gzip' })
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const again = await get('/changes', { 'if-none-match': etag, 'accept-encoding': 'gzip' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await expect(get('/changes?limit=1', { 'if-none-match': etag })).resolves.toMatchObject({ status: 200 })
  })

  test('HEAD answers like GET, without a body', async () => {
    const response = await app.request(`${host}/changes`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('every answer forbids scripts, styles and frames from elsewhere', async () => {
    for (const path of ['/', '/changes', '/nope']) {
      const policy = (await get(path)).headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    }
  })
})

describe('feeds and exports', () => {
  const expected = exampleChanges.map(({ id }) => `tag:claimwatch,2026:change:${id}`).sort()

  test.each(['/changes.atom', '/changes.json'])('%s is read back by our own reader without loss', async (path) => {
    const response = await get(path)
    const feed = await readFeed({
      bytes: new Uint8Array(await response.arrayBuffer()),
      ...{ url: `${host}${path}`, contentType: response.headers.get('content-type') ?? '' },
    })
    if (!feed.ok) throw new Error(feed.reason)
    expect(feed.mended).toEqual([])
    expect(feed.stories.map(({ id }) => id).sort()).toEqual(expected)
    for (const story of feed.stories) {
      const change = exampleChanges.find(({ id }) => story.id.endsWith(`:${id}`))
      expect(story.text).toContain(change?.source.evidence.quote)
      expect(story.link).toBe(`${host}/changes/${change?.id}`)
      expect(story.published).toBe(change?.detectedAt)
    }
  })

  test.each([
    ['/changes.atom', 'atom'],
    ['/changes.json', 'json'],
  ])('%s is read back by feedsmith', async (path, format) => {
    const parsed = parseFeed(await (await get(path)).text())
    const entries = parsed.format === 'atom' ? parsed.feed.entries : parsed.format === 'json' ? parsed.feed.items : []
    expect(parsed.format).toBe(format)
    expect(entries?.map(({ id }) => id).sort()).toEqual(expected)
  })

  test('the feed of a claim has the changes of that claim', async () => {
    const feed = (await (await get('/watches/bridge/claims/reopening/changes.json')).json()) as {
      items: { id: string }[]
    }
    expect(feed.items.map(({ id }) => id)).toEqual(['tag:claimwatch,2026:change:bridge:reopening:1'])
  })

  test('JSON Lines are what the command line prints', async () => {
    const lines = (await (await get('/changes.jsonl?watch=bridge')).text()).trim().split('\n')
    const found = await ledger.changes.find('bridge:reopening:1')
    expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining(found ? changeView(found) : {})])
  })

  test('CSV quotes what needs it, and no cell is a formula', async () => {
    const own = await exampleLedger()
    const source = aSource({ title: '=HYPERLINK("http://evil.example")', outlet: 'a,b\r\nc' })
    await own.changes.append({
      ...exampleChanges[0],
      id: 'tin-conference:venue:7',
      seq: 7,
      detectedAt: '2026-04-01T00:00:00Z',
      source,
    } as (typeof exampleChanges)[0])
    const csv = await (await queryApp(own, { guards: [] }).request(`${host}/changes.csv?limit=1`)).text()
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv).toContain('"a,b\r\nc"')
  })
})

describe('who may ask', () => {
  const local = () => queryApp(ledger, { guards: [loopbackGuard] })
  test.each([
    [{ host: '127.0.0.1:8080' }, 200],
    [{ host: 'localhost:8080' }, 200],
    [{ host: '[::1]:8080', origin: 'http://[::1]:8080' }, 200],
    [{ host: 'evil.example' }, 403],
    [{ host: '127.0.0.1.evil.example:8080' }, 403],
    [{ host: '127.0.0.1:8080', origin: 'https://evil.example' }, 403],
    [{ host: '127.0.0.1:8080', origin: 'null' }, 403],
  ])('%j gets %i on one’s own machine', async (headers, status) => {
    expect((await local().request(`${host}/health`, { headers })).status).toBe(status)
  })

  describe('strangers', () => {
    const tokens: AccessToken[] = [
      { name: 'desk', right: 'read', sha256: tokenDigest('open sesame') },
      { name: 'desk', right: 'read', sha256: tokenDigest('shut'), until: '2026-03-07T09:00:00Z' },
    ]
    let looks = 0
    const guarded = () =>
      queryApp(ledger, {
        guards: [strangersGuard],
        book: async () => {
          looks += 1
          return tokens
        },
      })
    const ask = (headers: Record<string, string>, event?: object) =>
      guarded().request(`${host}/health`, { headers }, { event })
    const basic = (password: string) => `Basic ${Buffer.from(`desk:${password}`).toString('base64')}`

    test.each([
      ['nothing', {}],
      ['a wrong token', { authorization: 'Bearer open' }],
      ['an ended token', { authorization: 'Bearer shut' }],
      ['a wrong password', { authorization: basic('sesame') }],
      ['what is no scheme', { authorization: 'open sesame' }],
      ['a signature that nobody checked', { authorization: 'AWS4-HMAC-SHA256 Credential=x' }],
    ])('with %s are refused by a problem document, and told what to bring', async (_name, headers) => {
      const answer = await ask(headers as Record<string, string>)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        401,
        'application/problem+json; charset=utf-8',
      ])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*Basic /)
      expect(problemSchema.parse(await answer.json())).toMatchObject({ status: 401, title: 'A token is needed' })
    })

    test('are let in with a token, as bearer or as the password a browser asks for', async () => {
      expect((await ask({ authorization: basic('open sesame') })).status).toBe(200)
      tokens.push({ name: 'program', right: 'read', sha256: tokenDigest('k-7') })
      expect((await ask({ authorization: 'bearer k-7' })).status).toBe(200)
    })

    test('are let in when AWS has checked their signature, whatever headers claim', async () => {
      const signed = { requestContext: { authorizer: { iam: { userArn: 'arn:aws:iam::1:user/ada' } } } }
      expect((await ask({}, signed)).status).toBe(200)
      expect((await ask({}, { requestContext: { authorizer: { iam: {} } } })).status).toBe(401)
      expect((await ask({}, { requestContext: {} })).status).toBe(401)
    })

    test('without a token cause no look at the secret', async () => {
      looks = 0
      await ask({})
      expect(looks).toBe(0)
    })

    test('learn nothing of the insides when the tokens cannot be read', async () => {
      const book = async () => {
        throw new ClaimwatchError('SECRET_UNREADABLE', 'the tokens cannot be read at the moment')
      }
      const app = queryApp(ledger, { guards: [strangersGuard], book })
      const answer = await app.request(`${host}/health`, { headers: { authorization: 'Bearer x' } })
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([502, 'SECRET_UNREADABLE'])
    })
  })
})

describe('since the last visit', () => {
  test('looks within half an hour are one visit, later ones the next', () => {
    const first = visitOf(undefined, '2026-03-01T08:00:00Z')
    expect(first.at).toBeUndefined()
    const same = visitOf(first.keep, '2026-03-01T08:20:00Z')
    expect(same.at).toBeUndefined()
    const next = visitOf(same.keep, '2026-03-02T09:00:00Z')
    expect(next.at).toBe('2026-03-01T08:00:00Z')
    expect(visitOf(next.keep, '2026-03-02T09:10:00Z').at).toBe('2026-03-01T08:00:00Z')
    expect(visitOf('garbage; path=/', '2026-03-02T09:10:00Z').at).toBeUndefined()
  })

  test('the board tells how many changes came since', async () => {
    const page = await get('/', { accept: 'text/html', cookie: 'claimwatch-visit=~2026-03-04T13:00:00Z' })
    expect(await page.text()).toMatch(/<strong>2 changes<\/strong> since your last visit/)
  })
})
