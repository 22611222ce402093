import { httpFeedFetcher } from '../lib/adapters/http-feed-fetcher.ts'
import { userAgent } from '../lib/config.ts'
import { env } from '../lib/contract.ts'
import { ClaimwatchError } from '../lib/errors.ts'
import { decodeText } from '../lib/feeds/decode-text.ts'

export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text)

/**
 * The text of a public web page, fetched with the same guard as a feed. `CLAIMWATCH_ALLOWED_HOSTS` opens private hosts.
 * Fails with FEED_UNREACHABLE.
 */
export const fetchPage = async (url: string): Promise<string> => {
  const allowedHosts = (process.env[env.allowedHosts] ?? '').split(',').filter((host) => host !== '')
  const fetcher = httpFeedFetcher({ userAgent, allowedHosts })
  try {
    const response = await fetcher.fetch({ url })
    if (response.status === 'fetched') return (await decodeText(response.bytes, response.contentType)).text
    const reason = response.status === 'failed' ? response.reason : 'it answered that nothing changed'
    throw new ClaimwatchError('FEED_UNREACHABLE', `${url}: ${reason}`)
  } finally {
    fetcher.close()
  }
}
