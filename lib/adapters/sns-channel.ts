import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns'
import { snsPublishes } from '../alerts/sns-publish.ts'
import { ClaimwatchError } from '../errors.ts'
import type { AlertChannel } from '../ports.ts'

/** SNS suspends a mail address at ten messages a second and deletes it later; eight a minute is also what people bear. */
const mailsPerMinute = 8

/** SNS says that it will not have this message; others would be taken. What it says of the topic holds for all of them. */
const blamesMessage = /^InvalidParameter(?:Value)?Exception: (?!.*TopicArn)/

const failureOf = (topicArn: string, cause: unknown): ClaimwatchError => {
  const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const code = blamesMessage.test(why) ? 'ALERT_REFUSED' : 'ALERT_UNDELIVERED'
  return new ClaimwatchError(code, `SNS did not take the message for ${topicArn} (${why})`, { cause })
}

/**
 * Publishes to the topic; subscribers filter by the attributes. The target is the topic: SNS fans out from there. Fails
 * with ALERT_UNDELIVERED, or with ALERT_REFUSED when SNS will not have this message.
 */
export const snsChannel = (client: SNSClient, topicArn: string): AlertChannel => ({
  ...{ target: 'sns', perMinute: mailsPerMinute },
  send: async (alerts) => {
    try {
      for (const publish of snsPublishes(topicArn, alerts)) await client.send(new PublishCommand(publish))
    } catch (cause) {
      throw failureOf(topicArn, cause)
    }
  },
})
