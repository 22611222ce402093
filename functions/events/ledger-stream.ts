import type { DynamoDBRecord } from 'aws-lambda'
import { changeIdOfKeys } from '../../lib/adapters/dynamodb-change-store.ts'

/** The change that a record of the ledger's stream is about; undefined for keys of another form. */
const changeIdOf = (record: DynamoDBRecord): string | undefined => {
  const { claim, entry } = record.dynamodb?.Keys ?? {}
  return changeIdOfKeys({ claim: claim?.S ?? '', entry: entry?.S ?? '' })
}

/** Each change that the records are about, once. */
export const changeIdsOf = (records: readonly DynamoDBRecord[]): readonly string[] => [
  ...new Set(records.map(changeIdOf).filter((id) => id !== undefined)),
]
