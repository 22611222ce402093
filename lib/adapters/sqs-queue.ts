import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { ClaimwatchError } from '../errors.ts'
import type { WorkQueue } from '../ports.ts'

/** Messages per SendMessageBatch, by the service's limit. */
const messagesPerBatch = 10

type PollMessages = Parameters<WorkQueue['send']>[0]

const sendBatch = async (client: SQSClient, queueUrl: string, batch: PollMessages): Promise<void> => {
  const entries = batch.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }))
  const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }))
  const [refused] = answer.Failed ?? []
  if (refused !== undefined) throw new Error(`${answer.Failed?.length} messages refused, first: ${refused.Message}`)
}

/** The work queue on SQS. */
export const sqsQueue = (client: SQSClient, queueUrl: string): WorkQueue => ({
  send: async (messages) => {
    try {
      for (let start = 0; start < messages.length; start += messagesPerBatch)
        await sendBatch(client, queueUrl, messages.slice(start, start + messagesPerBatch))
    } catch (cause) {
      const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
      throw new ClaimwatchError('STORE_UNAVAILABLE', `SQS did not take the work for ${queueUrl} (${why})`, { cause })
    }
  },
})
