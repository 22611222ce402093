import type { Post } from '../alerts/post.ts'
import { ClaimwatchError } from '../errors.ts'
import type { Backoff } from '../ports.ts'
import type { Poster } from './guarded-poster.ts'

const attempts = 3

/** What a later try may cure: no answer, too many requests, a fault of the server. */
const mayPass = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500

/** What only this message deserves; any other refusal is about the target: its address, its key, its health. */
const blamesMessage = (status: number): boolean => status === 400 || status === 413 || status === 415 || status === 422

/** The host alone: addresses of Slack and of webhooks hold secrets. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an address that is none')

const statusOf = async (poster: Poster, post: Post): Promise<{ status: number; cause?: unknown }> => {
  try {
    return await poster(post.url, post.headers, post.body)
  } catch (cause) {
    return { status: 503, cause }
  }
}

/**
 * Posts until it is taken, three times at most, with pauses. Fails with ALERT_UNDELIVERED, or with ALERT_REFUSED when it
 * is this message that the receiver will not have: the change is then kept and the sweep tries again.
 */
export const postWithRetries = async (poster: Poster, backoff: Backoff, post: Post): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { status, cause } = await statusOf(poster, post)
    if (status >= 200 && status < 300) return
    if (attempt === attempts || !mayPass(status)) {
      const why = cause instanceof Error ? cause.message : `answered ${status}`
      const code = blamesMessage(status) ? 'ALERT_REFUSED' : 'ALERT_UNDELIVERED'
      throw new ClaimwatchError(code, `${hostOf(post.url)} did not take the message: ${why}`, { cause })
    }
    await backoff.wait(attempt)
  }
}
