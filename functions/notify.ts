import type { DynamoDBStreamEvent } from 'aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wireAlerts } from '../lib/wire.ts'
import type { BatchAnswer } from './events/batch.ts'
import { changeIdsOf, toBatchAnswer } from './events/ledger-stream.ts'

const alerts = wireAlerts(readConfig(process.env))

/** Called by the ledger's stream: tells the changes that are new, or that a new source has made due. */
export const handler = async (event: DynamoDBStreamEvent): Promise<BatchAnswer> =>
  toBatchAnswer(event.Records, await alerts.send(changeIdsOf(event.Records)))
