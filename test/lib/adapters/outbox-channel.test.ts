import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SNSClient } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardedPoster } from '../../../lib/adapters/guarded-poster.ts'
import { outboxChannel } from '../../../lib/adapters/outbox-channel.ts'
import { slackChannel } from '../../../lib/adapters/slack-channel.ts'
import { snsChannel } from '../../../lib/adapters/sns-channel.ts'
import { webhookChannel } from '../../../lib/adapters/webhook-channel.ts'
import { alertsText } from '../../../lib/alerts/alert-text.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { Alert, Change } from '../../../lib/domain.ts'
import type { PrivateChannels } from '../../../lib/private-channels.ts'
import { aChange, aClaim } from '../../support/builders.ts'
import { fixedClock } from '../../support/quiet.ts'

const clock = fixedClock('2026-03-02T10:00:00Z')
const alertOf = (over: Partial<Change> = {}): Alert => ({
  change: withSources(aChange(over), []),
  watch: { id: 'tin-conference', title: 'Tin conference' },
  claim: aClaim({ id: over.claimId ?? 'venue' }),
})
const alerts = [alertOf(), alertOf({ id: 'tin-conference:chair:1', claimId: 'chair', to: 'Åse\nØdegård' })]

let server: Server
let host: string
let received: { headers: IncomingHttpHeaders; body: string }[] = []
let folder: string

beforeAll(async () => {
  server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    response.end('<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  received = []
  folder = mkdtempSync(join(tmpdir(), 'claimwatch-outbox-'))
  return () => rmSync(folder, { recursive: true })
})

const channels = (): PrivateChannels => ({
  slackUrl: `http://${host}/services/secret`,
  webhookUrl: `http://${host}/hook?key=secret`,
  webhookSecrets: [1, 2].map((byte) => `whsec_${Buffer.alloc(24, byte).toString('base64')}`),
})
const outbox = (set: PrivateChannels) => outboxChannel({ folder, channels: set, clock })

/** The parts of a file of the outbox: its first line, its headers, its body. */
const fileOf = (name: string) => {
  const [message] = readdirSync(folder)
  const whole = readFileSync(join(folder, message ?? '', name), 'utf8')
  const end = whole.indexOf('\n\n')
  const [line = '', ...headers] = whole.slice(0, end).split('\n')
  const pairs = headers.map((header) => [header.slice(0, header.indexOf(': ')), header.slice(header.indexOf(': ') + 2)])
  return { line, headers: Object.fromEntries(pairs) as Record<string, string>, body: whole.slice(end + 2), whole }
}

describe('the outbox holds to the byte what', () => {
  test('a webhook’s receiver gets, signatures included', async () => {
    const { webhookUrl = '', webhookSecrets: secrets } = channels()
    const posting = { poster: guardedPoster([host]), backoff: { wait: async () => undefined }, clock }
    await webhookChannel({ name: 'desk', url: webhookUrl, secrets, ...posting }).send(alerts)
    await outbox(channels()).send(alerts)
    const file = fileOf('webhook.txt')
    expect(file.line).toBe(`POST http://${host}/***`)
    expect(received[0]?.body).toBe(file.body)
    expect(received[0]?.headers).toMatchObject(file.headers)
    expect(Object.keys(file.headers)).toEqual([
      ...['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'],
    ])
    expect(file.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/)
  })

  test('Slack gets', async () => {
    const posting = { poster: guardedPoster([host]), backoff: { wait: async () => undefined } }
    await slackChannel({ url: channels().slackUrl ?? '', ...posting }).send(alerts)
    await outbox(channels()).send(alerts)
    const file = fileOf('slack.txt')
    expect(file.line).toBe(`POST http://${host}/***`)
    expect(received[0]?.body).toBe(file.body)
    expect(received[0]?.headers).toMatchObject(file.headers)
    expect(JSON.parse(file.body)).toMatchObject({
      blocks: expect.arrayContaining([{ type: 'header', text: expect.anything() }]),
    })
  })

  test('is published to the topic, attributes included, and what its mails and SMS say', async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const sns = new SNSClient({ endpoint: `http://${host}`, region: 'us-east-1', credentials })
    await snsChannel(sns, 'arn:aws:sns:us-east-1:000000000000:alerts').send(alerts)
    sns.destroy()
    await outbox(channels()).send(alerts)
    const call = new URLSearchParams(received[0]?.body)
    const entries = Array.from({ length: 7 }, (_, at) => `MessageAttributes.entry.${at + 1}`)
    const attributes = entries.map((entry) => [
      `MessageAttributes.${call.get(`${entry}.Name`)}`,
      `${call.get(`${entry}.Value.DataType`)} ${call.get(`${entry}.Value.StringValue`)}`,
    ])
    const file = fileOf('sns.txt')
    expect(file.line).toBe('sns:Publish (CLAIMWATCH_TOPIC_ARN)')
    expect(file.body).toBe(call.get('Message'))
    expect(file.headers).toEqual({
      Subject: call.get('Subject'),
      MessageStructure: call.get('MessageStructure'),
      ...Object.fromEntries(attributes),
    })
    expect(file.headers['MessageAttributes.claim']).toBe('String.Array ["venue","chair"]')
    const texts = JSON.parse(file.body) as { email: string; sms: string }
    expect(fileOf('email.txt')).toMatchObject({ body: texts.email, headers: { Subject: call.get('Subject') } })
    expect(fileOf('email.txt').body).toBe(alertsText(alerts))
    expect(fileOf('sms.txt')).toMatchObject({ body: texts.sms, headers: {} })
  })
})

describe('the outbox', () => {
  test('tells no secret, and says what is not set', async () => {
    await outbox(channels()).send(alerts)
    for (const name of ['sns.txt', 'email.txt', 'sms.txt', 'slack.txt', 'webhook.txt'])
      expect(fileOf(name).whole).not.toMatch(/secret|whsec/)
    await outbox({ webhookSecrets: [] }).send(alerts)
    expect(fileOf('slack.txt').line).toBe('POST (CLAIMWATCH_SLACK_URL is not set)')
    expect(fileOf('webhook.txt').line).toBe('POST (CLAIMWATCH_WEBHOOK_URL is not set)')
    expect(fileOf('webhook.txt').headers['webhook-signature']).toBe('none: there is no key to sign with')
  })

  test('has one folder for one message, however often it is sent, and another for another', async () => {
    await outbox(channels()).send(alerts)
    await outbox(channels()).send(alerts)
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^2026-03-02T09-00-00Z_tin-conference_venue-1\+1-\w{12}$/),
    ])
    await outbox(channels()).send([alerts[0] as Alert])
    expect(readdirSync(folder).sort()[0]).toBe('2026-03-02T09-00-00Z_tin-conference_venue-1')
  })

  test('keeps apart messages whose long names begin alike', async () => {
    const long = (end: string) => {
      const watchId = `${'long-'.repeat(40)}${end}`
      return alertOf({ id: `${watchId}:venue:1`, watchId })
    }
    await outbox(channels()).send([long('a')])
    await outbox(channels()).send([long('b')])
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test('that cannot be written is ALERT_UNDELIVERED, so that the alert is tried again', async () => {
    writeFileSync(join(folder, 'file'), '')
    const sending = outboxChannel({ folder: join(folder, 'file'), channels: channels(), clock }).send(alerts)
    await expect(sending).rejects.toMatchObject({ code: 'ALERT_UNDELIVERED' })
  })
})
