import { withSources } from '../changes/sources.ts'
import type { ChangeStore } from '../ports.ts'
import { changeOf, entryKey } from './dynamodb-change-items.ts'
import { originCounts } from './dynamodb-origin-counts.ts'
import { readKeys } from './dynamodb-pages.ts'
import type { Dynamodb } from './dynamodb-tables.ts'

/** What is asked of many entries of the ledger at once, a hundred to a request. */
export const dynamodbChangeBatches = (dynamodb: Dynamodb): Pick<ChangeStore, 'origins' | 'entries'> => ({
  origins: async (changes) => {
    const ids = changes.map(({ id }) => id)
    const counts = await originCounts(dynamodb, ids)
    return changes.map((change) => counts.get(change.id) ?? withSources(change, []).origins)
  },
  entries: async (changeIds) => {
    const keys = [...new Set(changeIds)].flatMap((id) => entryKey(id) ?? [])
    return (await readKeys(dynamodb.client, dynamodb.tableNames.changes, keys)).map(changeOf)
  },
})
