/**
 * A local run in a process of its own, to be killed: embedded database in a folder, feeds over HTTP, alerts as signed
 * webhooks. Steps are an hour of the feeds' time; the parent hears of every step that is done.
 */
import { createTables } from '../../../lib/adapters/create-tables.ts'
import { dynamodbStores } from '../../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../../lib/adapters/dynamodb-client.ts'
import { startEmbeddedDynamodb } from '../../../lib/adapters/embedded-dynamodb.ts'
import { guardedPoster } from '../../../lib/adapters/guarded-poster.ts'
import { jitteredBackoff } from '../../../lib/adapters/jittered-backoff.ts'
import { webhookChannel } from '../../../lib/adapters/webhook-channel.ts'
import { tinWatch } from './news.ts'
import { pipelineOn, untilDone } from './pipeline.ts'
import { receiverSecret } from './receiver.ts'
import { instantAt, silentLogger } from './silent.ts'

/** What the parent tells its child, as JSON in the first argument. */
export interface ChildOrders {
  readonly folder: string
  readonly feeds: { readonly host: string; readonly urls: readonly string[] }
  readonly receiver: { readonly host: string; readonly url: string }
  /** Epoch milliseconds of step 0, and length of a step. */
  readonly begin: number
  readonly stepMs: number
  readonly from: number
  readonly to: number
}

export const childTables = { changes: 'changes', state: 'state' } as const

const run = async (orders: ChildOrders): Promise<void> => {
  const database = await startEmbeddedDynamodb({ folder: orders.folder })
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  await createTables(client, childTables)
  const stores = dynamodbStores(client, childTables)
  await stores.watches.put(tinWatch(orders.feeds.urls))
  let now = ''
  const clock = { now: () => now }
  const { host, url } = orders.receiver
  const posting = { poster: guardedPoster([host]), backoff: jitteredBackoff(), clock }
  const channels = [webhookChannel({ name: 'desk', url, secrets: [receiverSecret], ...posting })]
  const parts = { stores, clock, logger: silentLogger, channels, allowedHosts: [orders.feeds.host] }
  const pipeline = pipelineOn(parts)
  process.send?.({ ready: true })
  for (let step = orders.from; step < orders.to; step += 1) {
    now = instantAt(orders.begin + step * orders.stepMs)
    await fetch(`http://${orders.feeds.host}/now/${now}`)
    for (const message of await pipeline.dispatch()) await untilDone(() => pipeline.poll(message))
    await pipeline.sweep()
    process.send?.({ done: step })
  }
  await database.stop()
}

await run(JSON.parse(process.argv[2] ?? '{}') as ChildOrders)
process.exit(0)
