import type { Alert, Instant } from '../domain.ts'
import type { Post } from './post.ts'
import { slackPost } from './slack-message.ts'
import { snsMessage } from './sns-message.ts'
import { type SnsPublish, snsPublishes } from './sns-publish.ts'
import { webhookPost } from './webhook-post.ts'

/** Where a message would go, by what a person may read of it: addresses of Slack and webhooks hold secrets. */
export interface Receivers {
  /** Name or ARN of the topic. */
  readonly topic: string
  readonly slackUrl: string
  readonly webhookUrl: string
  /** `whsec_<base64>`; without one there is no signature to show. */
  readonly webhookSecrets: readonly string[]
}

/** One message as it leaves by one way, in the form of an HTTP message whatever the way. */
export interface Leaving {
  readonly way: 'sns' | 'email' | 'sms' | 'slack' | 'webhook'
  /** Of several parts of one way, which; absent where there is one. */
  readonly part?: number
  /** What is done and where to: `POST https://…`. */
  readonly line: string
  readonly headers: Readonly<Record<string, string>>
  /** To the byte: a signature among the headers holds for it. */
  readonly body: string
}

const posted = (way: 'slack' | 'webhook', { url, headers, body }: Post): Leaving => ({
  ...{ way, line: `POST ${url}`, headers, body },
})

const published = ({ TopicArn, Subject, MessageStructure, MessageAttributes, Message }: SnsPublish): Leaving => ({
  way: 'sns',
  line: `sns:Publish ${TopicArn}`,
  headers: {
    Subject,
    MessageStructure,
    ...Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { DataType, StringValue }]) => [
        `MessageAttributes.${name}`,
        `${DataType} ${StringValue}`,
      ]),
    ),
  },
  body: Message,
})

/** What SNS makes of a message: a mail (SNS adds how to unsubscribe) and an SMS. */
const fannedOut = (topic: string, alerts: readonly Alert[]): readonly Leaving[] => {
  const { subject, bodies } = snsMessage(alerts)
  return [
    { way: 'email', line: `mail to the addresses of ${topic}`, headers: { Subject: subject }, body: bodies.email },
    { way: 'sms', line: `SMS to the numbers of ${topic}`, headers: {}, body: bodies.sms },
  ]
}

const numbered = (parts: readonly Leaving[]): readonly Leaving[] =>
  parts.length < 2 ? parts : parts.map((leaving, index) => ({ ...leaving, part: index + 1 }))

const unsigned = 'none: there is no key to sign with'

const signedOrNot = (leaving: Leaving, { webhookSecrets }: Receivers): Leaving =>
  webhookSecrets.length > 0 ? leaving : { ...leaving, headers: { ...leaving.headers, 'webhook-signature': unsigned } }

/** Changes of one message, in every form in which they can leave; webhooks signed as of `now`. */
export const leavingBy = (receivers: Receivers, alerts: readonly Alert[], now: Instant): readonly Leaving[] => {
  const { topic, slackUrl, webhookUrl, webhookSecrets } = receivers
  const webhook = posted('webhook', webhookPost({ url: webhookUrl, secrets: webhookSecrets }, alerts, now))
  return [
    ...numbered(snsPublishes(topic, alerts).map(published)),
    ...fannedOut(topic, alerts),
    posted('slack', slackPost(slackUrl, alerts)),
    signedOrNot(webhook, receivers),
  ]
}

/** As text: a first line, `name: value` lines, an empty line, and the body with nothing after it. */
export const leavingText = ({ line, headers, body }: Leaving): string => {
  const head = [line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  return `${head.join('\n')}\n\n${body}`
}
