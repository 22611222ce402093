import type { Alert } from '../domain.ts'
import { plainLine, shorten } from '../text/plain-line.ts'
import { alertSubject, alertsText, headline } from './alert-text.ts'
import { cloudEvent } from './cloud-event.ts'

/** What is published to the topic: `MessageStructure: 'json'`, one text per protocol, attributes to filter by. */
export interface SnsMessage {
  readonly subject: string
  /** Protocol → text. `default` serves queues, functions and webhooks: a CloudEvent. */
  readonly bodies: { readonly default: string; readonly email: string; readonly sms: string }
  /** Attribute → value or values, for the filter policies of subscribers. */
  readonly attributes: Readonly<Record<string, string | number | readonly string[]>>
}

/** One part of an SMS in GSM-7 or UCS-2 costs one message; two parts at most. */
const smsLength = 140

/** `high`, `medium`, `low`: what a subscriber filters by; the exact figure is in the body. */
export const confidenceBand = (confidence: number): 'high' | 'medium' | 'low' =>
  confidence >= 0.8 ? 'high' : confidence >= 0.5 ? 'medium' : 'low'

/**
 * One value as itself; several, of changes grouped in one message, as a list: a filter then matches any of them. Without a
 * value there is no attribute: SNS refuses a message with an empty one.
 */
const distinct = (name: string, values: readonly string[]): SnsMessage['attributes'] => {
  const [first, ...more] = new Set(values.filter((value) => value !== ''))
  if (first === undefined) return {}
  return { [name]: more.length === 0 ? first : [first, ...more] }
}

const attributesOf = (alerts: readonly Alert[]): SnsMessage['attributes'] => {
  const each = (name: string, told: (alert: Alert) => string) => distinct(name, alerts.map(told))
  return {
    ...each('watch', ({ watch }) => watch.id),
    ...each('claim', ({ claim }) => claim.id),
    ...each('kind', ({ claim }) => claim.kind),
    ...each('type', ({ change }) => change.type),
    ...each('holder', ({ change }) => plainLine(change.holder)),
    ...each('confidence', ({ change }) => confidenceBand(change.confidence)),
    origins: Math.max(...alerts.map(({ change }) => change.origins)),
  }
}

/** One message for changes that one story made. */
export const snsMessage = (alerts: readonly Alert[]): SnsMessage => ({
  subject: alertSubject(alerts),
  bodies: {
    default: JSON.stringify(cloudEvent(alerts)),
    email: alertsText(alerts),
    sms: shorten(alerts.map(headline).join('; '), smsLength),
  },
  attributes: attributesOf(alerts),
})
