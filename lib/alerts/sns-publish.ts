import type { Alert } from '../domain.ts'
import { type SnsMessage, snsMessage } from './sns-message.ts'

/** An attribute as SNS takes it; a filter policy matches it by its type. */
export interface SnsAttribute {
  readonly DataType: 'String' | 'Number' | 'String.Array'
  readonly StringValue: string
}

/** The parameters of `Publish`, API version 2010-03-31. */
export interface SnsPublish {
  readonly TopicArn: string
  readonly Subject: string
  readonly MessageStructure: 'json'
  /** JSON: one text per protocol. */
  readonly Message: string
  readonly MessageAttributes: Readonly<Record<string, SnsAttribute>>
}

const attributeOf = (value: SnsMessage['attributes'][string]): SnsAttribute => {
  if (typeof value === 'number') return { DataType: 'Number', StringValue: String(value) }
  if (typeof value === 'string') return { DataType: 'String', StringValue: value }
  return { DataType: 'String.Array', StringValue: JSON.stringify(value) }
}

/** SNS refuses more than 256 KiB, message and attributes together; 6 KiB are left for the attributes. */
const mostBytes = 250 * 1_024

const publishOf = (TopicArn: string, { subject, bodies, attributes }: SnsMessage): SnsPublish => ({
  ...{ TopicArn, Subject: subject, MessageStructure: 'json', Message: JSON.stringify(bodies) },
  MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, attributeOf(value)])),
})

/** Changes as what is published to the topic: one message, or as many as their size asks for. */
export const snsPublishes = (topicArn: string, alerts: readonly Alert[]): readonly SnsPublish[] => {
  const whole = publishOf(topicArn, snsMessage(alerts))
  if (alerts.length < 2 || Buffer.byteLength(whole.Message) <= mostBytes) return [whole]
  const half = Math.ceil(alerts.length / 2)
  return [alerts.slice(0, half), alerts.slice(half)].flatMap((part) => snsPublishes(topicArn, part))
}
