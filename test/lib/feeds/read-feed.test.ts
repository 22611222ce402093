import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { FeedStory, ReadFeed } from '../../../lib/feeds/normalise.ts'
import { type RefusedFeed, readFeed } from '../../../lib/feeds/read-feed.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = async (
  document: string | Uint8Array,
  options: { url?: string; contentType?: string } = {},
): Promise<ReadFeed> => {
  const feed = await readFeed({ bytes: typeof document === 'string' ? bytes(document) : document, ...options })
  if (!feed.ok) throw new Error(`refused: ${feed.reason}`)
  return feed
}

const refused = async (document: string | Uint8Array, url?: string): Promise<RefusedFeed> => {
  const input = typeof document === 'string' ? bytes(document) : document
  const feed = await readFeed({ bytes: input, ...(url === undefined ? {} : { url }) })
  if (feed.ok) throw new Error('read although it is no feed')
  return feed
}

const first = async (document: string, options: { url?: string } = {}): Promise<FeedStory> => {
  const [story] = (await read(document, options)).stories
  if (story === undefined) throw new Error('no story')
  return story
}

const rss = (entry: string, channel = '', attributes = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>Harbour News</title>` +
  `<link>https://harbour.example/</link>${channel}<item>${entry}</item></channel></rss>`

const atom = (entry: string, feed = '', attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Harbour News</title>${feed}<entry>${entry}</entry></feed>`

describe('RSS', () => {
  test('a plain item', async () => {
    const feed = await read(
      rss(
        `<title>Port reopens</title><link>https://harbour.example/1</link><guid isPermaLink="false">h-1</guid>
         <pubDate>Thu, 29 Jan 2026 11:30:00 +0100</pubDate><category>Sea</category><category>City</category>
         <description>The port is open.</description>`,
        '<language>en-GB</language><ttl>15</ttl>',
      ),
    )
    expect(feed).toMatchObject({
      format: 'rss-2.0',
      title: 'Harbour News',
      link: 'https://harbour.example/',
      ttlMinutes: 15,
    })
    expect(feed.stories).toEqual([
      {
        id: 'h-1',
        title: 'Port reopens',
        text: 'The port is open.',
        link: 'https://harbour.example/1',
        published: '2026-01-29T10:30:00Z',
        updated: null,
        language: 'en-gb',
        categories: ['Sea', 'City'],
      },
    ])
  })

  test('without a version', async () => {
    expect((await read('<rss><channel><item><title>Open</title></item></channel></rss>')).stories).toHaveLength(1)
  })

  test('in capitals', async () => {
    expect(
      await first('<RSS><CHANNEL><ITEM><TITLE>Open</TITLE><PUBDATE>2026-01-29</PUBDATE></ITEM></CHANNEL></RSS>'),
    ).toMatchObject({
      title: 'Open',
      published: '2026-01-29T00:00:00Z',
    })
  })

  test('without items is a feed all the same', async () => {
    expect((await read('<rss version="2.0"><channel><title>Quiet</title></channel></rss>')).stories).toEqual([])
  })

  test('1.0 with items beside the channel', async () => {
    const document = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Harbour</title><items/></channel>
      <item rdf:about="https://harbour.example/1"><title>Open</title><dc:date>2026-01-29T10:00Z</dc:date></item></rdf:RDF>`
    expect(await first(document)).toMatchObject({
      id: 'https://harbour.example/1',
      link: 'https://harbour.example/1',
      published: '2026-01-29T10:00:00Z',
    })
  })

  test('the title of the channel is not the title of its image', async () => {
    const feed = await read(
      rss('<title>a</title>', '<image><title>Logo</title><link>https://logo.example</link></image>'),
    )
    expect(feed).toMatchObject({ title: 'Harbour News', link: 'https://harbour.example/' })
  })

  test('the outlet of a gathered item is its source', async () => {
    expect((await first(rss('<title>a</title><source url="https://x.example/rss">The Pier</source>'))).outlet).toBe(
      'The Pier',
    )
  })

  test('a media title is no title where there is one', async () => {
    const media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    expect((await first(rss('<media:title>Photo</media:title><title>Story</title>', '', media))).title).toBe('Story')
    expect((await first(rss('<media:title>Photo</media:title>', '', media))).title).toBe('Photo')
  })
})

describe('Atom', () => {
  test('a plain entry', async () => {
    const story = await first(
      atom(`<title>Port reopens</title><id>tag:harbour,2026:1</id><updated>2026-01-29T10:00:00Z</updated>
        <published>2026-01-28T10:00:00Z</published><link rel="self" href="https://harbour.example/1.atom"/>
        <link href="https://harbour.example/1"/><summary>Short</summary><content type="html">&lt;p&gt;Short and long.&lt;/p&gt;</content>`),
    )
    expect(story).toMatchObject({
      id: 'tag:harbour,2026:1',
      link: 'https://harbour.example/1',
      published: '2026-01-28T10:00:00Z',
      updated: '2026-01-29T10:00:00Z',
      text: 'Short and long.',
    })
  })

  test('XHTML keeps its words in their order', async () => {
    const content =
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hello <b>bold</b> world <i>it</i> ends</div></content>'
    expect((await first(atom(content))).text).toBe('Hello bold world it ends')
  })

  test('a drawing inside the content ends nothing', async () => {
    const content = `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Before
      <svg xmlns="http://www.w3.org/2000/svg"><title>Tree</title></svg> after</div></content><id>1</id>`
    expect(await first(atom(content))).toMatchObject({ id: '1', text: 'Before Tree after' })
  })

  test('under a prefix', async () => {
    const document =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>H</a:title><a:entry><a:title>Open</a:title></a:entry></a:feed>'
    expect(await read(document)).toMatchObject({ format: 'atom-1.0', title: 'H', stories: [{ title: 'Open' }] })
  })

  test('plain text stays as it is', async () => {
    expect((await first(atom('<title>if 1 &lt; 2 &amp; 3 > 2</title>'))).title).toBe('if 1 < 2 & 3 > 2')
  })

  test('an updated date stands in for a missing or impossible one', async () => {
    const entry = '<published>soon</published><updated>2026-01-29T10:00:00Z</updated>'
    expect((await first(atom(entry))).published).toBe('2026-01-29T10:00:00Z')
  })

  test('0.3 with base64 content and its own dates', async () => {
    const document = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><issued>2004-01-02T00:00:00Z</issued>
      <content type="text/html" mode="base64">PHA+VGhlIHBvcnQgaXMgb3Blbi48L3A+</content></entry></feed>`
    expect(await first(document)).toMatchObject({ text: 'The port is open.', published: '2004-01-02T00:00:00Z' })
  })

  test('a link without attributes and an empty one do no harm', async () => {
    expect((await first(atom('<link/><link></link><link href="https://harbour.example/2"/>'))).link).toBe(
      'https://harbour.example/2',
    )
  })

  test('a lone entry is a feed of one', async () => {
    expect((await read('<entry xmlns="http://www.w3.org/2005/Atom"><title>Open</title></entry>')).stories).toHaveLength(
      1,
    )
  })
})

describe('JSON Feed', () => {
  test('with a body in HTML', async () => {
    const document = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Harbour',
      home_page_url: 'https://harbour.example/',
      items: [
        {
          id: 7,
          url: '/7',
          title: 'Open',
          content_html: '<p>The port</p><p>is open.</p>',
          date_published: '2026-01-29T10:00:00+01:00',
        },
      ],
    })
    const feed = await read(document)
    expect(feed).toMatchObject({ format: 'json-feed', title: 'Harbour' })
    expect(feed.stories[0]).toMatchObject({
      id: '7',
      link: 'https://harbour.example/7',
      text: 'The port\nis open.',
      published: '2026-01-29T09:00:00Z',
    })
  })

  test.each(['{"a": 1}', '[]', '{"version": ', 'null', '"text"'])('%s is none', async (document) => {
    expect((await refused(document)).ok).toBe(false)
  })
})

describe('damage', () => {
  test.each([
    [
      'cut off in a description',
      '<rss version="2.0"><channel><item><title>One</title></item><item><title>Two</title><description>The po',
      2,
    ],
    [
      'cut off in a tag',
      '<rss version="2.0"><channel><item><title>One</title></item><item><title>Two</title><descr',
      2,
    ],
    [
      'cut off in CDATA',
      '<rss version="2.0"><channel><item><title>One</title></item><item><title>Two</title><description><![CDATA[The',
      2,
    ],
    [
      'an item that is never closed',
      '<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>',
      2,
    ],
    [
      'a title that is never closed',
      '<rss><channel><item><title>One<link>https://x.example</link></item><item><title>Two</title></item></channel></rss>',
      2,
    ],
    [
      'junk before the root',
      'Warning: <b>php</b> line 3\n<br>\n<?xml version="1.0"?><rss><channel><item><title>One</title></item></channel></rss>',
      1,
    ],
    ['junk after the root', '<rss><channel><item><title>One</title></item></channel></rss><script>x()</script>', 1],
    [
      'a declaration that is never closed',
      '<?xml version="1.0"><rss><channel><item><title>One</title></item></channel></rss>',
      1,
    ],
    [
      'blank lines before the declaration',
      '\n\n <?xml version="1.0"?><rss><channel><item><title>One</title></item></channel></rss>',
      1,
    ],
    [
      'a feed inside a web page',
      '<html><body><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title></entry></feed></body></html>',
      1,
    ],
  ])('%s', async (_, document, count) => {
    const { stories } = await read(document)
    expect(stories).toHaveLength(count)
    expect(stories[0]?.title).toBe('One')
  })

  test('a feed cut off inside an entry says so', async () => {
    expect((await read('<rss><channel><item><title>One')).mended).toEqual(['cut off inside an entry'])
  })

  test('a bare & stays an &', async () => {
    expect((await first(rss('<title>Fish & chips</title>'))).title).toBe('Fish & chips')
  })

  test('a bare < costs no word of its title nor what follows it', async () => {
    const story = await first(rss('<title>5 <6 and <b again</title><link>https://harbour.example/1</link>'))
    expect(story).toMatchObject({ title: '5 <6 and <b again', link: 'https://harbour.example/1' })
  })

  test('HTML entities nobody declared', async () => {
    expect((await first(rss('<title>Caf&eacute;&nbsp;&ndash; open</title>'))).title).toBe('Café – open')
  })

  test('HTML that was not escaped', async () => {
    const story = await first(
      rss('<description><p>The <b>port<br>is</b> open</p><img src="a.jpg"></description><guid>1</guid>'),
    )
    expect(story).toMatchObject({ id: '1', text: 'The port\nis open' })
  })

  test('attributes without quotes', async () => {
    const story = await first(atom('<link rel=alternate href=https://harbour.example/1/><title>Open</title>'))
    expect(story).toMatchObject({ link: 'https://harbour.example/1', title: 'Open' })
  })

  test('namespaces nobody declared', async () => {
    const story = await first(rss('<dc:date>2026-01-29</dc:date><content:encoded>Body</content:encoded>'))
    expect(story).toMatchObject({ published: '2026-01-29T00:00:00Z', text: 'Body' })
  })

  test('an element named like a trap of JavaScript', async () => {
    expect((await first(rss('<__proto__ a="b">x</__proto__><constructor/><title>Open</title>'))).title).toBe('Open')
  })
})

describe('texts', () => {
  test('paragraphs become lines, inline tags nothing', async () => {
    const html = '&lt;p&gt;The &lt;em&gt;port&lt;/em&gt;&lt;/p&gt;&lt;p&gt;is open.&lt;br/&gt;Ferries run.&lt;/p&gt;'
    expect((await first(rss(`<description>${html}</description>`))).text).toBe('The port\nis open.\nFerries run.')
  })

  test('inline tags of a title keep their words', async () => {
    expect((await first(rss('<title>A <b>bold</b> title</title>'))).title).toBe('A bold title')
  })

  test('scripts and styles are no text', async () => {
    const html = '<![CDATA[<style>p{}</style>Open<script>alert(1)</script>.]]>'
    expect((await first(rss(`<description>${html}</description>`))).text).toBe('Open.')
  })

  test('HTML escaped twice', async () => {
    expect((await first(rss('<title>AT&amp;amp;T</title>'))).title).toBe('AT&T')
    expect((await first(rss('<description>&amp;lt;p&amp;gt;Open&amp;lt;/p&amp;gt;</description>'))).text).toBe('Open')
  })

  test('the full text comes before the teaser, which is kept where it says more', async () => {
    const content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    const body = '<content:encoded>The port is open. Ferries run.</content:encoded>'
    expect((await first(rss(`<description>The port is…</description>${body}`, '', content))).text).toBe(
      'The port is open. Ferries run.',
    )
    expect((await first(rss(`<description>Mayor relieved</description>${body}`, '', content))).text).toBe(
      'The port is open. Ferries run.\nMayor relieved',
    )
  })

  test('no control characters, no turning of the writing direction, no soft hyphens', async () => {
    const title = 'a\u0008b\u202ec\u00add\u200be'
    expect((await first(rss(`<title>${title}</title>`))).title).toBe('abcde')
  })

  test('Windows punctuation passed off as Unicode', async () => {
    expect((await first(rss('<title>don&#146;t \u0093go\u0094</title>'))).title).toBe('don’t “go”')
  })
})

describe('links and identity', () => {
  test('the guid is the link where there is no other', async () => {
    expect((await first(rss('<guid>https://harbour.example/1</guid>'))).link).toBe('https://harbour.example/1')
  })

  test('the link is the id where there is no guid', async () => {
    expect((await first(rss('<link>https://harbour.example/1</link>'))).id).toBe('https://harbour.example/1')
  })

  test('without guid and link the id comes from the words, the same every time', async () => {
    const one = await first(rss('<title>Open</title>'))
    expect(one.id).toMatch(/^[0-9a-f]{32}$/)
    expect((await first(rss('<title>Open</title>'))).id).toBe(one.id)
    expect((await first(rss('<title>Closed</title>'))).id).not.toBe(one.id)
  })

  test.each([
    [
      'xml:base of the feed',
      atom('<link href="1"/>', '', 'xml:base="https://harbour.example/news/"'),
      undefined,
      'https://harbour.example/news/1',
    ],
    ['xml:base of the link', atom('<link xml:base="https://b.example/" href="1"/>'), undefined, 'https://b.example/1'],
    [
      'nested xml:base',
      atom('<link xml:base="sub/" href="1"/>', '', 'xml:base="https://b.example/"'),
      undefined,
      'https://b.example/sub/1',
    ],
    ['the link of the channel', rss('<link>/1</link>'), 'https://feeds.example/rss', 'https://harbour.example/1'],
    ['the address of the feed', atom('<link href="/1"/>'), 'https://harbour.example/feed', 'https://harbour.example/1'],
  ])('a relative link by %s', async (_, document, url, link) => {
    expect((await first(document, url === undefined ? {} : { url })).link).toBe(link)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', ' JavaScript:x'])('%s is no link', async (link) => {
    expect((await first(rss(`<title>a</title><link>${link}</link>`))).link).toBe('')
  })

  test('an absolute link keeps its spelling', async () => {
    const link = 'https://harbour.example/été?a=1&amp;b=%7e'
    expect((await first(rss(`<link>${link}</link>`))).link).toBe('https://harbour.example/été?a=1&b=%7e')
  })
})

describe('encodings', () => {
  const russian = 'Порт снова открыт, сообщили власти города'
  const document = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><item><title>${russian}</title></item></channel></rss>`
  const titleOf = async (input: Uint8Array, contentType?: string): Promise<string | undefined> =>
    (await read(input, contentType === undefined ? {} : { contentType })).stories[0]?.title

  test.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])(
    '%s by its declaration',
    async (encoding) => {
      expect(await titleOf(iconv.encode(document(encoding), encoding))).toBe(russian)
    },
  )

  test('by the header of the answer', async () => {
    const input = iconv.encode(document('windows-1251').replace(/ encoding="[^"]*"/, ''), 'koi8-r')
    expect(await titleOf(input, 'text/xml; charset=KOI8-R')).toBe(russian)
  })

  test('UTF-8 that calls itself Latin-1', async () => {
    expect(await titleOf(bytes(document('iso-8859-1')))).toBe(russian)
  })

  test('a header that says utf-8 of a document that is not', async () => {
    expect(await titleOf(iconv.encode(document('windows-1251'), 'windows-1251'), 'text/xml; charset=utf-8')).toBe(
      russian,
    )
  })

  test('no label at all', async () => {
    const text = document('x')
      .replace(/ encoding="[^"]*"/, '')
      .replace('</title>', '</title><description>Паромы снова ходят по расписанию</description>')
    expect(await titleOf(iconv.encode(text, 'windows-1251'))).toBe(russian)
  })

  test('Windows-1252 with curly quotes, which the TextDecoder of Node 20 turns into control characters', async () => {
    const text = '<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>“5 €” – ’s</title></channel></rss>'
    expect((await read(iconv.encode(text, 'windows-1252'))).title).toBe('“5 €” – ’s')
  })

  test('one bad byte does not cost a UTF-8 feed its letters', async () => {
    const input = bytes(document('utf-8').replace('города', 'городаX'))
    input[input.lastIndexOf(88)] = 0xff
    expect(await titleOf(input)).toBe(`${russian}\ufffd`)
  })

  test('two byte order marks', async () => {
    expect(await titleOf(bytes(`\ufeff\ufeff${document('utf-8')}`))).toBe(russian)
  })
})

describe('what is no feed', () => {
  test('a web page offers its feeds, comments last', async () => {
    const page = `<!doctype html><html><head><base href="https://harbour.example/news/">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
      <link rel="alternate" type="application/rss+xml" title="News" href="rss.xml">
      <link rel="alternate" type="text/html" hreflang="fr" href="/fr"><link rel=stylesheet href=x.css></head></html>`
    const { reason, discovered } = await refused(page, 'https://other.example/')
    expect(reason).toContain('a web page, no feed')
    expect(discovered).toEqual([
      { url: 'https://harbour.example/news/rss.xml', title: 'News' },
      { url: 'https://harbour.example/comments.xml', title: 'Comments' },
    ])
  })

  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n ', 'empty'],
    ['text', 'Service unavailable', 'neither XML nor JSON: no feed'],
    ['other XML', '<urlset><url/></urlset>', 'XML, but no feed: its first element is <urlset>'],
    [
      'a web page without feeds',
      '<!DOCTYPE html><html><body>Hi</body></html>',
      'a web page, no feed, and it offers none',
    ],
  ])('%s is refused with the reason', async (_, document, reason) => {
    expect(await refused(document)).toEqual({ ok: false, reason, discovered: [] })
  })

  test('a file in gzip says what it is', async () => {
    expect((await refused(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0))).reason).toContain('gzip')
  })

  test('more than 15 MB is refused unread', async () => {
    expect((await refused(new Uint8Array(15 * 1024 * 1024 + 1))).reason).toBe('larger than 15 MB')
  })
})
