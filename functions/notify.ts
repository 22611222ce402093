import type { DynamoDBStreamEvent } from 'aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wireAlerts } from '../lib/wire.ts'
import { changeIdsOf } from './events/ledger-stream.ts'

const alerts = wireAlerts(readConfig(process.env))

/**
 * Called by the ledger's stream: tells the changes that are new, or that a new source has made due. A target that fails
 * is no failure of the batch, which would hold up the changes behind it: it is kept, and sweep tries it again. When the
 * tables fail the call fails, and the stream brings all of its records again.
 */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  await alerts.send(changeIdsOf(event.Records))
}
