import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { httpFeedFetcher } from '../../../lib/adapters/http-feed-fetcher.ts'
import type { FeedResponse } from '../../../lib/ports.ts'

type Fetcher = ReturnType<typeof httpFeedFetcher>

const servers: Server[] = []
const fetchers: Fetcher[] = []

const listen = async (listener: RequestListener, host = '127.0.0.1'): Promise<string> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  servers.push(server)
  return `${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
}

const fetcherFor = (allowedHosts: readonly string[], options: object = {}): Fetcher => {
  const fetcher = httpFeedFetcher({ userAgent: 'claimwatch/test (+https://example.org)', allowedHosts, ...options })
  fetchers.push(fetcher)
  return fetcher
}

/** One server, one answer to every request, one fetch. */
const fetchFrom = async (
  listener: RequestListener,
  options: object = {},
  path = '/feed.xml',
): Promise<FeedResponse> => {
  const host = await listen(listener)
  return fetcherFor([host], options).fetch({ url: `http://${host}${path}` })
}

const send = (
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): void => {
  response.writeHead(status, headers)
  response.end(body)
}

const text = (response: FeedResponse): string => {
  if (response.status !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(response)}`)
  return Buffer.from(response.bytes).toString()
}

const reason = (response: FeedResponse): string => {
  if (response.status !== 'failed') throw new Error(`not failed: ${JSON.stringify(response)}`)
  return response.reason
}

afterEach(async () => {
  for (const fetcher of fetchers.splice(0)) fetcher.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

describe('what is asked', () => {
  const seen = async (request: { etag?: string; lastModified?: string } = {}): Promise<IncomingMessage> => {
    let asked: IncomingMessage | undefined
    const host = await listen((incoming, response) => {
      asked = incoming
      send(response, 200, {}, '<rss/>')
    })
    await fetcherFor([host]).fetch({ url: `http://${host}/feed.xml?a=1`, ...request })
    if (asked === undefined) throw new Error('nothing was asked')
    return asked
  }

  test('the User-Agent names us, our version and a page that explains', async () => {
    expect((await seen()).headers['user-agent']).toBe('claimwatch/test (+https://example.org)')
  })

  test('feeds of every format are welcome, and the address is asked as given', async () => {
    const asked = await seen()
    expect(asked.headers.accept).toContain('application/atom+xml')
    expect(asked.headers.accept).toContain('application/feed+json')
    expect(asked.url).toBe('/feed.xml?a=1')
  })

  test('no cookie and no referrer is ever sent', async () => {
    const { headers } = await seen()
    expect(headers.cookie).toBeUndefined()
    expect(headers.referer).toBeUndefined()
  })

  test('the first request has no condition', async () => {
    const { headers } = await seen()
    expect(headers['if-none-match']).toBeUndefined()
    expect(headers['if-modified-since']).toBeUndefined()
  })

  test('validators go back byte for byte, however odd', async () => {
    const etag = 'W/"caf\u00e9 #1, weak\u00ff"'
    const lastModified = 'Thursday, 29-Jan-26 10:00:00 GMT'
    const { headers } = await seen({ etag, lastModified })
    expect(headers['if-none-match']).toBe(etag)
    expect(headers['if-modified-since']).toBe(lastModified)
  })
})

describe('conditional answers', () => {
  test('validators of the answer are kept byte for byte', async () => {
    const etag = '"un\u00fcsual  ""'
    const host = await listen((_, response) => {
      response.writeHead(200, { ETag: Buffer.from(etag, 'latin1').toString('latin1'), 'Last-Modified': 'yesterday' })
      response.end('<rss/>')
    })
    const response = await fetcherFor([host]).fetch({ url: `http://${host}/` })
    expect(response).toMatchObject({ status: 'fetched', etag, lastModified: 'yesterday' })
  })

  test('304 is no failure and may bring a new validator', async () => {
    const response = await fetchFrom((_, answer) => send(answer, 304, { ETag: '"2"' }))
    expect(response).toEqual({ status: 'not-modified', etag: '"2"' })
  })

  test('Cache-Control less Age tells how long the answer stays fresh', async () => {
    const headers = { 'Cache-Control': 'public, max-age=900', Age: '100' }
    expect(await fetchFrom((_, answer) => send(answer, 200, headers, '<rss/>'))).toMatchObject({ freshForSeconds: 800 })
  })

  test('Expires is measured against the clock of the server', async () => {
    const headers = { Date: 'Thu, 29 Jan 2026 10:00:00 GMT', Expires: 'Thu, 29 Jan 2026 10:10:00 GMT' }
    expect(await fetchFrom((_, answer) => send(answer, 304, headers))).toMatchObject({ freshForSeconds: 600 })
  })

  test('Expires 0 and no-cache say nothing about how often to ask', async () => {
    const headers = { Expires: '0', 'Cache-Control': 'no-cache, max-age=99' }
    expect(await fetchFrom((_, answer) => send(answer, 200, headers, '<rss/>'))).not.toHaveProperty('freshForSeconds')
  })
})

describe('bodies', () => {
  const feed = '<rss><channel><title>Harbour News</title></channel></rss>'

  test.each([
    ['gzip', gzipSync(feed)],
    ['x-gzip', gzipSync(feed)],
    ['deflate', deflateSync(feed)],
    ['br', brotliCompressSync(feed)],
    ['gzip, br', brotliCompressSync(gzipSync(feed))],
    ['identity', Buffer.from(feed)],
  ])('a body in %s arrives as it was', async (coding, body) => {
    const response = await fetchFrom((_, answer) => send(answer, 200, { 'Content-Encoding': coding }, body))
    expect(text(response)).toBe(feed)
  })

  test('a gzip file without the header is unpacked too', async () => {
    expect(text(await fetchFrom((_, answer) => send(answer, 200, {}, gzipSync(feed))))).toBe(feed)
  })

  test('a gzip bomb is stopped at the limit of decoded bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32))
    const before = process.memoryUsage().rss
    const response = await fetchFrom((_, answer) => send(answer, 200, { 'Content-Encoding': 'gzip' }, bomb), {
      maxBytes: 2 * 1024 * 1024,
    })
    expect(reason(response)).toBe('the answer is larger than 2 MB')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('an endless body is stopped at the limit and its connection closed', async () => {
    let closed: () => void = () => undefined
    const ended = new Promise<void>((resolve) => {
      closed = resolve
    })
    const response = await fetchFrom(
      (_, answer) => {
        answer.on('close', closed)
        const more = (): void => {
          while (!answer.destroyed && answer.write(Buffer.alloc(65_536, 120)));
        }
        answer.on('drain', more)
        more()
      },
      { maxBytes: 1024 * 1024 },
    )
    expect(reason(response)).toContain('larger than 1 MB')
    await ended
  })

  test('a slow drip is cut off at the total time limit', async () => {
    const drip: RequestListener = (_, answer) => {
      answer.writeHead(200)
      const timer = setInterval(() => answer.write(' '), 20)
      answer.on('close', () => clearInterval(timer))
    }
    const started = performance.now()
    expect(reason(await fetchFrom(drip, { timeoutMs: 300 }))).toBe('no complete answer within 0.3 s')
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  test('a server that accepts and never answers is given up', async () => {
    expect(reason(await fetchFrom(() => undefined, { timeoutMs: 200 }))).toContain('no complete answer')
  })

  test('a body cut off in the middle of its gzip is a failure, no short feed', async () => {
    const half = gzipSync(feed.repeat(50)).subarray(0, 60)
    const response = await fetchFrom((_, answer) => send(answer, 200, { 'Content-Encoding': 'gzip' }, half))
    expect(reason(response)).toContain('cut off')
  })

  test('a connection broken off in the middle is a failure, no short feed', async () => {
    const breaking: RequestListener = (_, answer) => {
      answer.writeHead(200, { 'Content-Length': '1000' })
      answer.write('<rss>')
      setTimeout(() => answer.destroy(), 20)
    }
    expect(reason(await fetchFrom(breaking))).toContain('broke the connection off')
  })

  test('an empty body is handed on: the reader says what it is', async () => {
    expect(text(await fetchFrom((_, answer) => send(answer, 200)))).toBe('')
  })

  test('the type of the content is told whatever it is', async () => {
    const response = await fetchFrom((_, answer) => send(answer, 200, { 'Content-Type': 'image/png' }, feed))
    expect(response).toMatchObject({ status: 'fetched', contentType: 'image/png' })
  })
})

describe('connections', () => {
  test('one that the server closed while it was idle is opened anew', async () => {
    let connections = 0
    const host = await listen((request, answer) => {
      const { socket } = request as { socket: typeof request.socket & { served?: true } }
      if (socket.served) return socket.destroy()
      socket.served = true
      return send(answer, 200, {}, '<rss/>')
    })
    servers.at(-1)?.on('connection', () => {
      connections += 1
    })
    const fetcher = fetcherFor([host])
    const url = `http://${host}/feed.xml`
    for (const response of [await fetcher.fetch({ url }), await fetcher.fetch({ url })])
      expect(text(response)).toBe('<rss/>')
    expect(connections).toBe(2)
  })

  test('one that breaks at once is a failure, not tried for ever', async () => {
    let asked = 0
    const response = await fetchFrom((request) => {
      asked += 1
      request.socket.destroy()
    })
    expect(reason(response)).toContain('broke the connection off')
    expect(asked).toBe(1)
  })
})

describe('redirects', () => {
  const redirecting =
    (...statuses: readonly number[]): RequestListener =>
    (request, answer) => {
      const hop = Number(request.url?.slice(1) || 0)
      const status = statuses[hop]
      if (status === undefined) return send(answer, 200, {}, '<rss/>')
      return send(answer, status, { Location: `/${hop + 1}` })
    }

  test.each([
    ['one 301', [301], true],
    ['301 and 308', [301, 308], true],
    ['302', [302], false],
    ['307', [307], false],
    ['303', [303], false],
    ['301 over a 302', [301, 302], false],
    ['302 over a 301', [302, 301], false],
  ])('%s: the feed has moved for good: %s', async (_, statuses, moved) => {
    const response = await fetchFrom(redirecting(...statuses), {}, '/0')
    expect(text(response)).toBe('<rss/>')
    expect(response.status === 'fetched' && response.movedTo !== undefined).toBe(moved)
  })

  test('the address told is the one after all redirects', async () => {
    const response = await fetchFrom(redirecting(302, 302), {}, '/0')
    expect(response.status === 'fetched' && new URL(response.url).pathname).toBe('/2')
  })

  test('five redirects are followed, a sixth is not', async () => {
    expect(text(await fetchFrom(redirecting(302, 302, 302, 302, 302), {}, '/0'))).toBe('<rss/>')
    expect(reason(await fetchFrom(redirecting(302, 302, 302, 302, 302, 302), {}, '/0'))).toContain('5 redirects')
  })

  test('a redirect in a circle ends', async () => {
    expect(reason(await fetchFrom((_, answer) => send(answer, 302, { Location: '/feed.xml' })))).toContain('circle')
  })

  test('a redirect without an address is a failure', async () => {
    expect(reason(await fetchFrom((_, answer) => send(answer, 302)))).toBe('answered 302 without a usable address')
  })

  test.each(['file:///etc/passwd', 'ftp://example.org/feed', 'data:text/xml,<rss/>', 'javascript:alert(1)'])(
    'a redirect to %s is refused',
    async (location) => {
      expect(reason(await fetchFrom((_, answer) => send(answer, 302, { Location: location })))).toContain(
        'no web address',
      )
    },
  )

  test('the time limit holds over all redirects together', async () => {
    const slow: RequestListener = (request, answer) => {
      setTimeout(() => send(answer, 302, { Location: `${request.url}x` }), 150)
    }
    expect(reason(await fetchFrom(slow, { timeoutMs: 400 }))).toContain('no complete answer')
  })
})

describe('answers that are no feed', () => {
  test('410 is gone for good', async () => {
    const response = await fetchFrom((_, answer) => send(answer, 410))
    expect(response).toMatchObject({ status: 'failed', httpStatus: 410, gone: true })
  })

  test('404 tells what to do', async () => {
    const response = await fetchFrom((_, answer) => send(answer, 404))
    expect(response).toMatchObject({ status: 'failed', httpStatus: 404 })
    expect(reason(response)).toContain('check the address')
  })

  test.each([429, 503])('%i with Retry-After in seconds', async (status) => {
    const response = await fetchFrom((_, answer) => send(answer, status, { 'Retry-After': '120' }))
    expect(response).toMatchObject({ httpStatus: status, retryAfterSeconds: 120 })
  })

  test('Retry-After as a date is measured against the clock of the server', async () => {
    const headers = { Date: 'Thu, 29 Jan 2026 10:00:00 GMT', 'Retry-After': 'Thu, 29 Jan 2026 11:00:00 GMT' }
    expect(await fetchFrom((_, answer) => send(answer, 503, headers))).toMatchObject({ retryAfterSeconds: 3_600 })
  })

  test('a bot wall is called by its name', async () => {
    expect(reason(await fetchFrom((_, answer) => send(answer, 403, { 'cf-mitigated': 'challenge' })))).toContain(
      'bot wall',
    )
  })

  test('a server error says so', async () => {
    expect(reason(await fetchFrom((_, answer) => send(answer, 502)))).toBe('the server is out of order (502)')
  })

  test('a refused connection says so', async () => {
    const host = await listen((_, answer) => send(answer, 200))
    const [server] = servers.splice(0)
    await new Promise((resolve) => server?.close(resolve))
    expect(reason(await fetcherFor([host]).fetch({ url: `http://${host}/` }))).toBe('the host refuses connections')
  })
})

describe('addresses', () => {
  const privateAddresses = [
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://198.18.0.1/',
    'https://127.0.0.1/',
    'http://localhost/',
  ]

  test.each(privateAddresses)('%s is never asked', async (url) => {
    expect(reason(await fetcherFor([], { timeoutMs: 2_000 }).fetch({ url }))).toContain('forbidden')
  })

  test.each(['http://example.org:22/', 'http://example.org:8080/', 'https://example.org:6379/'])(
    'the port of %s is never asked',
    async (url) => {
      expect(reason(await fetcherFor([]).fetch({ url }))).toContain('is not 80 or 443')
    },
  )

  test('a redirect to a private address is refused, and its server never hears of it', async () => {
    let asked = 0
    const inside = await listen((_, answer) => {
      asked += 1
      send(answer, 200, {}, 'secret')
    })
    const outside = await listen((_, answer) => send(answer, 302, { Location: `http://${inside}/` }))
    expect(reason(await fetcherFor([outside]).fetch({ url: `http://${outside}/` }))).toContain('forbidden')
    expect(asked).toBe(0)
  })

  test('a redirect to the metadata service is refused', async () => {
    const listener: RequestListener = (_, answer) => send(answer, 301, { Location: 'http://169.254.169.254/latest/' })
    expect(reason(await fetchFrom(listener))).toContain('forbidden')
  })

  test('a name that stands for a private address is refused after the look-up', async () => {
    const host = await listen((_, answer) => send(answer, 200, {}, 'secret'))
    const port = host.split(':').at(-1)
    const response = await fetcherFor([host]).fetch({ url: 'http://localhost/' })
    expect(reason(response)).toContain('localhost is')
    expect(reason(await fetcherFor([host]).fetch({ url: `http://localhost:${port}/` }))).toContain('forbidden')
  })

  test('only the allowed host and port is let through', async () => {
    const allowed = await listen((_, answer) => send(answer, 200, {}, '<rss/>'))
    const other = await listen((_, answer) => send(answer, 200, {}, 'secret'))
    const fetcher = fetcherFor([allowed])
    expect(text(await fetcher.fetch({ url: `http://${allowed}/` }))).toBe('<rss/>')
    expect(reason(await fetcher.fetch({ url: `http://${other}/` }))).toContain('forbidden')
  })

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'nonsense', ''])('%j is no web address', async (url) => {
    expect(reason(await fetcherFor([]).fetch({ url }))).toContain('no web address')
  })
})

describe('credentials', () => {
  const twoOrigins = async (target: (other: string) => string) => {
    const seen: (string | undefined)[] = []
    const other = await listen((request, answer) => {
      seen.push(request.headers.authorization)
      send(answer, 200, {}, '<rss/>')
    })
    const own = await listen((request, answer) => {
      seen.push(request.headers.authorization)
      send(answer, request.url === '/next' ? 200 : 302, { Location: target(other) }, '<rss/>')
    })
    await fetcherFor([own, other]).fetch({ url: `http://reader:s%C3%A9cret@${own}/` })
    return seen
  }
  const basic = `Basic ${Buffer.from('reader:s\u00e9cret').toString('base64')}`

  test('the password of a feed address goes to its own origin', async () => {
    expect(await twoOrigins(() => '/next')).toEqual([basic, basic])
  })

  test('and never to another', async () => {
    expect(await twoOrigins((other) => `http://${other}/`)).toEqual([basic, undefined])
  })

  test('a password in a redirect is not used', async () => {
    expect(await twoOrigins((other) => `http://evil:trick@${other}/`)).toEqual([basic, undefined])
  })
})

describe('turns', () => {
  test('one host is asked by one request at a time', async () => {
    let open = 0
    let most = 0
    const host = await listen((_, answer) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        send(answer, 200, {}, '<rss/>')
      }, 30)
    })
    const fetcher = fetcherFor([host])
    const urls = Array.from({ length: 5 }, (_, index) => `http://${host}/${index}`)
    await Promise.all(urls.map((url) => fetcher.fetch({ url })))
    expect(most).toBe(1)
  })

  test('hosts do not wait for one another', async () => {
    const slow = await listen((_, answer) => setTimeout(() => send(answer, 200, {}, 'slow'), 400))
    const fast = await listen((_, answer) => send(answer, 200, {}, 'fast'))
    const fetcher = fetcherFor([slow, fast])
    const order: string[] = []
    const fetchInOrder = async (host: string): Promise<void> => {
      order.push(text(await fetcher.fetch({ url: `http://${host}/` })))
    }
    await Promise.all([fetchInOrder(slow), fetchInOrder(fast)])
    expect(order).toEqual(['fast', 'slow'])
  })

  test('waiting for a turn does not use up the time limit', async () => {
    const host = await listen((_, answer) => setTimeout(() => send(answer, 200, {}, '<rss/>'), 150))
    const fetcher = fetcherFor([host], { timeoutMs: 300 })
    const all = await Promise.all([1, 2, 3, 4].map((index) => fetcher.fetch({ url: `http://${host}/${index}` })))
    expect(all.map(({ status }) => status)).toEqual(['fetched', 'fetched', 'fetched', 'fetched'])
  })

  test('after Retry-After no feed of the host is asked', async () => {
    let asked = 0
    const host = await listen((_, answer) => {
      asked += 1
      send(answer, 429, { 'Retry-After': '60' })
    })
    const fetcher = fetcherFor([host])
    await fetcher.fetch({ url: `http://${host}/world.xml` })
    const second = await fetcher.fetch({ url: `http://${host}/sport.xml` })
    expect(second).toMatchObject({ status: 'failed', httpStatus: 429, retryAfterSeconds: 60 })
    expect(asked).toBe(1)
  })

  test('a failure does not stop the next in line', async () => {
    let asked = 0
    const host = await listen((_, answer) => {
      asked += 1
      if (asked === 1) answer.destroy()
      else send(answer, 200, {}, '<rss/>')
    })
    const fetcher = fetcherFor([host])
    const [first, second] = await Promise.all([
      fetcher.fetch({ url: `http://${host}/1` }),
      fetcher.fetch({ url: `http://${host}/2` }),
    ])
    expect([first?.status, second?.status]).toEqual(['failed', 'fetched'])
  })
})
