import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { addFeeds, removeFeed } from '../../../lib/watches/edit-feeds.ts'

const file = `# my watch
id: harbour
feeds:
  - https://a.example/rss # the best
  - { url: https://b.example/rss, outlet: The Pier }
names: {Harbour:   [Port]}
`

const feedsIn = (text: string): unknown => (parseDocument(text).toJS() as { feeds: unknown }).feeds

describe('adding a feed', () => {
  test('leaves every other line as it is', () => {
    const { text, urls } = addFeeds(file, ['https://c.example/rss?a=1&b=#x', 'https://a.example/rss'])
    expect(urls).toEqual(['https://c.example/rss?a=1&b=#x'])
    expect(
      text
        .split('\n')
        .filter((line) => !line.includes('c.example'))
        .join('\n'),
    ).toBe(file)
    expect(feedsIn(text)).toEqual([
      'https://a.example/rss',
      { url: 'https://b.example/rss', outlet: 'The Pier' },
      'https://c.example/rss?a=1&b=#x',
    ])
  })

  test('that is there already changes nothing', () => {
    expect(addFeeds(file, ['https://b.example/rss'])).toEqual({ text: file, urls: [] })
  })

  test.each([
    'id: x\n',
    'id: x\nfeeds: []\n',
    'id: x\nfeeds: [https://a.example/]\n',
    '{"id": "x", "feeds": []}',
    'feeds:\n- https://a.example/',
  ])('works in %j', (text) => {
    expect(feedsIn(addFeeds(text, ['https://c.example/rss']).text)).toContain('https://c.example/rss')
  })
})

describe('removing a feed', () => {
  test('takes its line', () => {
    expect(removeFeed(file, 'https://b.example/rss').text).toBe(file.replace(/.*b\.example.*\n/, ''))
    expect(removeFeed(file, 'https://a.example/rss').text).toBe(file.replace(/.*a\.example.*\n/, ''))
  })

  test('the last one leaves an empty list', () => {
    expect(feedsIn(removeFeed('feeds:\n  - https://a.example/\nid: x\n', 'https://a.example/').text)).toEqual([])
  })

  test('that is not there changes nothing', () => {
    expect(removeFeed(file, 'https://z.example/')).toEqual({ text: file, urls: [] })
  })
})
