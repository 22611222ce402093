import { describe, expect, test } from 'vitest'
import type { FeedStory, ReadFeed } from '../../../lib/feeds/normalise.ts'
import { seenKey, toStories, toStory } from '../../../lib/feeds/to-story.ts'

const entry = (over: Partial<FeedStory> = {}): FeedStory => ({
  id: 'h-1',
  title: 'Port reopens',
  text: 'The port is open.',
  link: 'https://harbour.example/1',
  published: '2026-01-29T10:00:00Z',
  updated: null,
  categories: [],
  ...over,
})

const context = {
  feedUrl: 'https://feeds.harbour.example/rss',
  feedTitle: 'Harbour News',
  firstSeen: '2026-01-29T12:00:00Z',
}

const feedOf = (stories: readonly FeedStory[]): ReadFeed => ({
  ok: true,
  format: 'rss-2.0',
  title: 'Harbour News',
  link: '',
  stories,
  mended: [],
})

test('an entry becomes a story', () => {
  expect(toStory(entry(), context)).toMatchObject({
    outlet: 'Harbour News',
    title: 'Port reopens',
    text: 'The port is open.',
    published: '2026-01-29T10:00:00Z',
    url: 'https://harbour.example/1',
  })
})

describe('identity', () => {
  const id = (over: Partial<FeedStory>, feedUrl = context.feedUrl): string =>
    toStory(entry(over), { ...context, feedUrl }).id

  test('the same entry in two feeds of a site is one story', () => {
    expect(id({}, 'https://feeds.harbour.example/world')).toBe(id({}))
  })

  test('one guid at two sites is two stories', () => {
    expect(id({ link: 'https://other.example/1' })).not.toBe(id({}))
  })

  test.each([
    'https://harbour.example/news/1#0',
    'http://www.harbour.example/news/1/',
    'https://harbour.example/news/1?utm_source=rss&utm_medium=feed',
  ])('%s is the address of one story', (address) => {
    expect(id({ id: address })).toBe(id({ id: 'https://harbour.example/news/1' }))
  })

  test('a query that names the story counts', () => {
    expect(id({ id: 'https://harbour.example/?p=1' })).not.toBe(id({ id: 'https://harbour.example/?p=2' }))
  })

  test('an edit keeps the story and changes what was seen', () => {
    const [before, after] = [toStory(entry(), context), toStory(entry({ text: 'The port is closed.' }), context)]
    expect(after.id).toBe(before.id)
    expect(seenKey(after)).not.toBe(seenKey(before))
    expect(seenKey(toStory(entry(), context))).toBe(seenKey(before))
  })

  test('entries that share a guid but nothing else are kept apart', () => {
    const stories = toStories(
      feedOf([entry(), entry({ title: 'Ferries run', link: 'https://harbour.example/2' })]),
      context,
    )
    expect(new Set(stories.map((story) => story.id)).size).toBe(2)
  })

  test('an entry twice in a feed is one story', () => {
    const stories = toStories(feedOf([entry(), entry()]), context)
    expect(new Set(stories.map((story) => story.id)).size).toBe(1)
  })
})

describe('dates', () => {
  test('without a date a story is as old as we have known it', () => {
    expect(toStory(entry({ published: null }), context).published).toBe(context.firstSeen)
  })

  test('a date far ahead is not believed, a clock a little fast is', () => {
    expect(toStory(entry({ published: '2026-01-30T10:00:00Z' }), context).published).toBe(context.firstSeen)
    expect(toStory(entry({ published: '2026-01-29T12:05:00Z' }), context).published).toBe('2026-01-29T12:05:00Z')
  })
})

describe('outlets', () => {
  test('the watch file names the outlet first, then the entry, then the feed', () => {
    expect(toStory(entry({ outlet: 'The Pier' }), { ...context, outlet: 'My name' }).outlet).toBe('My name')
    expect(toStory(entry({ outlet: 'The Pier' }), context).outlet).toBe('The Pier')
    expect(toStory(entry(), { ...context, feedTitle: '' }).outlet).toBe('feeds.harbour.example')
  })

  test('a news search appends the outlet to the headline: it goes', () => {
    expect(toStory(entry({ title: 'Port reopens - The Pier', outlet: 'The Pier' }), context).title).toBe('Port reopens')
    expect(toStory(entry({ title: 'Port reopens - for good' }), context).title).toBe('Port reopens - for good')
  })
})

test('a story says when it was changed, unless that lies ahead of the clock or is no later than its publication', () => {
  const edited = (updated: string | null) => toStory(entry({ updated }), context).edited
  expect(edited('2026-01-29T11:00:00Z')).toBe('2026-01-29T11:00:00Z')
  expect([edited(null), edited('2026-01-29T10:00:00Z'), edited('2026-02-09T11:00:00Z')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
