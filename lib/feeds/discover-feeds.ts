import { Parser } from 'htmlparser2'
import { absolute, isWebAddress } from './absolute-link.ts'

/** A feed that a web page offers. */
export interface DiscoveredFeed {
  readonly url: string
  readonly title: string
}

const MAX_DISCOVERED = 20

const feedTypes = /^application\/(rss|atom|feed|rdf|x-rss|x-atom)?\+?(xml|json)\b|^text\/(rss|xml)\b/i

type Attributes = Readonly<Record<string, string>>

const offersFeed = ({ rel = '', type = '', href = '' }: Attributes): boolean =>
  href !== '' && feedTypes.test(type.trim()) && /(^|\s)alternate(\s|$)/i.test(rel)

/**
 * Feeds by `link rel=alternate` of an HTML page (rssboard.org/rss-autodiscovery), in the page's order, resolved against
 * its `base`. Comment feeds come last.
 */
export const discoverFeeds = (html: string, url: string | undefined): readonly DiscoveredFeed[] => {
  let base = url
  const found = new Map<string, string>()
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'base' && attributes['href'] !== undefined) base = absolute(attributes['href'], url)
      if (name !== 'link' || found.size >= MAX_DISCOVERED || !offersFeed(attributes)) return
      const address = absolute(attributes['href'] ?? '', base)
      if (isWebAddress(address) && !found.has(address)) found.set(address, attributes['title'] ?? '')
    },
  })
  parser.end(html)
  const isComments = ({ url: address, title }: DiscoveredFeed): boolean => /comment/i.test(`${address} ${title}`)
  const feeds = [...found].map(([address, title]) => ({ url: address, title }))
  return [...feeds.filter((feed) => !isComments(feed)), ...feeds.filter(isComments)]
}
