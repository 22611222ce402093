import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpFeedFetcher } from '../../../lib/adapters/http-feed-fetcher.ts'
import { readabilityExtractor } from '../../../lib/adapters/readability-extractor.ts'
import type { Story } from '../../../lib/domain.ts'
import { completeStory } from '../../../lib/pipeline/complete-story.ts'

const paragraphs = Array.from(
  { length: 8 },
  (_, index) => `<p>Ferry ${index} left the harbour on time, the city said, and its passengers were glad of it.</p>`,
)
const article = `<html><head><title>Port</title></head><body><nav><a href=/>Home</a></nav>
  <article><h1>Port reopens</h1>${paragraphs.join('')}<p>The mayor’s word: “open”.</p></article><footer>Imprint</footer></body></html>`
const page = (text: string): string => `<html><body><main><p>${text}</p></main></body></html>`

const pages: Readonly<Record<string, readonly [number, string]>> = {
  '/article': [200, article],
  '/paywall': [200, page('Already a subscriber? Sign in to continue reading.')],
  '/consent': [200, page('We value your privacy. Accept all cookies to go on.')],
  '/robot': [200, page('Just a moment… verify you are human')],
  '/empty': [200, ''],
  '/gone': [404, 'gone'],
}

let server: Server
let host = ''
let fetcher: ReturnType<typeof httpFeedFetcher>
const reasons: unknown[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, body] = pages[request.url ?? ''] ?? [404, '']
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  fetcher = httpFeedFetcher({ userAgent: 'claimwatch/test', allowedHosts: [host] })
})

afterAll(async () => {
  fetcher.close()
  server.close()
})

const complete = (path: string, over: Partial<Story> = {}): Promise<Story> => {
  const url = path === '' ? '' : `http://${host}${path}`
  const story: Story = {
    id: '1',
    outlet: 'Harbour News',
    title: 'Port reopens',
    text: 'The port is…',
    published: '2026-01-29T10:00:00Z',
    url,
    ...over,
  }
  const logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (_: string, fields?: object) => void reasons.push(fields),
  }
  return completeStory({ fetcher, extractor: readabilityExtractor(), logger }, story)
}

test('a teaser gets the text of its page, without menus and footers, and says where it is from', async () => {
  const { text, textFrom } = await complete('/article')
  expect(textFrom).toBe('page')
  expect(text).toContain('Ferry 0 left the harbour on time, the city said')
  expect(text).toContain('The mayor’s word: “open”.')
  expect(text).not.toContain('Imprint')
})

test('a feed that gives more than the page keeps its own text', async () => {
  const story = await complete('/article', { text: 'long '.repeat(500) })
  expect(story.textFrom).toBeUndefined()
})

test.each([
  ['/paywall', 'the page is a paywall'],
  ['/consent', 'the page is a consent page'],
  ['/robot', 'the page is a bot wall'],
  ['/empty', 'the page holds no article'],
  ['/gone', 'the server has no such page (404); check the address'],
  ['', 'the story has no address'],
])('%s: the teaser stands, and the log says why', async (path, reason) => {
  reasons.length = 0
  expect(await complete(path)).toMatchObject({ text: 'The port is…' })
  expect(reasons).toEqual([expect.objectContaining({ reason })])
})
