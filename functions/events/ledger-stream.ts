import type { DynamoDBRecord } from 'aws-lambda'
import { changeIdOfKeys } from '../../lib/adapters/dynamodb-change-store.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import type { AlertsSent } from '../../lib/pipeline/send-alerts.ts'
import type { BatchAnswer } from './batch.ts'

/** The change that a record of the ledger's stream is about; undefined for keys of another form. */
const changeIdOf = (record: DynamoDBRecord): string | undefined => {
  const { claim, entry } = record.dynamodb?.Keys ?? {}
  return changeIdOfKeys({ claim: claim?.S ?? '', entry: entry?.S ?? '' })
}

/** Each change that the records are about, once. */
export const changeIdsOf = (records: readonly DynamoDBRecord[]): readonly string[] => [
  ...new Set(records.map(changeIdOf).filter((id) => id !== undefined)),
]

/** Fails with ALERT_UNDELIVERED, naming the changes, when some could not be told. */
export const refuseUndelivered = ({ failed }: AlertsSent): void => {
  if (failed.length === 0) return
  const ids = [...new Set(failed.map(({ changeId }) => changeId))].join(', ')
  throw new ClaimwatchError('ALERT_UNDELIVERED', `not told: ${ids}`)
}

/**
 * The records whose change was not told. When that is all of them it throws: the stream then halves the batch to find
 * the one at fault, and Lambda counts an error.
 */
export const toBatchAnswer = (records: readonly DynamoDBRecord[], told: AlertsSent): BatchAnswer => {
  const failedIds = new Set(told.failed.map(({ changeId }) => changeId))
  const failed = records.filter((record) => failedIds.has(changeIdOf(record) ?? ''))
  if (failed.length === records.length) refuseUndelivered(told)
  return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })) }
}
