import { randomUUID } from 'node:crypto'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Watch } from '../domain.ts'
import type { WatchStore } from '../ports.ts'
import { attempt } from './dynamodb-client.ts'
import { queryAll } from './dynamodb-pages.ts'
import { type Dynamodb, partitionOf } from './dynamodb-tables.ts'

/** Replaced by every write to a watch: while it stands, what was read of the watches is still so. */
const editionKey = { part: 'watch-edition', name: 'watches' }

/**
 * Milliseconds after which the watches are read whole although the edition stands: a writer that ended between a watch
 * and the edition is noticed by then.
 */
const wholeAfterMs = 600_000

interface KnownWatches {
  readonly edition: string
  readonly readAt: number
  readonly watches: readonly Watch[]
}

const editionOf = async ({ client, tableNames }: Dynamodb): Promise<string> => {
  const get = new GetCommand({ TableName: tableNames.state, Key: editionKey, ConsistentRead: true })
  const { Item: found } = await attempt('read the edition of the watches', () => client.send(get))
  return String(found?.['edition'] ?? '')
}

const newEdition = async ({ client, tableNames }: Dynamodb): Promise<void> => {
  const put = new PutCommand({ TableName: tableNames.state, Item: { ...editionKey, edition: randomUUID() } })
  await attempt('write the edition of the watches', () => client.send(put))
}

/**
 * The watches, each an item. A warm function reads them once and then only their edition: two units of reading a poll,
 * however many they are. The same objects come back for as long as nothing was written.
 */
export const dynamodbWatchStore = (dynamodb: Dynamodb): WatchStore => {
  const { client, tableNames } = dynamodb
  let known: KnownWatches | undefined
  return {
    all: async () => {
      const edition = await editionOf(dynamodb)
      if (known?.edition === edition && performance.now() - known.readAt < wholeAfterMs) return known.watches
      const items = await queryAll(client, partitionOf(tableNames.state, 'watch'))
      known = { edition, readAt: performance.now(), watches: items.map((item) => item['watch'] as Watch) }
      return known.watches
    },
    put: async (watch) => {
      const item = { part: 'watch', name: watch.id, watch }
      await attempt('write a watch', () => client.send(new PutCommand({ TableName: tableNames.state, Item: item })))
      await newEdition(dynamodb)
    },
    remove: async (watchId) => {
      const key = { part: 'watch', name: watchId }
      await attempt('remove a watch', () => client.send(new DeleteCommand({ TableName: tableNames.state, Key: key })))
      await newEdition(dynamodb)
    },
  }
}
