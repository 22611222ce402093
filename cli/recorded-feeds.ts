import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as z from 'zod'
import type { FeedSource, Instant, Story } from '../lib/domain.ts'
import { readInputText } from './input-file.ts'
import { type RecordedFeed, renderFeed } from './render-feed.ts'
import { parseStoryLines } from './story-lines.ts'

const recordedFeedsForm = z.array(
  z.strictObject({
    /** Begins with a slash. */
    path: z.string().startsWith('/'),
    outlet: z.string().min(1),
    format: z.enum(['rss', 'atom']),
    /** Newest stories shown at a time. */
    window: z.number().int().min(1),
  }),
)

/** Recorded feeds on the loopback address, whose time is set from outside. */
export interface RecordedFeeds {
  /** The feeds, as a watch names them. */
  readonly feeds: readonly FeedSource[]
  /** `127.0.0.1:<port>`, for the list of private hosts that may be fetched. */
  readonly allowedHost: string
  /** When stories appear, each time once, earliest first. */
  readonly instants: readonly Instant[]
  /** Sets the time of the feeds: what was published later is not there yet. */
  advanceTo(instant: Instant): void
  close(): Promise<void>
}

interface FeedDocument {
  readonly body: string
  readonly etag: string
  readonly lastModified: string
}

const contentTypes = { rss: 'application/rss+xml; charset=utf-8', atom: 'application/atom+xml; charset=utf-8' } as const

const byTime = (a: Story, b: Story): number => (a.published < b.published ? -1 : Number(a.published > b.published))

/** What a feed shows at a moment: its newest stories up to then, newest first. */
const documentAt = (feed: RecordedFeed, stories: readonly Story[], now: Instant): FeedDocument => {
  const shown = stories
    .filter((story) => story.outlet === feed.outlet && story.published <= now)
    .sort(byTime)
    .slice(-feed.window)
    .reverse()
  const body = renderFeed(feed, shown)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 32)
  const newest = shown[0]?.published ?? '1970-01-01T00:00:00Z'
  return { body, etag: `"${hash}"`, lastModified: new Date(newest).toUTCString() }
}

/** RFC 9110, 13.2.2: If-None-Match decides where it is sent, If-Modified-Since only without it. */
const isUnchanged = (request: IncomingMessage, document: FeedDocument): boolean => {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) {
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === document.etag)
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return Date.parse(document.lastModified) <= since
}

const answer = (
  request: IncomingMessage,
  response: ServerResponse,
  feed: RecordedFeed,
  document: FeedDocument,
): void => {
  const validators = { etag: document.etag, 'last-modified': document.lastModified }
  if (isUnchanged(request, document)) {
    response.writeHead(304, validators).end()
    return
  }
  response.writeHead(200, { ...validators, 'content-type': contentTypes[feed.format] })
  response.end(request.method === 'HEAD' ? undefined : document.body)
}

const readFolder = (
  folder: string,
): { readonly feeds: readonly RecordedFeed[]; readonly stories: readonly Story[] } => ({
  feeds: recordedFeedsForm.parse(JSON.parse(readInputText(join(folder, 'feeds.json')))),
  stories: parseStoryLines(readInputText(join(folder, 'stories.jsonl'))).stories,
})

/**
 * Serves the feeds of a folder with `feeds.json` and `stories.jsonl`, with ETag and Last-Modified. Before the first
 * `advanceTo` the feeds are empty. `port` 0 takes a free one.
 */
export const startRecordedFeeds = async (folder: string, port = 0): Promise<RecordedFeeds> => {
  const { feeds, stories } = readFolder(folder)
  let now: Instant = ''
  const server = createServer((request, response) => {
    const feed = feeds.find(({ path }) => path === request.url)
    if (feed) answer(request, response, feed, documentAt(feed, stories, now))
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening)
  })
  const allowedHost = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    feeds: feeds.map(({ path, outlet }) => ({ url: `http://${allowedHost}${path}`, outlet })),
    allowedHost,
    instants: [...new Set(stories.map((story) => story.published))].sort(),
    advanceTo: (instant) => {
      now = instant
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
