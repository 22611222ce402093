import { cloudEvent, messageId } from '../alerts/cloud-event.ts'
import { webhookHeaders } from '../alerts/webhook-signature.ts'
import type { AlertChannel, Backoff, Clock } from '../ports.ts'
import type { Poster } from './guarded-poster.ts'
import { postWithRetries } from './post-with-retries.ts'

export interface WebhookOptions {
  /** Stable name of the receiver: with it, a receiver keeps its delivery marks when its address changes. */
  readonly name: string
  readonly url: string
  /** `whsec_<base64>`; every message carries a signature by each. */
  readonly secrets: readonly string[]
  readonly poster: Poster
  readonly backoff: Backoff
  readonly clock: Clock
}

/** CloudEvents in the body, Standard Webhooks in the headers. */
export const webhookChannel = ({ name, url, secrets, poster, backoff, clock }: WebhookOptions): AlertChannel => ({
  target: `webhook-${name}`,
  send: (alerts) => {
    const body = JSON.stringify(cloudEvent(alerts))
    const timestamp = Math.floor(Date.parse(clock.now()) / 1_000)
    const signed = webhookHeaders({ id: messageId(alerts), timestamp, body }, secrets)
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed }
    return postWithRetries(poster, backoff, { url, headers, body })
  },
})
