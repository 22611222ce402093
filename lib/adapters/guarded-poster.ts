import { guardedClient } from './guarded-client.ts'

/** Sends a body to an address of the user's. Rejects when there is no answer at all. */
export type Poster = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ readonly status: number }>

/** A receiver should answer at once and work afterwards; Standard Webhooks advises 15 to 30 s. */
const answerWithinMs = 15_000

/** POST to public addresses only; `allowedHosts` are `host:port` that may be private. Redirects are not followed. */
export const guardedPoster = (allowedHosts: readonly string[]): Poster => {
  const client = guardedClient(allowedHosts)
  return async (url, headers, body) => {
    const signal = AbortSignal.timeout(answerWithinMs)
    const answer = await client.send(new URL(url), { method: 'POST', headers, body, signal })
    answer.on('error', () => undefined).resume()
    return { status: answer.statusCode ?? 0 }
  }
}
