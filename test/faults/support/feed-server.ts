import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderFeed } from '../../../cli/render-feed.ts'
import type { Story } from '../../../lib/domain.ts'

export interface FeedServer {
  /** One feed per outlet of the stories. */
  readonly urls: readonly string[]
  /** For the list of private hosts that may be fetched. */
  readonly host: string
  /** Stories published later are not shown yet. */
  advanceTo(instant: string): void
  stop(): Promise<void>
}

/** Newest stories that a feed shows. */
const shown = 40

/**
 * Feeds of the stories on the loopback address. `GET /now/<instant>` sets the time as `advanceTo` does, for runs in
 * other processes.
 */
export const startFeedServer = async (
  stories: readonly Story[],
  always: readonly Story[] = [],
): Promise<FeedServer> => {
  const outlets = [...new Set(stories.map(({ outlet }) => outlet))]
  let now = ''
  const documentOf = (outlet: string): string => {
    const out = stories.filter((story) => story.outlet === outlet && story.published <= now)
    const newest = [...always.filter((story) => story.outlet === outlet), ...out.slice(-shown).reverse()]
    return renderFeed(
      { path: '/', outlet, format: outlets.indexOf(outlet) % 2 === 0 ? 'rss' : 'atom', window: shown },
      newest,
    )
  }
  const server = createServer((request, response) => {
    const [, kind = '', value = ''] = (request.url ?? '').split('/').map(decodeURIComponent)
    if (kind === 'now') now = value
    const outlet = kind === 'feed' ? outlets[Number(value)] : undefined
    response.writeHead(200, { 'content-type': 'application/xml; charset=utf-8' })
    response.end(outlet === undefined ? '' : documentOf(outlet))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    urls: outlets.map((_, index) => `http://${host}/feed/${index}`),
    advanceTo: (instant) => {
      now = instant
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
