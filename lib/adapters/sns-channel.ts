import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns'
import { type SnsMessage, snsMessage } from '../alerts/sns-message.ts'
import { ClaimwatchError } from '../errors.ts'
import type { AlertChannel } from '../ports.ts'

const attributeOf = (value: string | number | readonly string[]): MessageAttributeValue => {
  if (typeof value === 'number') return { DataType: 'Number', StringValue: String(value) }
  if (typeof value === 'string') return { DataType: 'String', StringValue: value }
  return { DataType: 'String.Array', StringValue: JSON.stringify(value) }
}

const publishOf = (topicArn: string, message: SnsMessage): PublishCommand =>
  new PublishCommand({
    TopicArn: topicArn,
    Subject: message.subject,
    MessageStructure: 'json',
    Message: JSON.stringify(message.bodies),
    MessageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, value]) => [name, attributeOf(value)]),
    ),
  })

/** SNS suspends a mail address at ten messages a second and deletes it later; eight a minute is also what people bear. */
const mailsPerMinute = 8

/** Publishes to the topic; subscribers filter by the attributes. The target is the topic: SNS fans out from there. */
export const snsChannel = (client: SNSClient, topicArn: string): AlertChannel => ({
  ...{ target: 'sns', perMinute: mailsPerMinute },
  send: async (alerts) => {
    try {
      await client.send(publishOf(topicArn, snsMessage(alerts)))
    } catch (cause) {
      const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
      throw new ClaimwatchError('ALERT_UNDELIVERED', `SNS did not take the message for ${topicArn} (${why})`, { cause })
    }
  },
})
