import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../lib/feeds/decode-text.ts'
import { readFeedDate } from '../../../lib/feeds/feed-date.ts'
import { normalise } from '../../../lib/feeds/normalise.ts'
import { looksLikePlainRss, readPlainRss } from '../../../lib/feeds/plain-rss.ts'
import { htmlToText } from '../../../lib/feeds/plain-text.ts'
import { readFeed } from '../../../lib/feeds/read-feed.ts'
import { readXmlFeed } from '../../../lib/feeds/xml-feed.ts'

const piece = fc.constantFrom(
  ...['<rss>', '<rss version="2.0">', '<channel>', '<item>', '</item>', '<title>', '</title>', '<entry>', '</feed>'],
  ...[
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<content type="xhtml">',
    '<div>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
  ],
  ...[
    '<',
    '>',
    '&',
    '&amp;',
    '&lt;b&gt;',
    '&#x0;',
    '&#55555555;',
    '<?',
    '<!DOCTYPE x [',
    '<a href=x/>',
    'xmlns:a="',
    '"',
  ],
  ...['\u0000', '\ud800', '\ufdd0', '{"version":"https://jsonfeed.org/version/1","items":[', '{}', ']}', 'word ', '\n'],
)

test('no bytes make the reader throw', async () => {
  const documents = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
    fc.uint8Array({ maxLength: 200 }),
  )
  await fc.assert(
    fc.asyncProperty(documents, async (bytes) => {
      const read = await readFeed({ bytes })
      expect(typeof read.ok).toBe('boolean')
    }),
    { numRuns: 1_000 },
  )
})

test('a date is an instant or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom('12', 'Jan', '2026', ':', '-', 'T', '+', ' ', 'PM')).map((parts) => parts.join('')),
      ),
      (text) => {
        const date = readFeedDate(text)
        if (date !== null) expect(new Date(date).toISOString()).toBe(`${date.slice(0, -1)}.000Z`)
      },
    ),
  )
})

test('decoding gives a text for any bytes and any label', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('utf-8', 'shift_jis', 'utf-16', 'iso-2022-jp', 'nonsense'),
      async (bytes, charset) => {
        expect(typeof (await decodeText(bytes, `text/xml; charset=${charset}`)).text).toBe('string')
      },
    ),
  )
})

test('words of a text are neither lost nor moved by the markup around them', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/)
  const wrapped = fc
    .tuple(word, fc.constantFrom('b', 'i', 'a', 'p', 'div', 'li'))
    .map(([text, tag]) => ({ text, html: `<${tag}>${text}</${tag}> ` }))
  fc.assert(
    fc.property(fc.array(wrapped, { minLength: 1, maxLength: 20 }), (parts) => {
      expect(htmlToText(parts.map(({ html }) => html).join('')).split(/\s/)).toEqual(parts.map(({ text }) => text))
    }),
  )
})

test('rss-parser and the tolerant reader find the same stories in plain RSS', async () => {
  const text = fc.constantFrom(
    'Port reopens',
    'Fish &amp; chips',
    '<![CDATA[<p>Open</p> &amp; <b>busy</b>]]>',
    '',
    ' a\n b ',
    'caf\u00e9 \u{1f6a2}',
    '&lt;i&gt;x&lt;/i&gt;',
    'don&#146;t',
  )
  const element = (name: string, attributes = '') => text.map((inner) => `<${name}${attributes}>${inner}</${name}>`)
  const entry = fc
    .tuple(
      element('title'),
      element('description'),
      element('content:encoded'),
      fc.constantFrom('<guid isPermaLink="false">1</guid>', '<guid>https://a.example/1</guid>', ''),
      fc.constantFrom('<link>https://a.example/2</link>', '<link>/3?a=1&amp;b=2</link>', ''),
      fc.constantFrom(
        '<pubDate>Thu, 29 Jan 2026 10:00:00 GMT</pubDate>',
        '<dc:date>2026-01-29</dc:date>',
        '<pubDate>soon</pubDate>',
      ),
      fc.constantFrom(
        '<category domain="x">Sea</category><category>City</category>',
        '<source url="https://s.example">Pier</source>',
        '',
      ),
    )
    .map((parts) => `<item>${parts.join('')}</item>`)
  const document = fc
    .array(entry, { maxLength: 4 })
    .map(
      (entries) =>
        `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>H</title><link>https://a.example/</link><ttl>15</ttl>${entries.join('')}</channel></rss>`,
    )
  await fc.assert(
    fc.asyncProperty(document, async (xml) => {
      expect(looksLikePlainRss(xml)).toBe(true)
      const [plain, tolerant] = [await readPlainRss(xml), readXmlFeed(xml, 100)]
      if (plain === undefined || tolerant === undefined) throw new Error('one of the two refused plain RSS')
      expect(normalise(plain, undefined)).toEqual(normalise(tolerant, undefined))
    }),
  )
})
