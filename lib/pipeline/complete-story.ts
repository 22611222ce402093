import type { Story } from '../domain.ts'
import { wallOf } from '../feeds/page-wall.ts'
import { htmlToText } from '../feeds/plain-text.ts'
import type { ArticleExtractor, FeedFetcher, Logger } from '../ports.ts'

export interface CompletePorts {
  readonly fetcher: FeedFetcher
  readonly extractor: ArticleExtractor
  readonly logger: Logger
}

/** The text of the page, or why there is none, in plain words. */
const pageText = async (ports: CompletePorts, story: Story): Promise<{ text: string } | { why: string }> => {
  if (story.url === '') return { why: 'the story has no address' }
  const page = await ports.fetcher.fetch({ url: story.url })
  if (page.status !== 'fetched') return { why: page.status === 'failed' ? page.reason : 'the page was not sent' }
  const text = await ports.extractor.extract(page)
  const wall = wallOf(text ?? htmlToText(new TextDecoder().decode(page.bytes)))
  if (wall !== undefined) return { why: `the page is ${wall}` }
  return text === undefined ? { why: 'the page holds no article' } : { text }
}

/**
 * The story with the text of its page, where that is longer than what the feed gives; else the story as it is, with the
 * reason in the log. `textFrom` says which of the two the evidence stands on. Never fails for what a page is.
 */
export const completeStory = async (ports: CompletePorts, story: Story): Promise<Story> => {
  const page = await pageText(ports, story)
  if ('why' in page) {
    ports.logger.warn('story.teaser-only', { story: story.id, url: story.url, reason: page.why })
    return story
  }
  return page.text.length > story.text.length ? { ...story, text: page.text, textFrom: 'page' } : story
}
