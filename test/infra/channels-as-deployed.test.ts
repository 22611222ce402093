import { createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle, functionSources } from '../../infra/bundle.mjs'
import { env } from '../../lib/contract.ts'
import { aChange, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { type RunningFunction, startFunction } from '../support/lambda-runtime.ts'
import { startLoopbackSecrets } from '../support/loopback-secrets.ts'
import { type Received, startSecureReceiver } from '../support/secure-receiver.ts'

type Sender = 'notify' | 'sweep'

const folder = mkdtempSync(path.join(tmpdir(), 'claimwatch-channels-'))
const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:channels'
const keyOf = (byte: number) => Buffer.alloc(32, byte)
const secretOf = (byte: number) => `whsec_${keyOf(byte).toString('base64')}`

let stores: Awaited<ReturnType<typeof embeddedStores>>
let secrets: Awaited<ReturnType<typeof startLoopbackSecrets>>
let receiver: Awaited<ReturnType<typeof startSecureReceiver>>
let cloud: FauxqsServer
let sqs: SQSClient
let desk: string
const running: RunningFunction[] = []

/** The secret as a person puts it there. */
const channels = (...keys: readonly number[]) =>
  JSON.stringify({
    slackUrl: `https://${receiver.host}/services/T0/B0/token`,
    webhookUrl: `https://${receiver.host}/hook`,
    webhookSecrets: keys.map(secretOf),
  })

/** A new instance, as after a deployment: it has read no secret yet. */
const start = async (name: Sender): Promise<RunningFunction> => {
  const local = `http://127.0.0.1:${cloud.port}`
  const environment = {
    ...{ AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint, AWS_ENDPOINT_URL_SNS: local },
    ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint, NODE_EXTRA_CA_CERTS: receiver.certificate },
    [env.stage]: 'test',
    [env.changesTable]: stores.tableNames.changes,
    [env.stateTable]: stores.tableNames.state,
    [env.allowedHosts]: receiver.host,
    [env.topicArn]: 'arn:aws:sns:us-east-1:000000000000:alerts',
    [env.channelsSecret]: arn,
  }
  const fn = await startFunction({ name, folder: path.join(folder, name), environment })
  running.push(fn)
  return fn
}

/** An entry of the ledger of half an hour ago: the stream has brought it, or never will. */
const record = async (seq: number): Promise<string> => {
  const detectedAt = new Date(Date.now() - 30 * 60_000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  const id = `tin-conference:venue:${seq}`
  await stores.changes.append(aChange({ id, seq, detectedAt, to: `Porto ${seq}` }))
  return id
}

const streamRecord = (seq: number) => {
  const entry = { S: `change#${String(seq).padStart(10, '0')}` }
  return { Records: [{ eventName: 'INSERT', dynamodb: { Keys: { claim: { S: 'tin-conference/venue' }, entry } } }] }
}

const published = async (): Promise<number> => {
  const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl: desk, MaxNumberOfMessages: 10 }))
  return answer.Messages?.length ?? 0
}

/** As a receiver checks a message, by the text of Standard Webhooks and not by our code. */
const signedWith = ({ headers, body }: Received, byte: number): boolean => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', keyOf(byte)).update(signed).digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`)
}

const hooks = () => receiver.at('/hook')
const hookIds = () => hooks().map(({ headers }) => headers['webhook-id'])

beforeAll(async () => {
  const { notify = '', sweep = '' } = functionSources()
  await bundle({ outdir: folder, sources: { notify, sweep } })
  stores = await embeddedStores()
  await stores.watches.put(aWatch())
  receiver = await startSecureReceiver()
  secrets = await startLoopbackSecrets(channels(1))
  cloud = await startFauxqs({ port: 0, logger: false })
  const access = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  sqs = new SQSClient({ endpoint: `http://127.0.0.1:${cloud.port}`, ...access, useQueueUrlAsEndpoint: false })
  desk = cloud.createQueue('desk').queueUrl
  cloud.createTopic('alerts')
  cloud.subscribe({ topic: 'alerts', queue: 'desk' })
})

afterAll(async () => {
  await Promise.all(running.map((fn) => fn.stop()))
  receiver.stop()
  secrets.stop()
  sqs.destroy()
  await cloud.stop()
  await stores.stop()
})

describe('the bundles of notify and sweep, with their channels in a secret', () => {
  test('notify reads the secret by its ARN and tells topic, Slack and webhook, the webhook signed', async () => {
    const id = await record(1)
    const notify = await start('notify')
    expect(await notify.invoke(streamRecord(1))).toBeNull()
    expect(secrets.calls()).toEqual([`secretsmanager.GetSecretValue ${arn}`])
    const [message] = hooks() as [Received]
    expect(signedWith(message, 1)).toBe(true)
    expect(message.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    expect(JSON.parse(message.body)).toMatchObject({ specversion: '1.0', id, data: { changes: [{ change: { id } }] } })
    expect(JSON.parse(receiver.at('/services/T0/B0/token')[0]?.body ?? '')).toMatchObject({
      text: 'Tin Council: Lisbon → Porto 1',
    })
    expect(await published()).toBe(1)
    expect((await stores.deliveries.delivered([id], 'webhook-default')).has(id)).toBe(true)
  })

  test('the same record again, and a sweep, tell nobody a second time', async () => {
    await running[0]?.invoke(streamRecord(1))
    expect(await (await start('sweep')).invoke({})).toMatchObject({ sent: [], failed: [], held: [] })
    expect(hooks()).toHaveLength(1)
    expect(receiver.at('/services/T0/B0/token')).toHaveLength(1)
    expect(await published()).toBe(0)
  })

  test('while one key replaces another, sweep signs by both', async () => {
    const id = await record(2)
    secrets.put(channels(2, 1))
    const told = (await (await start('sweep')).invoke({})) as { sent: { target: string }[] }
    expect(told.sent.map(({ target }) => target).sort()).toEqual(['slack', 'sns', 'webhook-default'])
    expect(hookIds()).toEqual(['tin-conference:venue:1', id])
    expect([1, 2, 3].map((byte) => signedWith(hooks()[1] as Received, byte))).toEqual([true, true, false])
  })

  test('a secret that cannot be read keeps nobody else waiting, rings, and is made up for by sweep', async () => {
    const id = await record(3)
    secrets.put(undefined)
    const notify = await start('notify')
    await notify.invoke(streamRecord(3))
    expect(await published()).toBeGreaterThan(0)
    expect(hookIds()).not.toContain(id)
    const lines = notify.logLines().map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.find(({ message }) => message === 'channels.unreadable')).toMatchObject({ level: 'ERROR' })
    expect(lines.find((line) => '_aws' in line)).toMatchObject({ AlertsSent: 1, AlertsFailed: 1 })
    secrets.put(channels(2))
    await (await start('sweep')).invoke({})
    expect(hookIds().filter((one) => one === id)).toHaveLength(1)
    expect(signedWith(hooks().at(-1) as Received, 2)).toBe(true)
  })

  test('no key and no path of an address is in any log', () => {
    const logged = running.flatMap((fn) => fn.logLines()).join('\n')
    expect(logged).toContain('alert.sent')
    for (const secret of [secretOf(1).slice(6), secretOf(2).slice(6), '/services/', 'T0/B0', '/hook'])
      expect(logged).not.toContain(secret)
  })
})
