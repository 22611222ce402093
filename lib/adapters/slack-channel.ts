import { slackPost } from '../alerts/slack-message.ts'
import type { AlertChannel, Backoff } from '../ports.ts'
import type { Poster } from './guarded-poster.ts'
import { postWithRetries } from './post-with-retries.ts'

export interface SlackOptions {
  /** The address of an incoming webhook. It is a secret. */
  readonly url: string
  readonly poster: Poster
  readonly backoff: Backoff
}

/** Slack takes one message a second of an incoming webhook. */
const perMinute = 60

export const slackChannel = ({ url, poster, backoff }: SlackOptions): AlertChannel => ({
  ...{ target: 'slack', perMinute },
  send: (alerts) => postWithRetries(poster, backoff, slackPost(url, alerts)),
})
