/** Sends JSON to an address of the user's. Rejects when there is no answer at all. */
export type Poster = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ readonly status: number }>

/** A receiver should answer at once and work afterwards; Standard Webhooks advises 15 to 30 s. */
const answerWithinMs = 15_000

/** Loaded with the first message: most functions that could send one never do, and start faster without. */
const openAgent = async (allowedHosts: readonly string[]) => {
  const [{ request }, { guardedAgent }] = await Promise.all([import('undici'), import('./undici-guarded-agent.ts')])
  return { request, dispatcher: guardedAgent(allowedHosts) }
}

/**
 * POST through the guard of the feeds: public addresses only, checked on the address connected to; redirects are not
 * followed. `allowedHosts` are `host:port` that may be private.
 */
export const undiciPoster = (allowedHosts: readonly string[]): Poster => {
  let opened: ReturnType<typeof openAgent> | undefined
  return async (url, headers, body) => {
    opened ??= openAgent(allowedHosts)
    const { request, dispatcher } = await opened
    const signal = AbortSignal.timeout(answerWithinMs)
    const response = await request(url, { method: 'POST', dispatcher, headers: { ...headers }, body, signal })
    await response.body.dump({ limit: 64 * 1_024 })
    return { status: response.statusCode }
  }
}
