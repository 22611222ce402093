import { httpFeedFetcher } from '../lib/adapters/http-feed-fetcher.ts'
import { userAgent } from '../lib/config.ts'
import { env } from '../lib/contract.ts'
import { ClaimwatchError } from '../lib/errors.ts'
import type { ReadFeed } from '../lib/feeds/normalise.ts'
import { readFeed } from '../lib/feeds/read-feed.ts'

/** A feed as it is on the web now, and the address it was found at after redirects. */
export interface LiveFeed {
  readonly url: string
  /** Set when the server says the feed has moved for good. */
  readonly movedTo?: string
  readonly feed: ReadFeed
}

/** Fetches and reads one feed. Fails with FEED_UNREACHABLE, or with FEED_UNREADABLE and the feeds a web page offers. */
export const fetchFeed = async (url: string): Promise<LiveFeed> => {
  const allowedHosts = (process.env[env.allowedHosts] ?? '').split(',').filter((host) => host !== '')
  const fetcher = httpFeedFetcher({ userAgent, allowedHosts })
  try {
    const response = await fetcher.fetch({ url })
    if (response.status !== 'fetched') {
      const reason =
        response.status === 'failed' ? response.reason : 'the server answered 304 to a request without conditions'
      const code = reason.startsWith('forbidden') ? 'FEED_FORBIDDEN_ADDRESS' : 'FEED_UNREACHABLE'
      throw new ClaimwatchError(code, `${url}: ${reason}`)
    }
    const feed = await readFeed(response)
    if (feed.ok)
      return { url: response.url, feed, ...(response.movedTo === undefined ? {} : { movedTo: response.movedTo }) }
    const faults = feed.discovered.map((discovered) => `feed: ${discovered.url} ${discovered.title}`)
    throw new ClaimwatchError('FEED_UNREADABLE', `${url}: ${feed.reason}`, { faults })
  } finally {
    fetcher.close()
  }
}
