import type { Instant, Story } from '../domain.ts'
import { isWebAddress } from './absolute-link.ts'
import { shortHash } from './hash.ts'
import type { FeedStory, ReadFeed } from './normalise.ts'

/** Where a story was found. */
export interface StoryContext {
  readonly feedUrl: string
  readonly feedTitle: string
  /** The outlet's name as the watch file gives it. It wins over what the feed says. */
  readonly outlet?: string
  /** When the poller first saw the entry: stands in for a missing date, and for one that lies ahead of it. */
  readonly firstSeen: Instant
}

/** Query parameters that tell where a reader came from, not what is read. */
const TRACKING = /^(utm_\w+|at_\w+|fbclid|gclid|mc_[ce]id|cmpid?|xtor|ns_\w+|ftag|smid|partner|rss|source|wt_mc)$/i

/** Clocks and zones of feeds are wrong by minutes and hours. A date further ahead than this is not believed. */
const AHEAD_MINUTES = 60

const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : ''

/** One spelling of an address: no scheme, `www.`, fragment, tracking parameters or final slash. */
const addressIdentity = (address: string): string => {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  return `${hostOf(address)}${url.pathname.replace(/\/$/, '')}${url.search}`
}

/** Equal for one entry in several feeds of an outlet and over all polls; a guid that is no address counts per site. */
const identityOf = (story: FeedStory, feedUrl: string): string =>
  isWebAddress(story.id) ? addressIdentity(story.id) : `${hostOf(story.link) || hostOf(feedUrl)} ${story.id}`

const believable = (published: Instant | null, firstSeen: Instant): Instant => {
  if (published === null) return firstSeen
  const ahead = Date.parse(published) - Date.parse(firstSeen)
  return ahead > AHEAD_MINUTES * 60_000 ? firstSeen : published
}

/** News searches append the outlet to each headline: it is no part of it. */
const withoutOutlet = (title: string, outlet: string | undefined): string =>
  outlet !== undefined && title.endsWith(` - ${outlet}`) ? title.slice(0, -(outlet.length + 3)) : title

/** When the entry says it was changed after publication; a time ahead of the poller's clock is not believed. */
const editedAt = ({ published, updated }: FeedStory, firstSeen: Instant): { edited?: Instant } =>
  updated !== null && published !== null && updated > published && believable(updated, firstSeen) === updated
    ? { edited: updated }
    : {}

const storyFrom = (feedStory: FeedStory, context: StoryContext, identity: string): Story => {
  const { title, text, link, published, language, outlet } = feedStory
  const feedName = context.feedTitle || hostOf(context.feedUrl)
  return {
    id: shortHash(identity),
    outlet: context.outlet ?? outlet ?? feedName,
    title: withoutOutlet(title, outlet),
    text,
    published: believable(published, context.firstSeen),
    url: link,
    ...editedAt(feedStory, context.firstSeen),
    ...(language === undefined ? {} : { language }),
  }
}

/** An entry as a story. Its id is stable over polls and over feeds of one outlet that carry the entry. */
export const toStory = (feedStory: FeedStory, context: StoryContext): Story =>
  storyFrom(feedStory, context, identityOf(feedStory, context.feedUrl))

/**
 * All entries of a feed as stories. Entries that share an id but not their link and title are kept apart: some feeds
 * give every entry one guid. Pollers call this, not `toStory`.
 */
export const toStories = (feed: ReadFeed, context: Omit<StoryContext, 'feedTitle'>): readonly Story[] => {
  const inFeed = { ...context, feedTitle: feed.title }
  const first = new Map<string, FeedStory>()
  return feed.stories.map((entry) => {
    const identity = identityOf(entry, context.feedUrl)
    const holder = first.get(identity)
    if (holder === undefined) first.set(identity, entry)
    const isOther = holder !== undefined && holder.link !== entry.link && holder.title !== entry.title
    return storyFrom(entry, inFeed, isOther ? `${identity} ${entry.link} ${entry.title}` : identity)
  })
}

/** What the seen store remembers: the story and its words, so that an edited story is read again. */
export const seenKey = (story: Story): string => `${story.id}#${shortHash(story.title, story.text)}`
