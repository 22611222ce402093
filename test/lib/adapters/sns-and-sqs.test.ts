import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snsChannel } from '../../../lib/adapters/sns-channel.ts'
import { sqsQueue } from '../../../lib/adapters/sqs-queue.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { Alert } from '../../../lib/domain.ts'
import { aChange, aClaim } from '../../support/builders.ts'

let server: FauxqsServer
let sqs: SQSClient
let sns: SNSClient

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false })
  const access = {
    ...{ endpoint: `http://127.0.0.1:${server.port}`, region: 'us-east-1' },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  sqs = new SQSClient({ ...access, useQueueUrlAsEndpoint: false })
  sns = new SNSClient({ ...access, maxAttempts: 1 })
})
afterAll(async () => {
  sqs.destroy()
  sns.destroy()
  await server.stop()
})

const newQueue = async (name: string): Promise<{ url: string; arn: string }> => {
  const url = (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl ?? ''
  const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }))
  return { url, arn: answer.Attributes?.['QueueArn'] ?? '' }
}

const bodies = async (url: string): Promise<string[]> => {
  const answer = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }))
  return (answer.Messages ?? []).map(({ Body }) => Body ?? '')
}

const alert: Alert = {
  change: withSources(aChange(), []),
  watch: { id: 'tin-conference', title: 'Tin conference' },
  claim: aClaim(),
}

test('twenty-three messages of work reach the queue', async () => {
  const { url } = await newQueue('work')
  const messages = Array.from({ length: 23 }, (_, index) => ({ shard: String(index), feeds: ['https://a.example/'] }))
  await sqsQueue(sqs, url).send(messages)
  const received: string[] = []
  while (received.length < 23) received.push(...(await bodies(url)))
  const shards = received.map((body) => JSON.parse(body) as { shard: string }).map(({ shard }) => Number(shard))
  expect(shards.sort((a, b) => a - b)).toEqual(messages.map(({ shard }) => Number(shard)))
})

test('a subscriber who filters by type and claim gets the dispute it asked for, and nothing else', async () => {
  const topicArn = (await sns.send(new CreateTopicCommand({ Name: 'alerts' }))).TopicArn ?? ''
  const queue = await newQueue('desk')
  const filter = { type: ['dispute'], claim: ['venue'], origins: [{ numeric: ['>=', 1] }] }
  await sns.send(
    new SubscribeCommand({
      ...{ TopicArn: topicArn, Protocol: 'sqs', Endpoint: queue.arn },
      Attributes: { FilterPolicy: JSON.stringify(filter), RawMessageDelivery: 'true' },
    }),
  )
  const channel = snsChannel(sns, topicArn)
  await channel.send([alert])
  await channel.send([{ ...alert, change: { ...alert.change, type: 'dispute' } }])
  const received = await bodies(queue.url)
  expect(received).toHaveLength(1)
  // SNS hands a queue the text under `default`; fauxqs hands over the structure with all of them.
  const texts = JSON.parse(received[0] ?? '{}') as { default: string }
  expect(JSON.parse(texts.default)).toMatchObject({
    ...{ specversion: '1.0', id: 'tin-conference:venue:1' },
    data: { changes: [{ watch: { id: 'tin-conference' }, change: { type: 'dispute', from: 'Lisbon', to: 'Porto' } }] },
  })
})

test('a topic that does not exist is ALERT_UNDELIVERED, a queue that does not, STORE_UNAVAILABLE', async () => {
  const channel = snsChannel(sns, 'arn:aws:sns:us-east-1:000000000000:nowhere')
  await expect(channel.send([alert])).rejects.toMatchObject({ code: 'ALERT_UNDELIVERED' })
  const queue = sqsQueue(sqs, `http://127.0.0.1:${server.port}/000000000000/nowhere`)
  await expect(queue.send([{ shard: '0', feeds: [] }])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
})

test.each([
  ['InvalidParameter', 'Invalid parameter: Message too long', 'ALERT_REFUSED'],
  ['ParameterValueInvalid', 'Invalid parameter value: empty attribute', 'ALERT_REFUSED'],
  ['InvalidParameter', 'Invalid parameter: TopicArn', 'ALERT_UNDELIVERED'],
  ['AuthorizationError', 'no right to publish', 'ALERT_UNDELIVERED'],
])('what SNS answers with %s (%s) is %s: one bad message does not hold up the others', async (code, why, expected) => {
  const refusing = createServer((_request, response) => {
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${why}</Message></Error>`
    response.writeHead(400, { 'content-type': 'text/xml' }).end(`<ErrorResponse>${error}</ErrorResponse>`)
  })
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new SNSClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  await expect(snsChannel(client, 'arn:topic').send([alert])).rejects.toMatchObject({ code: expected })
  client.destroy()
  refusing.close()
})
