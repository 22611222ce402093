import { createHmac } from 'node:crypto'

/** A webhook in the form of Standard Webhooks 1.0: what is signed is id, time and body. */
export interface WebhookMessage {
  readonly id: string
  /** Epoch seconds. */
  readonly timestamp: number
  readonly body: string
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

const signature = (message: WebhookMessage, secret: string): string => {
  const signed = `${message.id}.${message.timestamp}.${message.body}`
  return `v1,${createHmac('sha256', keyOf(secret)).update(signed, 'utf8').digest('base64')}`
}

/**
 * The three headers. With several secrets (`whsec_<base64>`) there is a signature by each, so that a receiver accepts
 * the message with the old or the new one while they are exchanged.
 */
export const webhookHeaders = (message: WebhookMessage, secrets: readonly string[]): Record<string, string> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': secrets.map((secret) => signature(message, secret)).join(' '),
})
