import type { Alert, Instant } from '../domain.ts'
import { cloudEvent, messageId } from './cloud-event.ts'
import type { Post } from './post.ts'
import { webhookHeaders } from './webhook-signature.ts'

/** Where a webhook goes, and what signs it. */
export interface WebhookReceiver {
  readonly url: string
  /** `whsec_<base64>`; every message carries a signature by each. */
  readonly secrets: readonly string[]
}

/** Changes as one webhook: CloudEvents 1.0 in the body, Standard Webhooks in the headers, signed as of `now`. */
export const webhookPost = ({ url, secrets }: WebhookReceiver, alerts: readonly Alert[], now: Instant): Post => {
  const body = JSON.stringify(cloudEvent(alerts))
  const timestamp = Math.floor(Date.parse(now) / 1_000)
  const signed = webhookHeaders({ id: messageId(alerts), timestamp, body }, secrets)
  return { url, headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed }, body }
}
