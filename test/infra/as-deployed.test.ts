import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { Match } from 'aws-cdk-lib/assertions'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../infra/bundle.mjs'
import { tokenDigest } from '../../lib/access-tokens.ts'
import { env, type FunctionName, functionNames } from '../../lib/contract.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { type RunningFunction, startFunction } from '../support/lambda-runtime.ts'
import { startLoopbackSecrets } from '../support/loopback-secrets.ts'
import { startRecordingProxy } from '../support/recording-proxy.ts'
import { grantedActions } from './granted-actions.ts'
import { aTemplate } from './synthesize.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'claimwatch-deployed-'))
let stores: Awaited<ReturnType<typeof embeddedStores>>
let cloud: FauxqsServer
let sqs: SQSClient
let secrets: Awaited<ReturnType<typeof startLoopbackSecrets>>
let web: Server
let webAddress: string
const answersToCloudFormation: { Status: string; Data?: { Outcome: string } }[] = []
const queueUrls = new Map<string, string>()
const proxies = new Map<FunctionName, Awaited<ReturnType<typeof startRecordingProxy>>>()
const functions = new Map<FunctionName, RunningFunction>()

const feed = (published: Date) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Ledger</title>
<link>https://news.example/</link><description>News</description><item><title>Norway moves tin conference to Madrid</title>
<link>https://news.example/1</link><guid>https://news.example/1</guid><pubDate>${published.toUTCString()}</pubDate>
<description>Norway said on Monday that the tin producers' conference will be held in Madrid, not in Lisbon.</description>
</item></channel></rss>`

/** Plays the publisher of a feed, and CloudFormation waiting for an answer. */
const startWeb = async () => {
  web = createServer(async (request, response) => {
    if (request.method === 'PUT') answersToCloudFormation.push(JSON.parse(await text(request)))
    response.setHeader('content-type', 'application/rss+xml').end(feed(new Date(Date.now() - 60_000)))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  webAddress = `127.0.0.1:${(web.address() as AddressInfo).port}`
}

const writeWatches = () => {
  mkdirSync(path.join(folder, 'watches/tin'), { recursive: true })
  mkdirSync(path.join(folder, 'watches/broken'), { recursive: true })
  const published = new Date(Date.now() - 86_400_000).toISOString()
  writeFileSync(
    path.join(folder, 'watches/tin/watch.yaml'),
    `id: tin
title: Tin conference
article: { title: Norway invites tin producers, published: ${published}, text: The conference will be held in Lisbon. }
feeds: [http://${webAddress}/feed.xml]
claims:
  - id: venue
    question: Where will the tin producers' conference be held?
    kind: place
    value: Lisbon
    holder: Norway
    statement: Norway says the tin producers' conference will be held in Lisbon.
`,
  )
  writeFileSync(path.join(folder, 'watches/broken/watch.yaml'), 'id: broken\n')
}

/** The environment the stack gives a function, with the addresses of this machine. */
const environmentOf = (name: FunctionName): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: proxies.get(name)?.endpoint ?? '',
  AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${cloud.port}`,
  AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${cloud.port}`,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
  NODE_OPTIONS: '--enable-source-maps',
  [env.stage]: 'test',
  [env.changesTable]: stores.tableNames.changes,
  [env.stateTable]: stores.tableNames.state,
  [env.allowedHosts]: webAddress,
  [env.queueUrl]: queueUrls.get('work') ?? '',
  [env.topicArn]: 'arn:aws:sns:us-east-1:000000000000:alerts',
  [env.watchesFolder]: path.join(folder, 'watches'),
  ...(name === 'query' && { [env.tokensSecret]: 'tokens', [env.reviewing]: 'on' }),
  ...(name === 'review' && { [env.tokensSecret]: 'tokens' }),
})

const start = async (name: FunctionName): Promise<RunningFunction> => {
  if (!proxies.has(name)) proxies.set(name, await startRecordingProxy(stores.endpoint))
  const running = await startFunction({ name, folder: path.join(folder, name), environment: environmentOf(name) })
  functions.set(name, running)
  return running
}
const invoke = async (name: FunctionName, event: unknown) => (functions.get(name) ?? (await start(name))).invoke(event)

/** Another instance, which has read no secret yet. */
const restart = async (...names: readonly FunctionName[]): Promise<void> => {
  for (const name of names) {
    await functions.get(name)?.stop()
    functions.delete(name)
  }
}

interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Question {
  readonly method?: string
  readonly path: string
  readonly token?: string
  /** Whether AWS has checked a signature: only the function URL says so. */
  readonly signed?: boolean
  readonly accept?: string
  readonly body?: object
}

/** What function URL and gateway alike make of a request, in the form 2.0 of their payload. */
const httpEvent = ({ method = 'GET', path: rawPath, token, signed, accept = 'application/json', body }: Question) => {
  const http = { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' }
  const authorizer = { iam: { userArn: 'arn:aws:iam::000000000000:user/ada' } }
  return {
    ...{ version: '2.0', rawPath, rawQueryString: '', isBase64Encoded: false },
    headers: {
      ...{ host: 'claimwatch.example', accept },
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    requestContext: { http, domainName: 'claimwatch.example', ...(signed && { authorizer }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
}

const request = async (name: FunctionName, question: Question): Promise<Answer> =>
  (await invoke(name, httpEvent(question))) as Answer

const received = async (queue: string): Promise<string[]> => {
  const QueueUrl = queueUrls.get(queue)
  const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }))
  return (answer.Messages ?? []).map(({ Body }) => Body ?? '')
}

const queueEvent = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `message-${index}`, body })),
})

/** What the ledger's stream would bring: the keys of every entry. */
const streamEvent = async () => {
  const { Items = [] } = await stores.client.send(new ScanCommand({ TableName: stores.tableNames.changes }))
  const keys = Items.map(({ claim, entry }) => ({ claim: { S: String(claim) }, entry: { S: String(entry) } }))
  return {
    Records: keys.map((Keys, index) => ({ eventName: 'INSERT', dynamodb: { Keys, SequenceNumber: `${index}` } })),
  }
}

beforeAll(async () => {
  const sizes = bundle({ outdir: folder })
  stores = await embeddedStores()
  cloud = await startFauxqs({ port: 0, logger: false })
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const endpoint = `http://127.0.0.1:${cloud.port}`
  sqs = new SQSClient({ endpoint, region: 'us-east-1', credentials, useQueueUrlAsEndpoint: false })
  for (const name of ['work', 'desk']) queueUrls.set(name, cloud.createQueue(name).queueUrl)
  cloud.createTopic('alerts')
  cloud.subscribe({ topic: 'alerts', queue: 'desk' })
  secrets = await startLoopbackSecrets('{}')
  await startWeb()
  writeWatches()
  await sizes
})

afterAll(async () => {
  await Promise.all([...functions.values()].map((running) => running.stop()))
  for (const proxy of proxies.values()) proxy.stop()
  secrets.stop()
  sqs.destroy()
  web.closeAllConnections()
  web.close()
  await cloud.stop()
  await stores.stop()
})

describe('the bundled functions, each in its own process behind a Runtime API, in the order of the data', () => {
  let work: string[]

  test('load-watches takes the sound watch into force and tells CloudFormation of the broken one', async () => {
    const event = { RequestType: 'Create', ResponseURL: `http://${webAddress}/answer`, StackId: 's', RequestId: 'r' }
    await invoke('load-watches', { ...event, LogicalResourceId: 'Watches' })
    expect(answersToCloudFormation[0]?.Status).toBe('SUCCESS')
    expect(answersToCloudFormation[0]?.Data?.Outcome).toMatch(/^1 loaded\n1 refused:\nbroken\/watch\.yaml:\d+:\d+ /)
    expect((await stores.watches.all()).map(({ id }) => id)).toEqual(['tin'])
  })

  test('dispatch queues the shard that is due', async () => {
    await invoke('dispatch', {})
    work = await received('work')
    expect(work.map((body) => JSON.parse(body))).toEqual([{ shard: '0000', feeds: [`http://${webAddress}/feed.xml`] }])
  })

  test('poll reads the feed and records the change with its evidence', async () => {
    expect(await invoke('poll', queueEvent(...work))).toEqual({ batchItemFailures: [] })
    const [change] = await stores.changes.history('tin', 'venue')
    expect(change).toMatchObject({ seq: 1, type: 'revision', from: 'Lisbon', to: 'Madrid', holder: 'Norway' })
  })

  test('poll tells CloudWatch its figures in the log', () => {
    const lines = functions.get('poll')?.logLines() ?? []
    const figures = lines.map((line) => JSON.parse(line)).find((line) => '_aws' in line)
    expect(figures).toMatchObject({
      service: 'claimwatch-test',
      FeedsPolled: 1,
      FetchErrors: 0,
      Stories: 1,
      Changes: 1,
    })
  })

  test('the same message delivered again changes nothing', async () => {
    expect(await invoke('poll', queueEvent(...work))).toEqual({ batchItemFailures: [] })
    expect(await stores.changes.history('tin', 'venue')).toHaveLength(1)
  })

  test('a poison message comes back alone; when there is nothing else the call fails', async () => {
    expect(await invoke('poll', queueEvent(...work, 'poison'))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    })
    await expect(invoke('poll', queueEvent('poison'))).rejects.toThrow('no message of dispatch: poison')
  })

  test('notify publishes one alert, and none for the same records again', async () => {
    const event = await streamEvent()
    expect(await invoke('notify', event)).toBeNull()
    expect(await invoke('notify', event)).toBeNull()
    const alerts = await received('desk')
    expect(alerts).toHaveLength(1)
    expect(alerts[0]).toContain('Madrid')
  })

  test('sweep finds nothing left to tell', async () => {
    expect(await invoke('sweep', {})).toMatchObject({ sent: [], failed: [] })
    expect(await received('desk')).toEqual([])
  })

  test('query answers with the change, as the function URL asks for who has signed', async () => {
    const answer = await request('query', { path: '/changes', signed: true })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Madrid')
    const board = await request('query', { path: '/watches', signed: true })
    expect(JSON.parse(board.body)).toMatchObject({ watches: [{ claims: [{ value: 'Madrid', origins: 1 }] }] })
    expect(secrets.asked()).toBe(0)
  })

  test('a function without its configuration names every variable that is missing', async () => {
    const running = await startFunction({ name: 'poll', folder: path.join(folder, 'poll'), environment: {} })
    await expect(running.invoke({})).rejects.toThrow(`${env.changesTable} is not set; ${env.stateTable} is not set`)
    await running.stop()
  })
})

describe('page and API by token, as the gateway asks', () => {
  const [reading, writing, ended] = ['token-to-read', 'token-to-write', 'token-of-last-year']
  const problemOf = ({ statusCode, headers, body }: Answer) => [
    statusCode,
    headers['content-type']?.split(';')[0],
    (JSON.parse(body) as { code?: string }).code,
  ]
  const confirm = { method: 'POST', path: '/changes/tin:venue:1/confirm', body: { by: 'Ada' } }

  test('before there are tokens nobody is let in', async () => {
    const refused = [401, 'application/problem+json', undefined]
    expect(problemOf(await request('query', { path: '/changes', token: reading }))).toEqual(refused)
    expect(problemOf(await request('review', { ...confirm, token: writing }))).toEqual(refused)
    await restart('query', 'review')
  })

  test('a read token reads, on page and API, and a strange, ended or missing one does not', async () => {
    const until = '2026-01-01T00:00:00Z'
    secrets.put(
      JSON.stringify({
        tokens: [
          { name: 'newsroom', right: 'read', sha256: tokenDigest(reading) },
          { name: 'newsroom', right: 'read', sha256: tokenDigest(ended), until },
          { name: 'Ada', right: 'write', sha256: tokenDigest(writing) },
        ],
      }),
    )
    const answer = await request('query', { path: '/changes', token: reading })
    expect([answer.statusCode, (JSON.parse(answer.body) as { changes: object[] }).changes.length]).toEqual([200, 1])
    for (const token of [undefined, ended, 'anything'])
      expect(problemOf(await request('query', { path: '/changes', ...(token && { token }) }))).toEqual([
        ...[401, 'application/problem+json', undefined],
      ])
    expect(secrets.asked()).toBeGreaterThan(0)
  })

  test('a read token writes nothing', async () => {
    expect(problemOf(await request('review', { ...confirm, token: reading }))).toEqual([
      ...[403, 'application/problem+json', 'WRITE_REFUSED'],
    ])
    expect((await request('query', { ...confirm, token: writing })).statusCode).toBe(405)
    expect(await stores.reviews.confirmed('tin:venue:1')).toBeUndefined()
  })

  test('a signature of IAM reads; it is no right to write', async () => {
    expect((await request('query', { ...confirm, signed: true })).statusCode).toBe(405)
    expect(problemOf(await request('review', { ...confirm, signed: true }))[0]).toBe(403)
  })

  test('a write token sees the forms, and acknowledges, confirms, mutes and rejects', async () => {
    const page = await request('query', { path: '/changes/tin:venue:1', token: writing, accept: 'text/html' })
    expect(page.body).toContain('action="/changes/tin:venue:1/confirm"')
    const change = '/changes/tin:venue:1'
    const calls = [
      [`${change}/acknowledge`, { by: 'Ada' }],
      [`${change}/confirm`, { by: 'Ada' }],
      ['/watches/tin/mute', { by: 'Ada', until: '2026-01-01' }],
      ['/watches/tin/claims/venue/mute', { by: 'Ada', until: '2026-01-01' }],
      [`${change}/reject`, { by: 'Ada', because: 'the outlet withdrew the story' }],
    ] as const
    for (const [path, body] of calls)
      expect([path, (await request('review', { method: 'POST', path, body, token: writing })).statusCode]).toEqual([
        ...[path, 200],
      ])
    expect(await stores.reviews.confirmed('tin:venue:1')).toMatchObject({ by: 'Ada' })
    expect(await stores.changes.find('tin:venue:2')).toMatchObject({ type: 'retraction', retracts: 1 })
  })

  test('a secret that cannot be read lets nobody in by token and says nothing of itself; signers go on', async () => {
    await restart('query')
    secrets.put('{"tokens": [{"name": "desk"}]}')
    const answer = await request('query', { path: '/changes', token: reading })
    expect(problemOf(answer)).toEqual([502, 'application/problem+json', 'SECRET_UNREADABLE'])
    expect(answer.body).not.toContain('desk')
    expect(functions.get('query')?.logLines().join('\n')).toContain('token desk: right is neither read nor write')
    expect((await request('query', { path: '/changes', signed: true })).statusCode).toBe(200)
  })
})

describe('rights', () => {
  const template = aTemplate()

  test.each(functionNames)('%s did nothing on the tables that the stack forbids', (name) => {
    const granted = grantedActions(template, name)
    const tableOf = (table: string) => (table === stores.tableNames.changes ? 'changes' : 'state')
    const used = (proxies.get(name)?.calls() ?? []).map(
      ({ action, table, index }) => `${action} ${tableOf(table)}${index === undefined ? '' : `/${index}`}`,
    )
    expect(used.length).toBeGreaterThan(0)
    expect([...new Set(used)].filter((use) => !granted.has(use))).toEqual([])
  })

  test('review put nothing into the state table but into the parts that it may', () => {
    const parts = (proxies.get('review')?.calls() ?? [])
      .filter(({ action }) => action === 'PutItem')
      .flatMap(({ part }) => part ?? [])
    expect([...new Set(parts)].sort()).toEqual(['delivered#tin:venue:1', 'mute'])
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^Review'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'dynamodb:PutItem',
            Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['mute', 'delivered#*'] } },
          }),
        ]),
      },
    })
  })
})
