import type { SQSEvent } from 'aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wirePoll } from '../lib/wire.ts'
import { type BatchAnswer, workThrough } from './events/batch.ts'
import { decodePollMessage } from './events/poll-message.ts'

const poll = wirePoll(readConfig(process.env))

/** Called by the work queue: each message is a shard whose due feeds are polled. */
export const handler = async (event: SQSEvent): Promise<BatchAnswer> =>
  workThrough(
    event.Records,
    ({ messageId }) => messageId,
    async ({ body }) => poll(decodePollMessage(body)),
  )
