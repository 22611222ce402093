/** The world around the pipeline, in a process of its own: the embedded database, and feeds on loopback with a clock. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderFeed } from '../../cli/render-feed.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { publications, storyOf } from './news.ts'

/** Stories that a feed shows. */
const shown = 3

export type ToWorld =
  | { readonly from: number; readonly to: number }
  | { readonly now: number }
  | { readonly report: true }
export type FromWorld =
  | { readonly endpoint: string; readonly host: string }
  | { readonly ready: true }
  /** Minutes from the publication of a story to the poll that fetched it. */
  | { readonly delays: readonly number[]; readonly requests: number; readonly notModified: number }

const tell = (message: FromWorld): void => void process.send?.(message)

const times = new Map<number, readonly number[]>()
const fetchedUntil = new Map<number, number>()
const span = { from: 0, to: 0, now: 0 }
const seen = { delays: [] as number[], requests: 0, notModified: 0 }

const timesOf = (feed: number): readonly number[] => {
  const known = times.get(feed) ?? publications(feed, span.from, span.to)
  times.set(feed, known)
  return known
}

const noteDelays = (feed: number, published: readonly number[]): void => {
  const since = fetchedUntil.get(feed)
  if (since !== undefined) for (const time of published) if (time > since) seen.delays.push((span.now - time) / 60_000)
  fetchedUntil.set(feed, span.now)
}

const server = createServer((request, response) => {
  const feed = Number(request.url?.slice(1))
  const published = timesOf(feed).filter((time) => time <= span.now)
  const etag = `"${published.length}"`
  seen.requests += 1
  noteDelays(feed, published)
  if (request.headers['if-none-match'] === etag) {
    seen.notModified += 1
    response.writeHead(304, { etag }).end()
    return
  }
  const stories = published.slice(-shown).map((time) => storyOf(feed, time))
  const format = feed % 4 === 0 ? 'atom' : 'rss'
  response.writeHead(200, { etag, 'content-type': `application/${format}+xml` })
  response.end(renderFeed({ path: `/${feed}`, outlet: `Outlet ${feed}`, format, window: shown }, stories.reverse()))
})

process.on('message', (message: ToWorld) => {
  if ('report' in message) return tell(seen)
  if ('now' in message) span.now = message.now
  else Object.assign(span, message)
  tell({ ready: true })
})

const { endpoint } = await startEmbeddedDynamodb()
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
tell({ endpoint, host: `127.0.0.1:${(server.address() as AddressInfo).port}` })
