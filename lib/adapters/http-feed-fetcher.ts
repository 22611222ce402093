import type { IncomingMessage } from 'node:http'
import { freshForSeconds, type Headers, retryAfterSeconds } from '../feeds/http-headers.ts'
import type { FeedFetcher, FeedRequest, FeedResponse } from '../ports.ts'
import { readBody } from './bounded-body.ts'
import { failureWords, refusalWords } from './failure-words.ts'
import { type GuardedClient, guardedClient } from './guarded-client.ts'
import { hostTurns } from './host-turns.ts'

export interface FetcherOptions {
  /** Name, version and a page that explains: `claimwatch/0.1 (+https://…)`. */
  readonly userAgent: string
  /** `host:port` that may be fetched although private, without a pause between requests. */
  readonly allowedHosts: readonly string[]
  /** Limit of a body after decoding. 15 MB unless told. */
  readonly maxBytes?: number
  /** Limit for one feed with all its redirects. 20 s unless told. */
  readonly timeoutMs?: number
  /** 5 unless told. */
  readonly maxRedirects?: number
}

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1'

/** Milliseconds between two requests to one host. */
const SPACING_MS = 1_000

const redirects: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308])
const lasting: ReadonlySet<number> = new Set([301, 308])

interface Fetching {
  readonly options: Required<FetcherOptions>
  readonly client: GuardedClient
  readonly request: FeedRequest
  /** What is left of the time limit. Waiting for other requests to the host does not count. */
  readonly budget: { leftMs: number }
  /** Host → when it may be asked again, in milliseconds of the clock, after 429 or 503 with Retry-After. */
  readonly held: Map<string, number>
  readonly take: ReturnType<typeof hostTurns>['take']
}

/** One hop: where to, and what the hops before it were. */
interface Hop {
  readonly url: URL
  /** User and password of the feed's address, for its own origin only. */
  readonly credentials: string | undefined
  readonly allLasting: boolean
  readonly count: number
}

const credentialsOf = (url: URL): string | undefined => {
  if (url.username === '' && url.password === '') return undefined
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

const withoutCredentials = (url: URL): URL => {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return bare
}

const failed = (reason: string, more: Partial<Extract<FeedResponse, { status: 'failed' }>> = {}): FeedResponse => ({
  status: 'failed',
  reason,
  ...more,
})

const requestHeaders = ({ options, request: { etag, lastModified } }: Fetching, hop: Hop): Record<string, string> => ({
  'user-agent': options.userAgent,
  accept,
  'accept-encoding': 'gzip, br, deflate',
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  ...(hop.credentials === undefined ? {} : { authorization: hop.credentials }),
})

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value

const headersOf = (answer: IncomingMessage): Headers =>
  Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, single(value)]))

const kept = (headers: Headers) => {
  const fresh = freshForSeconds(headers, Date.now())
  const { etag, 'last-modified': lastModified } = headers
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(fresh === undefined ? {} : { freshForSeconds: fresh }),
  }
}

const fetchedFrom = async (fetching: Fetching, hop: Hop, answer: IncomingMessage): Promise<FeedResponse> => {
  const headers = headersOf(answer)
  const bytes = await readBody(answer, headers['content-encoding'], fetching.options.maxBytes)
  const contentType = headers['content-type']
  return {
    status: 'fetched',
    bytes,
    url: hop.url.href,
    ...(contentType === undefined ? {} : { contentType }),
    ...(hop.count > 0 && hop.allLasting ? { movedTo: hop.url.href } : {}),
    ...kept(headers),
  }
}

/** The next hop, or why there is none. Credentials stay with their origin; a password in the new address is not used. */
const nextHop = (hop: Hop, status: number, location: string | undefined, maxRedirects: number): Hop | string => {
  if (location === undefined || !URL.canParse(location, hop.url.href))
    return `answered ${status} without a usable address`
  if (hop.count >= maxRedirects) return `more than ${maxRedirects} redirects: they may run in a circle`
  const url = withoutCredentials(new URL(location, hop.url))
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `redirects to ${url.protocol}, which is no web address`
  return {
    url,
    credentials: url.origin === hop.url.origin ? hop.credentials : undefined,
    allLasting: hop.allLasting && lasting.has(status),
    count: hop.count + 1,
  }
}

const refusedBy = (fetching: Fetching, hop: Hop, answer: IncomingMessage): FeedResponse => {
  const headers = headersOf(answer)
  const status = answer.statusCode ?? 0
  const retryAfter = retryAfterSeconds(headers, Date.now())
  if (retryAfter !== undefined && (status === 429 || status === 503))
    fetching.held.set(hop.url.host, Date.now() + retryAfter * 1000)
  return failed(refusalWords(status, headers), {
    httpStatus: status,
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    ...(status === 410 ? { gone: true } : {}),
  })
}

/** Retry-After holds for the whole host: its other feeds are not asked meanwhile. */
const heldBack = ({ held }: Fetching, host: string): FeedResponse | undefined => {
  const seconds = Math.ceil(((held.get(host) ?? 0) - Date.now()) / 1000)
  if (seconds <= 0) return undefined
  return failed(`the host asked us to wait ${seconds} s more`, { httpStatus: 429, retryAfterSeconds: seconds })
}

/** A time-out breaks the connection off: what counts is why. */
const ask = async (fetching: Fetching, hop: Hop): Promise<FeedResponse | Hop> => {
  const held = heldBack(fetching, hop.url.host)
  if (held !== undefined) return held
  const signal = AbortSignal.timeout(Math.max(1, Math.round(fetching.budget.leftMs)))
  try {
    return await answerTo(fetching, hop, signal)
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  }
}

const answerTo = async (fetching: Fetching, hop: Hop, signal: AbortSignal): Promise<FeedResponse | Hop> => {
  const { client, options } = fetching
  const answer = await client.send(hop.url, { method: 'GET', headers: requestHeaders(fetching, hop), signal })
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return await fetchedFrom(fetching, hop, answer)
  answer.on('error', () => undefined)
  if (status === 304) {
    answer.resume()
    return { status: 'not-modified', ...kept(headersOf(answer)) }
  }
  answer.destroy()
  if (!redirects.has(status)) return refusedBy(fetching, hop, answer)
  const next = nextHop(hop, status, single(answer.headers['location']), options.maxRedirects)
  return typeof next === 'string' ? failed(next, { httpStatus: status }) : next
}

const timed = async <T>(budget: Fetching['budget'], task: () => Promise<T>): Promise<T> => {
  const started = performance.now()
  try {
    return await task()
  } finally {
    budget.leftMs -= performance.now() - started
  }
}

const follow = async (fetching: Fetching, hop: Hop): Promise<FeedResponse> => {
  const step = await fetching.take(hop.url.host, () => timed(fetching.budget, () => ask(fetching, hop)))
  return 'status' in step ? step : follow(fetching, step)
}

const start = async (fetching: Fetching, url: URL): Promise<FeedResponse> => {
  const first = { url: withoutCredentials(url), credentials: credentialsOf(url), allLasting: true, count: 0 }
  try {
    return await follow(fetching, first)
  } catch (error) {
    return failed(failureWords(error, fetching.options.timeoutMs))
  }
}

/**
 * The feed fetcher over HTTP: conditional GET with validators byte for byte, gzip, br and deflate, limits on decoded
 * bytes, total time and redirects, one request at a time per host, public addresses only. Also fetches article pages.
 */
export const httpFeedFetcher = (options: FetcherOptions): FeedFetcher & { close(): void } => {
  const client = guardedClient(options.allowedHosts)
  const turns = hostTurns((host) => (options.allowedHosts.includes(host) ? 0 : SPACING_MS))
  const held = new Map<string, number>()
  const complete = { maxBytes: 15 * 1024 * 1024, timeoutMs: 20_000, maxRedirects: 5, ...options }
  return {
    fetch: async (feedRequest) => {
      if (!URL.canParse(feedRequest.url)) return failed(`${feedRequest.url} is no web address`)
      const url = new URL(feedRequest.url)
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return failed(`${url.protocol} is no web address`)
      const budget = { leftMs: complete.timeoutMs }
      return start({ options: complete, client, request: feedRequest, budget, held, take: turns.take }, url)
    },
    close: client.close,
  }
}
