import { beforeAll, describe, expect, test } from 'vitest'
import { queryApp } from '../../../lib/api/app.ts'
import type { Change } from '../../../lib/domain.ts'
import type { ClaimNow } from '../../../lib/views/answers.ts'
import { timelineOf } from '../../../lib/views/timeline.ts'
import { aChange, aClaim, aWatch } from '../../support/builders.ts'
import { exampleLedger } from '../../support/query-ledger.ts'

const watch = aWatch()
const published = watch.article.published
const daysAfter = (days: number): string =>
  new Date(Date.parse(published) + days * 86_400_000).toISOString().replace('.000Z', 'Z')
const claimNow: ClaimNow = {
  ...{ watch, claim: aClaim(), state: 'changed', disputedBy: [], origins: 1 },
  positions: [{ holder: 'Tin Council', value: 'Porto', at: daysAfter(2) }],
}
const change = (day: number, over: Partial<Change> = {}): Change =>
  aChange({ at: daysAfter(day), detectedAt: daysAfter(day), to: 'Porto', ...over })

describe('a value that holds', () => {
  test('is drawn up to the time of the look, not to the last event', () => {
    const timeline = timelineOf(claimNow, [change(2)], daysAfter(20))
    expect(timeline).toMatchObject({ start: published, end: daysAfter(20), endPlace: 100 })
    expect(timeline.lanes[0]?.stretches.map(({ value, start, width }) => [value, start, width])).toEqual([
      ['Lisbon', 0, 10],
      ['Porto', 10, 90],
    ])
  })

  test('that changed just now has room beside its bar', () => {
    const { lanes, endPlace } = timelineOf(claimNow, [change(19.9)], daysAfter(20))
    expect(endPlace).toBeCloseTo(100 / 1.2)
    const last = lanes[0]?.stretches.at(-1)
    expect((last?.start ?? 0) + (last?.width ?? 0)).toBeCloseTo(endPlace)
  })

  test('of a claim that never changed is one bar from the article to now', () => {
    const { lanes } = timelineOf(claimNow, [], daysAfter(3))
    expect(lanes[0]?.stretches).toMatchObject([{ value: 'Lisbon', start: 0, width: 100 }])
  })

  test('reaches the last event where a publisher is ahead of our clock', () => {
    expect(timelineOf(claimNow, [change(2)], daysAfter(1)).end).toBe(daysAfter(2))
  })

  test('has a width from the first second on', () => {
    const { lanes } = timelineOf(claimNow, [], published)
    expect(lanes[0]?.stretches[0]?.width).toBe(100)
  })
})

describe('the drawing of a claim on its page', () => {
  let ledger: Awaited<ReturnType<typeof exampleLedger>>
  beforeAll(async () => {
    ledger = await exampleLedger()
  })
  const ticks = async (query = '') => {
    const app = queryApp(ledger, { guards: [] })
    const path = `http://127.0.0.1/watches/tin-conference/claims/venue${query}`
    const page = await (await app.request(path, { headers: { accept: 'text/html' } })).text()
    return [...page.matchAll(/<text class="tick(?: end)?"[^>]*>([^<]+)</g)].map(([, day]) => day?.trim())
  }

  test('ends at the clock of the service, or at the day that is asked about', async () => {
    ledger.clock.set('2026-05-20T10:00:00Z')
    expect((await ticks()).at(-1)).toBe('20 May 2026')
    expect((await ticks('?as_of=2026-03-09')).at(-1)).toBe('9 Mar 2026')
  })

  test('of older changes ends with them', async () => {
    const first = await queryApp(ledger, { guards: [] }).request(
      'http://127.0.0.1/watches/tin-conference/claims/venue?limit=3',
      { headers: { accept: 'application/json' } },
    )
    const { next } = (await first.json()) as { next: string }
    expect((await ticks(`?limit=3&cursor=${next}`)).at(-1)).toBe('3 Mar 2026')
  })
})
