import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArticle } from '../../../lib/watches/read-article.ts'

const page = (head: string, body: string): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

const paragraphs = '<p>Crews of the north line will stop work on Friday.</p><p>North Line offered   more pay.</p>'

describe('an article in a text file', () => {
  test('has its title in the first line and its date, source and address in the short lines below', () => {
    const source = `Ferry crews announce a strike

By Mette Holm
Source: Harbour Gazette
2 March 2026
https://harbour.example/ferry-strike

Crews of the north line will stop work on Friday 6 March 2027.
Their union said so.

North Line offered more pay.
`
    expect(readArticle(source)).toEqual({
      title: 'Ferry crews announce a strike',
      publisher: 'Harbour Gazette',
      published: '2026-03-02T00:00:00Z',
      url: 'https://harbour.example/ferry-strike',
      text: 'Crews of the north line will stop work on Friday 6 March 2027.\nTheir union said so.\n\nNorth Line offered more pay.',
    })
  })

  test.each([
    ['Published: 2026-03-02T09:30:00+01:00', '2026-03-02T08:30:00Z'],
    ['March 2, 2026', '2026-03-02T00:00:00Z'],
    ['Monday', undefined],
    ['2 March', undefined],
  ])('with the line %j was published %s', (line, published) => {
    expect(readArticle(`Title\n${line}\nThe crews stop work.`).published).toBe(published)
  })

  test('needs no head', () => {
    expect(readArticle('# Crews strike\r\n\r\nThey stop work.\r\n')).toEqual({
      title: 'Crews strike',
      text: 'They stop work.',
    })
  })
})

describe('an article on a page', () => {
  const linked = {
    '@graph': [
      { '@type': 'WebPage', name: 'x' },
      {
        '@type': ['NewsArticle'],
        headline: 'Ferry crews announce a strike',
        datePublished: '2026-03-02T09:30:00Z',
        publisher: { '@type': 'Organization', name: 'Harbour Gazette' },
      },
    ],
  }

  test('is read from what the page declares to search engines', () => {
    const head = `<script type="application/ld+json">${JSON.stringify(linked)}</script><link rel="canonical" href="https://harbour.example/1">`
    expect(readArticle(page(head, `<article>${paragraphs}</article>`))).toEqual({
      title: 'Ferry crews announce a strike',
      publisher: 'Harbour Gazette',
      published: '2026-03-02T09:30:00Z',
      url: 'https://harbour.example/1',
      text: 'Crews of the north line will stop work on Friday.\n\nNorth Line offered more pay.',
    })
  })

  test('is read from its meta tags', () => {
    const head = `<meta property="og:title" content="Crews &amp; strike"><meta property="og:site_name" content="Harbour Gazette">
      <meta property="article:published_time" content="2026-03-02"><meta property="og:url" content="javascript:alert(1)">`
    expect(readArticle(page(head, paragraphs))).toMatchObject({
      title: 'Crews & strike',
      publisher: 'Harbour Gazette',
      published: '2026-03-02T00:00:00Z',
    })
    expect(readArticle(page(head, paragraphs))).not.toHaveProperty('url')
  })

  test('is told from menus, captions, scripts and the teasers around it', () => {
    const around = '<nav><p>Menu</p></nav><article><p>Teaser of another one.</p></article>'
    const body = `${around}<article><h1>Crews strike</h1><figure><p>A ferry</p></figure>${paragraphs}<script>alert(1)</script></article><footer><p>Imprint</p></footer>`
    expect(readArticle(page('<title>Crews strike | Gazette</title>', body))).toEqual({
      title: 'Crews strike',
      text: 'Crews of the north line will stop work on Friday.\n\nNorth Line offered more pay.',
    })
  })

  test('with broken linked data is read all the same', () => {
    const head = '<title>Crews strike</title><script type="application/ld+json">{"@type": </script>'
    expect(readArticle(page(head, paragraphs)).title).toBe('Crews strike')
  })
})

test('reading an article never throws, whatever the bytes', () => {
  const piece = fc.oneof(
    fc.constantFrom('<p>', '<article>', '</', '<meta property="og:title" content="', '{', '\n', '2026-13-45'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(fc.property(fc.array(piece), (parts) => typeof readArticle(parts.join('')).title === 'string'))
})
