import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ChangeWithSources } from '../domain.ts'
import { attemptConditional } from './dynamodb-client.ts'
import { readKeys } from './dynamodb-pages.ts'
import type { Dynamodb, Item } from './dynamodb-tables.ts'

/** One item a change that others joined, in the `state` table: what a board shows of its sources without reading them. */
const countKey = (changeId: string): Item => ({ part: `origins#${changeId}`, name: 'count' })

/**
 * Keeps how many independent origins a change has. Who has seen fewer stories never replaces who has seen more: each
 * counts after its own story is in, so the last to write has seen all.
 */
export const keepOriginCount = async ({ client, tableNames }: Dynamodb, change: ChangeWithSources): Promise<void> => {
  const { id, origins, sources } = change
  const put = new PutCommand({
    TableName: tableNames.state,
    Item: { ...countKey(id), changeId: id, origins, stories: sources.length },
    ConditionExpression: 'attribute_not_exists(part) OR stories < :stories',
    ExpressionAttributeValues: { ':stories': sources.length },
  })
  await attemptConditional('keep the count of origins', () => client.send(put))
}

/** The kept counts, by change id: only of changes that others joined. */
export const originCounts = async (
  { client, tableNames }: Dynamodb,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const found = await readKeys(client, tableNames.state, [...new Set(changeIds)].map(countKey), ['changeId', 'origins'])
  return new Map(found.map(({ changeId, origins }) => [String(changeId), Number(origins)]))
}
