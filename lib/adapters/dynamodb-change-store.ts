import { GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { changeId, parseChangeId } from '../changes/change-id.ts'
import { withSources } from '../changes/sources.ts'
import type { Change, ChangeWithSources } from '../domain.ts'
import type { ChangeStore } from '../ports.ts'
import { dynamodbChangeBatches } from './dynamodb-change-batches.ts'
import { changeItem, changeOf, entryKey, partition, sourceEntries, sourceOf } from './dynamodb-change-items.ts'
import { detectedEntries, joinedSources } from './dynamodb-change-pages.ts'
import { attempt, attemptConditional } from './dynamodb-client.ts'
import { keepOriginCount } from './dynamodb-origin-counts.ts'
import { queryAll } from './dynamodb-pages.ts'
import type { Dynamodb, Item } from './dynamodb-tables.ts'

/**
 * The change a record of the table's stream is about, be it the entry itself or a story that joined it; undefined for
 * keys of another form.
 */
export const changeIdOfKeys = (keys: { readonly claim: string; readonly entry: string }): string | undefined => {
  const [, seq] = /^(?:change#|source#)(\d{10})(?:#|$)/.exec(keys.entry) ?? []
  return seq === undefined ? undefined : `${keys.claim.replace('/', ':')}:${Number(seq)}`
}

const entriesOf = (table: string, claim: string, prefix: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'claim = :claim AND begins_with(entry, :prefix)',
  ExpressionAttributeValues: { ':claim': claim, ':prefix': prefix },
  ConsistentRead: true,
})

/** One entry with its sources, read consistently. */
const findChange = async ({ client, tableNames }: Dynamodb, id: string): Promise<ChangeWithSources | undefined> => {
  const [at, key] = [parseChangeId(id), entryKey(id)]
  if (at === undefined || key === undefined) return undefined
  const get = new GetCommand({ TableName: tableNames.changes, Key: key, ConsistentRead: true })
  const [found, joined] = await Promise.all([
    attempt('read a change', () => client.send(get)),
    queryAll(client, entriesOf(tableNames.changes, key.claim, sourceEntries(at.seq))),
  ])
  return found.Item === undefined ? undefined : withSources(changeOf(found.Item), joined.map(sourceOf))
}

/** The ledger in the `changes` table. */
export const dynamodbChangeStore = (dynamodb: Dynamodb): ChangeStore => {
  const { client, tableNames } = dynamodb
  const table = tableNames.changes
  const putOnce = (action: string, item: Item) =>
    attemptConditional(action, () =>
      client.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(claim)' })),
    )
  const find = (id: string) => findChange(dynamodb, id)
  const entries = (claim: string, prefix: string) => queryAll(client, entriesOf(table, claim, prefix))
  return {
    newest: async (watchId, claimId) => {
      const query = { ...entriesOf(table, partition(watchId, claimId), 'change#'), ScanIndexForward: false, Limit: 1 }
      const page = await attempt('read the ledger', () => client.send(new QueryCommand(query)))
      return page.Items?.[0] === undefined ? undefined : changeOf(page.Items[0])
    },
    append: (change) => putOnce('write a change', changeItem(change)),
    join: async (watchId, claimId, seq, source) => {
      const keys = { claim: partition(watchId, claimId), entry: `${sourceEntries(seq)}${source.storyId}` }
      const joined = await putOnce('write a source', { ...keys, ...source })
      // Also after a repeat: who wrote the source before may not have come as far as to count.
      const change = await find(changeId(watchId, claimId, seq))
      if (change !== undefined) await keepOriginCount(dynamodb, change)
      return joined
    },
    history: async (watchId, claimId) => {
      const claim = partition(watchId, claimId)
      const [changes, sources] = await Promise.all([entries(claim, 'change#'), entries(claim, 'source#')])
      const joined = (change: Change) =>
        sources.filter((item) => String(item['entry']).startsWith(sourceEntries(change.seq))).map(sourceOf)
      return changes.map(changeOf).map((change) => withSources(change, joined(change)))
    },
    detected: (range) => detectedEntries(dynamodb, range),
    complete: async (changes) => {
      const joined = await joinedSources(dynamodb, changes)
      return changes.map((change) => withSources(change, joined(change)))
    },
    ...dynamodbChangeBatches(dynamodb),
    find,
  }
}
