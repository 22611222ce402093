import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamodbStores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { snsChannel } from '../../lib/adapters/sns-channel.ts'
import type { CloudEvent } from '../../lib/alerts/cloud-event.ts'
import type { ChangeWithSources } from '../../lib/domain.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { type Affair, calmLedger, everyStep, startAffair } from './support/affair.ts'
import { startFaultyProxy } from './support/faulty-proxy.ts'
import { factsOf, firstDifference, ledgerOf, pipelineOn, untilDone } from './support/pipeline.ts'
import { faultSeed, seededRandom } from './support/random.ts'

const share = 0.2
const count = 200
/** For one call: what is withheld costs it, what is only slow on a busy machine must not. */
const patienceMs = 1_000

let affair: Affair
let calm: readonly ChangeWithSources[]

beforeAll(async () => {
  affair = await startAffair(count)
  calm = await calmLedger(affair)
})
afterAll(() => affair.stop())

/** Topic and queue behind a proxy that spoils a share of what is published. */
const startMail = async (random: () => number) => {
  const server = await startFauxqs({ port: 0, logger: false })
  const endpoint = `http://127.0.0.1:${server.port}`
  const proxy = await startFaultyProxy(endpoint, share, random)
  const access = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  const sqs = new SQSClient({ ...access, endpoint, useQueueUrlAsEndpoint: false })
  const direct = new SNSClient({ ...access, endpoint })
  const topicArn = (await direct.send(new CreateTopicCommand({ Name: 'alerts' }))).TopicArn ?? ''
  const queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'desk' }))).QueueUrl ?? ''
  const asked = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }))
  const subscription = { TopicArn: topicArn, Protocol: 'sqs', Endpoint: asked.Attributes?.['QueueArn'] }
  await direct.send(new SubscribeCommand({ ...subscription, Attributes: { RawMessageDelivery: 'true' } }))
  const requestHandler = { requestTimeout: patienceMs, throwOnRequestTimeout: true }
  const sns = new SNSClient({ ...access, endpoint: proxy.endpoint, maxAttempts: 3, requestHandler })
  const receive = async (): Promise<string[]> => {
    const told: string[] = []
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
      )
      if (Messages.length === 0) return told
      for (const { Body = '{}', ReceiptHandle } of Messages) {
        const event = JSON.parse((JSON.parse(Body) as { default: string }).default) as CloudEvent
        told.push(...event.data.changes.map(({ change }) => change.id))
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }))
      }
    }
  }
  const stop = async () => {
    for (const client of [sqs, direct, sns]) client.destroy()
    await proxy.stop()
    await server.stop()
  }
  return { channel: snsChannel(sns, topicArn), proxy, receive, stop }
}

test('a fifth of all database calls and of all alerts fail: the ledger is the same and every change is told', async () => {
  const random = seededRandom(faultSeed)
  const embedded = await embeddedStores()
  const proxy = await startFaultyProxy(embedded.endpoint, share, random)
  const mail = await startMail(random)
  const client = dynamodbClient({ endpoint: proxy.endpoint, embedded: true, requestTimeoutMs: patienceMs })
  const stores = dynamodbStores(client, embedded.tableNames)
  await untilDone(() => stores.watches.put(affair.watch))
  const pipeline = pipelineOn(affair.parts(stores, { channels: [mail.channel] }))
  let redelivered = 0
  let failedSweeps = 0
  await everyStep(affair, pipeline, async () => {
    let messages: Awaited<ReturnType<typeof pipeline.dispatch>> = []
    redelivered += await untilDone(async () => {
      messages = await pipeline.dispatch()
    })
    for (const message of messages) redelivered += await untilDone(() => pipeline.poll(message))
    failedSweeps += await untilDone(() => pipeline.sweep())
  })
  for (let step = affair.steps; step < affair.steps + 20; step += 1) {
    affair.goTo(step)
    await untilDone(() => pipeline.sweep())
  }
  const ledger = await ledgerOf(embedded, affair.watch)
  const told = await mail.receive()
  const missing = calm.filter(({ id }) => !told.includes(id))
  console.log(
    `hurt services (seed ${faultSeed}): ${proxy.calls()} database calls ${JSON.stringify(proxy.injected)}, ` +
      `${mail.proxy.calls()} publishes ${JSON.stringify(mail.proxy.injected)}; ${redelivered} messages redelivered, ` +
      `${failedSweeps} sweeps repeated, ${ledger.length} entries, ${told.length} alerts for ${new Set(told).size} changes, ${missing.length} never told`,
  )
  client.destroy()
  await Promise.all([proxy.stop(), mail.stop(), embedded.stop()])
  // A lost answer may cost a turn, so the hour of detection may differ; what the ledger says may not.
  expect(firstDifference(factsOf(ledger), factsOf(calm))).toBe('')
  expect(missing).toEqual([])
})
