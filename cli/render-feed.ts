import { escapeText } from 'entities'
import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import type { Story } from '../lib/domain.ts'

/** A feed of a recording. */
export interface RecordedFeed {
  readonly path: string
  readonly outlet: string
  readonly format: 'rss' | 'atom'
  readonly window: number
}

const homePage = 'https://example.com/'
const paragraph = (text: string): string => `<p>${escapeText(text)}</p>`

const rss = (outlet: string, stories: readonly Story[]): string =>
  generateRssFeed({
    title: outlet,
    link: homePage,
    description: `Recorded stories of ${outlet}, an invented outlet`,
    ...(stories[0] && { lastBuildDate: new Date(stories[0].published) }),
    items: stories.map((story) => ({
      title: story.title,
      link: story.url,
      guid: { value: story.id, isPermaLink: false },
      description: paragraph(story.text),
      pubDate: new Date(story.published),
    })),
  })

const atom = (outlet: string, stories: readonly Story[]): string =>
  generateAtomFeed({
    id: `${homePage}#${encodeURIComponent(outlet)}`,
    title: { value: outlet },
    subtitle: { value: `Recorded stories of ${outlet}, an invented outlet` },
    updated: new Date(stories[0]?.published ?? 0),
    authors: [{ name: outlet }],
    entries: stories.map((story) => ({
      id: `tag:example.com,2026:${story.id}`,
      title: { value: story.title },
      links: [{ href: story.url, rel: 'alternate' }],
      published: new Date(story.published),
      updated: new Date(story.published),
      content: { value: paragraph(story.text), type: 'html' },
    })),
  })

/** A feed document with these stories, newest first, as RSS 2.0 or Atom (RFC 4287). */
export const renderFeed = (feed: RecordedFeed, stories: readonly Story[]): string =>
  feed.format === 'rss' ? rss(feed.outlet, stories) : atom(feed.outlet, stories)
