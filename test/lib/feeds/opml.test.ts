import { expect, test } from 'vitest'
import { readOpml, writeOpml } from '../../../lib/feeds/opml.ts'

const feeds = [
  { url: 'https://harbour.example/rss?a=1&b=2', title: 'Harbour "News" & more' },
  { url: 'https://pier.example/atom', title: '' },
]

test('what is written is read again', () => {
  const read = readOpml(writeOpml('Feeds', feeds))
  expect(read).toEqual([feeds[0], { url: 'https://pier.example/atom', title: 'https://pier.example/atom' }])
})

test('nested folders, odd attribute names, a bare & and an unclosed list', () => {
  const list = `<opml><body><outline text="News"><outline text="Harbour & sea" XMLURL='https://harbour.example/rss' />
    <outline title="Pier" url="https://pier.example/rss"></outline></outline><outline text="x" xmlUrl="feed://c.example/f">`
  expect(readOpml(list)).toEqual([
    { url: 'https://harbour.example/rss', title: 'Harbour & sea' },
    { url: 'https://pier.example/rss', title: 'Pier' },
    { url: 'https://c.example/f', title: 'x' },
  ])
})

test('a feed twice is one, and what is no web address is left out', () => {
  const outline = (url: string) => `<outline xmlUrl="${url}"/>`
  const list = `<opml><body>${outline('https://a.example/')}${outline('https://a.example/')}${outline('file:///etc/passwd')}${outline('javascript:x')}</body></opml>`
  expect(readOpml(list)).toEqual([{ url: 'https://a.example/', title: '' }])
})

test('what is no list has no feeds', () => {
  expect(readOpml('<html><body>Hi</body></html>')).toEqual([])
  expect(readOpml('')).toEqual([])
})
