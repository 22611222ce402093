/** What people say of changes and alerts: confirmations beside the ledger, mutes in the `state` table. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { parseChangeId } from '../changes/change-id.ts'
import type { Mute } from '../domain.ts'
import type { MuteStore, ReviewStore } from '../ports.ts'
import { confirmedEntry, partition } from './dynamodb-change-items.ts'
import { attempt, attemptConditional } from './dynamodb-client.ts'
import { queryAll } from './dynamodb-pages.ts'
import { type Dynamodb, type Item, partitionOf } from './dynamodb-tables.ts'

const confirmedKey = (changeId: string): Item | undefined => {
  const place = parseChangeId(changeId)
  if (place === undefined) return undefined
  return { claim: partition(place.watchId, place.claimId), entry: confirmedEntry(place.seq) }
}

export const dynamodbReviewStore = ({ client, tableNames }: Dynamodb): ReviewStore => ({
  confirm: async (changeId, { by, at }) => {
    const key = confirmedKey(changeId)
    if (key === undefined) return
    const put = new PutCommand({
      TableName: tableNames.changes,
      Item: { ...key, by, at },
      ConditionExpression: 'attribute_not_exists(claim)',
    })
    await attemptConditional('keep a confirmation', () => client.send(put))
  },
  confirmed: async (changeId) => {
    const key = confirmedKey(changeId)
    if (key === undefined) return undefined
    const get = new GetCommand({ TableName: tableNames.changes, Key: key, ConsistentRead: true })
    const { Item: found } = await attempt('read a confirmation', () => client.send(get))
    return found === undefined ? undefined : { by: String(found['by']), at: String(found['at']) }
  },
})

const mutePart = 'mute'

export const dynamodbMuteStore = ({ client, tableNames }: Dynamodb): MuteStore => ({
  put: async (mute) => {
    const name = mute.claimId === undefined ? mute.watchId : partition(mute.watchId, mute.claimId)
    // A day more than it lasts: what is over is told by its time, not by when the table gets to deleting it.
    const expires = Math.floor(Date.parse(mute.until) / 1_000) + 86_400
    const item = { part: mutePart, name, mute, expires }
    await attempt('keep a mute', () => client.send(new PutCommand({ TableName: tableNames.state, Item: item })))
  },
  all: async () => {
    const items = await queryAll(client, partitionOf(tableNames.state, mutePart))
    return items.map((item) => item['mute'] as Mute)
  },
})
