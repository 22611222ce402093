import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardedPoster } from '../../../lib/adapters/guarded-poster.ts'
import { slackChannel } from '../../../lib/adapters/slack-channel.ts'
import { webhookChannel } from '../../../lib/adapters/webhook-channel.ts'
import { webhookHeaders } from '../../../lib/alerts/webhook-signature.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { Alert } from '../../../lib/domain.ts'
import { aChange, aClaim } from '../../support/builders.ts'
import { fixedClock } from '../../support/quiet.ts'

const alert: Alert = {
  change: withSources(aChange(), []),
  watch: { id: 'tin-conference', title: 'Tin conference' },
  claim: aClaim(),
}
const secrets = [`whsec_${Buffer.alloc(24, 1).toString('base64')}`, `whsec_${Buffer.alloc(24, 2).toString('base64')}`]

let server: Server
let host: string
let answers: number[] = []
let received: { headers: IncomingHttpHeaders; body: string }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end('thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  answers = []
  received = []
})

const posting = (allowed: readonly string[] = [host]) => ({
  poster: guardedPoster(allowed),
  backoff: { wait: async () => undefined },
  clock: fixedClock('2026-03-02T10:00:00Z'),
})
const webhook = (allowed?: readonly string[]) =>
  webhookChannel({ name: 'desk', url: `http://${host}/hook`, secrets, ...posting(allowed) })

describe('a signed webhook', () => {
  test('carries a CloudEvent and a signature by each secret that a receiver can check', async () => {
    await webhook().send([alert])
    const [{ headers, body }] = received as [(typeof received)[number]]
    const expected = webhookHeaders({ id: 'tin-conference:venue:1', timestamp: 1772445600, body }, secrets)
    expect(headers).toMatchObject({ ...expected, 'content-type': 'application/cloudevents+json; charset=utf-8' })
    expect(JSON.parse(body)).toMatchObject({ specversion: '1.0', id: 'tin-conference:venue:1' })
  })

  test('is tried again after a fault of the receiver, with the same id', async () => {
    answers = [500, 429, 204]
    await webhook().send([alert])
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill('tin-conference:venue:1'))
  })

  test.each([
    [[503, 503, 503], 3],
    [[410], 1],
    [[301], 1],
  ])('that is answered %j is undelivered after %i attempts', async (statuses, attempts) => {
    answers = [...(statuses as number[])]
    await expect(webhook().send([alert])).rejects.toMatchObject({ code: 'ALERT_UNDELIVERED' })
    expect(received).toHaveLength(attempts as number)
  })

  test('is never sent to a private address that is not allowed, and the error does not tell the path', async () => {
    const sending = webhook([]).send([alert])
    await expect(sending).rejects.toMatchObject({
      code: 'ALERT_UNDELIVERED',
      message: expect.not.stringContaining('/hook'),
    })
    expect(received).toEqual([])
  })
})

test('a Slack message leaves as text and blocks', async () => {
  await slackChannel({ url: `http://${host}/services/x`, ...posting() }).send([alert])
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    text: 'Tin Council: Lisbon → Porto',
    blocks: [{ type: 'header' }, { type: 'section' }, { type: 'section' }, { type: 'context' }],
  })
})
