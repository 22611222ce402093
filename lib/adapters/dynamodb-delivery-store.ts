import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DeliveryStore } from '../ports.ts'
import { attempt, attemptConditional } from './dynamodb-client.ts'
import { dynamodbDeliveryTroubles } from './dynamodb-delivery-troubles.ts'
import { queryAll, readKeys } from './dynamodb-pages.ts'
import { type Dynamodb, expiresIn, type Item, partitionOf } from './dynamodb-tables.ts'

const day = 86_400
/** Far longer than a change is held or swept for, so that a mark never ends before the question. */
const deliveredSeconds = 400 * day
const releasedSeconds = day
const placeSeconds = 3_600

const deliveredPart = 'delivered#'
const heldPart = 'held'
/** Stands for every target in the mark of an acknowledged change. */
const everyTarget = '*'

const markKey = (changeId: string, target: string): Item => ({ part: `${deliveredPart}${changeId}`, name: target })

/** One item per place: the conditional put that finds it free has it. */
const takePlace = async (
  { client, tableNames }: Dynamodb,
  target: string,
  minute: string,
  limit: number,
): Promise<boolean> => {
  for (let place = 0; place < limit; place += 1) {
    const item = { part: `rate#${target}`, name: `${minute}#${place}`, expires: expiresIn(placeSeconds) }
    const command = { TableName: tableNames.state, Item: item, ConditionExpression: 'attribute_not_exists(part)' }
    const taken = await attemptConditional('take a place', () => client.send(new PutCommand(command)))
    if (taken === 'written') return true
  }
  return false
}

/** Which alerts went where, in the `state` table. Written with puts alone: the functions that tell may not delete. */
export const dynamodbDeliveryStore = (dynamodb: Dynamodb): DeliveryStore => {
  const { client, tableNames } = dynamodb
  const table = tableNames.state
  const put = (action: string, item: Item) =>
    attempt(action, () => client.send(new PutCommand({ TableName: table, Item: item })))
  const putNew = (action: string, item: Item, condition: string) =>
    attemptConditional(action, () =>
      client.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: condition })),
    )
  const hold = async (changeId: string, at: string): Promise<void> => {
    const item = { part: heldPart, name: changeId, since: at }
    await putNew('hold a change', item, 'attribute_not_exists(part) OR attribute_exists(released)')
  }
  return {
    ...dynamodbDeliveryTroubles(dynamodb, { markKey, hold }),
    delivered: async (changeIds, target) => {
      const ids = [...new Set(changeIds)]
      const keys = ids.flatMap((id) => [markKey(id, target), markKey(id, everyTarget)])
      const found = await readKeys(client, table, keys, ['part'])
      return new Set(found.map((item) => String(item['part']).slice(deliveredPart.length)))
    },
    mark: async (changeId, target, at) => {
      await put('mark a delivery', { ...markKey(changeId, target), at, expires: expiresIn(deliveredSeconds) })
    },
    acknowledge: async (changeId, by, at) => {
      const item = { ...markKey(changeId, everyTarget), by, at, expires: expiresIn(deliveredSeconds) }
      await putNew('keep an acknowledgement', item, 'attribute_not_exists(part)')
    },
    acknowledged: async (changeId) => {
      const get = new GetCommand({ TableName: table, Key: markKey(changeId, everyTarget), ConsistentRead: true })
      const { Item: found } = await attempt('read an acknowledgement', () => client.send(get))
      return found === undefined ? undefined : { by: String(found['by']), at: String(found['at']) }
    },
    hold,
    release: async (changeId) => {
      const item = { part: heldPart, name: changeId, released: true, expires: expiresIn(releasedSeconds) }
      await put('release a change', item)
    },
    held: async () => {
      const items = await queryAll(client, partitionOf(table, heldPart))
      return items
        .filter((item) => item['released'] !== true)
        .map((item) => ({ changeId: String(item['name']), since: String(item['since']) }))
    },
    takePlace: (target, minute, limit) => takePlace(dynamodb, target, minute, limit),
  }
}
