import { fileURLToPath } from 'node:url'
import { parseFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RecordedFeeds, startRecordedFeeds } from '../../cli/recorded-feeds.ts'

const folder = fileURLToPath(new URL('../../watches/moscow-talks/recorded', import.meta.url))
let recorded: RecordedFeeds
beforeAll(async () => {
  recorded = await startRecordedFeeds(folder)
})
afterAll(() => recorded.close())

const urlOf = (outlet: string): string => recorded.feeds.find((feed) => feed.outlet === outlet)?.url ?? ''

const titlesOf = async (outlet: string): Promise<(string | undefined)[]> => {
  const parsed = parseFeed(await (await fetch(urlOf(outlet))).text())
  if (parsed.format === 'rss') return (parsed.feed.items ?? []).map((entry) => entry.title)
  if (parsed.format === 'atom') return (parsed.feed.entries ?? []).map((entry) => entry.title?.value)
  throw new Error(`${outlet} is ${parsed.format}`)
}

describe('the recorded feeds', () => {
  test('are at least three outlets in RSS and Atom, on the loopback address', async () => {
    const types = await Promise.all(
      recorded.feeds.map(async (feed) => (await fetch(feed.url)).headers.get('content-type')),
    )
    expect(new Set(types)).toEqual(
      new Set(['application/rss+xml; charset=utf-8', 'application/atom+xml; charset=utf-8']),
    )
    expect(recorded.feeds.length).toBeGreaterThanOrEqual(3)
    expect(recorded.feeds.every((feed) => feed.url.startsWith(`http://${recorded.allowedHost}/`))).toBe(true)
  })

  test('show a story from the minute it was published, and not before', async () => {
    recorded.advanceTo('2026-01-30T12:39:59Z')
    expect((await titlesOf('Sample Wire'))[0]).toBe('No word yet from Kyiv on the Russian offer')
    recorded.advanceTo('2026-01-30T12:40:00Z')
    expect((await titlesOf('Sample Wire'))[0]).toBe('Zelenskyy rejects Moscow talks, dares Putin to come to Kyiv')
    expect(await titlesOf('Mockup Mail')).toEqual(['Moscow the only place for Putin-Zelensky talks, says Kremlin'])
  })

  test('drop the oldest stories when newer ones fill the window', async () => {
    recorded.advanceTo('2026-12-31T00:00:00Z')
    expect(await titlesOf('Sample Wire')).toHaveLength(5)
  })

  test('answer 304 to the validators of the last poll until something new is out', async () => {
    recorded.advanceTo('2026-01-30T12:40:00Z')
    const first = await fetch(urlOf('Sample Wire'))
    const etag = first.headers.get('etag') ?? ''
    const since = first.headers.get('last-modified') ?? ''
    expect(since).toBe('Fri, 30 Jan 2026 12:40:00 GMT')
    const again = (headers: Record<string, string>) => fetch(urlOf('Sample Wire'), { headers })
    expect((await again({ 'if-none-match': etag })).status).toBe(304)
    expect((await again({ 'if-none-match': `"other", W/${etag}` })).status).toBe(304)
    expect((await again({ 'if-modified-since': since })).status).toBe(304)
    recorded.advanceTo('2026-02-02T10:30:00Z')
    expect((await again({ 'if-none-match': etag, 'if-modified-since': since })).status).toBe(200)
    expect((await again({ 'if-modified-since': since })).status).toBe(200)
  })

  test('bring every recorded story to a poller that comes at each instant', async () => {
    const seen = new Set<string | undefined>()
    for (const instant of recorded.instants) {
      recorded.advanceTo(instant)
      for (const { outlet } of recorded.feeds) for (const title of await titlesOf(outlet ?? '')) seen.add(title)
    }
    expect(seen.size).toBe(46)
  })

  test('know no other address', async () => {
    expect((await fetch(`http://${recorded.allowedHost}/nowhere`)).status).toBe(404)
  })
})
