import { type WebhookReceiver, webhookPost } from '../alerts/webhook-post.ts'
import type { AlertChannel, Backoff, Clock } from '../ports.ts'
import type { Poster } from './guarded-poster.ts'
import { postWithRetries } from './post-with-retries.ts'

export interface WebhookOptions extends WebhookReceiver {
  /** Stable name of the receiver: with it, a receiver keeps its delivery marks when its address changes. */
  readonly name: string
  readonly poster: Poster
  readonly backoff: Backoff
  readonly clock: Clock
}

/** CloudEvents in the body, Standard Webhooks in the headers. */
export const webhookChannel = ({ name, poster, backoff, clock, ...receiver }: WebhookOptions): AlertChannel => ({
  target: `webhook-${name}`,
  send: (alerts) => postWithRetries(poster, backoff, webhookPost(receiver, alerts, clock.now())),
})
