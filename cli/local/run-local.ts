import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores, type Stores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import type { ChangeWithSources, FeedState, Instant, Watch } from '../../lib/domain.ts'
import { mapBounded } from '../../lib/pipeline/map-bounded.ts'
import type { Progress } from '../output.ts'
import { endpointFile, localTables, setHandlerEnvironment } from './environment.ts'
import { type Handlers, loadHandlers } from './handlers.ts'

/** A pipeline on this machine: the deployed handlers over an embedded database. */
export interface LocalPipeline {
  readonly stores: Stores
  readonly outbox: string
  /** One turn of the schedule: dispatch, poll what is due, send what was not told. Gives the changes found in it. */
  turn(): Promise<readonly ChangeWithSources[]>
  feeds(): Promise<readonly FeedState[]>
  stop(): Promise<void>
}

export interface LocalSettings {
  /** Holds the database and the outbox. */
  readonly folder: string
  readonly watches: readonly Watch[]
  readonly allowedHosts: readonly string[]
  readonly now: () => Instant
  /** Shows how far the polls of one turn are; `feeds` are due in it. */
  readonly progress: (feeds: number) => Progress
}

/** Starts it: database, tables, watches, handlers. Fails with STORE_LOCKED when another process uses the folder. */
export const startLocalPipeline = async (settings: LocalSettings): Promise<LocalPipeline> => {
  const database = await startEmbeddedDynamodb({ folder: settings.folder })
  const outbox = join(settings.folder, 'outbox')
  setHandlerEnvironment({ endpoint: database.endpoint, outbox, allowedHosts: settings.allowedHosts })
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  await writeFile(endpointFile(settings.folder), database.endpoint)
  const stop = async (): Promise<void> => {
    await rm(endpointFile(settings.folder), { force: true })
    client.destroy()
    await database.stop()
  }
  try {
    await createTables(client, localTables)
    const stores = dynamodbStores(client, localTables)
    await keepWatches(stores, settings.watches)
    const handlers = await loadHandlers()
    const feeds = async () => (await stores.shards.all()).flatMap((shard) => shard.feeds)
    return { stores, outbox, stop, feeds, turn: () => turn(handlers, stores, settings) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The watches given are the watches polled; the changes of others stay in the table. */
const keepWatches = async (stores: Stores, watches: readonly Watch[]): Promise<void> => {
  const ids = new Set(watches.map(({ id }) => id))
  for (const { id } of await stores.watches.all()) if (!ids.has(id)) await stores.watches.remove(id)
  for (const watch of watches) await stores.watches.put(watch)
}

/** Shards polled side by side: one that waits for a slow host holds up none of the others. */
const shardsAtOnce = 4

const afterAll: Instant = '9999-12-31T00:00:00Z'

const pollAll = async (handlers: Handlers, progress: LocalSettings['progress']): Promise<void> => {
  const messages = await handlers.dispatch()
  const show = progress(messages.reduce((sum, { feeds }) => sum + feeds.length, 0))
  let done = 0
  try {
    await mapBounded(messages, shardsAtOnce, async (message) => {
      await handlers.poll(message)
      done += message.feeds.length
      show(done)
    })
  } finally {
    show()
  }
}

const turn = async (
  handlers: Handlers,
  stores: Stores,
  { now, progress }: LocalSettings,
): Promise<readonly ChangeWithSources[]> => {
  const range = { since: now(), until: afterAll, limit: 1_000 }
  const before = new Set((await stores.changes.detected(range)).map(({ id }) => id))
  await pollAll(handlers, progress)
  await handlers.sweep()
  const found = (await stores.changes.detected(range)).filter(({ id }) => !before.has(id)).reverse()
  return stores.changes.complete(found)
}
