import { createHash } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Refusal } from '../domain.ts'
import type { RefusalStore, SeenStore, Shard, ShardStore } from '../ports.ts'
import { attempt, attemptConditional } from './dynamodb-client.ts'
import { queryAll, readKeys, writeItems } from './dynamodb-pages.ts'
import { type Dynamodb, expiresIn, type Item, partitionOf } from './dynamodb-tables.ts'

const day = 86_400
/** A feed shows a story for weeks; the mark is renewed each time it is written. */
const seenSeconds = 60 * day
const refusedSeconds = 30 * day

const shardOf = ({ name, feeds, version }: Item): Shard => ({
  id: String(name),
  feeds: feeds as Shard['feeds'],
  version: version as number,
})

export const dynamodbShardStore = ({ client, tableNames }: Dynamodb): ShardStore => ({
  all: async () => (await queryAll(client, partitionOf(tableNames.state, 'shard'))).map(shardOf),
  get: async (id) => {
    const get = new GetCommand({
      TableName: tableNames.state,
      Key: { part: 'shard', name: id },
      ConsistentRead: true,
    })
    const { Item: found } = await attempt('read a shard', () => client.send(get))
    return found === undefined ? undefined : shardOf(found)
  },
  put: ({ id, feeds, version }) =>
    attemptConditional('write a shard', () =>
      client.send(
        new PutCommand({
          TableName: tableNames.state,
          Item: { part: 'shard', name: id, feeds, version },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(part)' }
            : {
                ConditionExpression: '#version = :before',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':before': version - 1 },
              }),
        }),
      ),
    ),
})

/** Spreads the marks over 256 partitions: one would take every poller's writes. */
const seenKey = (key: string): Item => ({
  part: `seen#${createHash('sha256').update(key).digest('hex').slice(0, 2)}`,
  name: key,
})

export const dynamodbSeenStore = ({ client, tableNames }: Dynamodb): SeenStore => ({
  seen: async (keys) => {
    const found = await readKeys(client, tableNames.state, [...new Set(keys)].map(seenKey), ['name'])
    return new Set(found.map((item) => String(item['name'])))
  },
  mark: async (keys) => {
    const expires = expiresIn(seenSeconds)
    const items = [...new Set(keys)].map((key) => ({ ...seenKey(key), expires }))
    await writeItems(client, tableNames.state, items)
  },
})

const refusedPart = (watchId: string, claimId: string): string => `refused#${watchId}/${claimId}`

export const dynamodbRefusalStore = ({ client, tableNames }: Dynamodb): RefusalStore => ({
  add: async (refusal) => {
    const keys = {
      part: refusedPart(refusal.watchId, refusal.claimId),
      name: `${refusal.published}#${refusal.storyId}#${refusal.holder}`,
    }
    const item = { ...keys, ...refusal, expires: expiresIn(refusedSeconds) }
    await attempt('write a refusal', () => client.send(new PutCommand({ TableName: tableNames.state, Item: item })))
  },
  list: async (watchId, claimId) => {
    const query = { ...partitionOf(tableNames.state, refusedPart(watchId, claimId)), ScanIndexForward: false }
    const items = await queryAll(client, query)
    return items.map(({ part: _part, name: _name, expires: _expires, ...refusal }) => refusal as unknown as Refusal)
  },
})
