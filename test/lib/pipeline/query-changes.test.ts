import { beforeAll, expect, test } from 'vitest'
import { type ChangeFilter, queryAllChanges, queryChanges } from '../../../lib/pipeline/query-changes.ts'
import { readCursor, writeCursor } from '../../../lib/pipeline/query-cursor.ts'
import { aChange } from '../../support/builders.ts'
import { exampleLedger } from '../../support/query-ledger.ts'

let ports: Awaited<ReturnType<typeof exampleLedger>>
beforeAll(async () => {
  ports = await exampleLedger()
})

const ids = async (filter: ChangeFilter) => (await queryAllChanges(ports, filter)).map(({ id }) => id)
const venue = (...seqs: number[]) => seqs.map((seq) => `tin-conference:venue:${seq}`)

test.each<[string, ChangeFilter, string[]]>([
  ['all watches, newest detection first', {}, [...venue(6, 5), 'bridge:reopening:1', ...venue(4, 3, 2, 1)]],
  ['one watch', { watchId: 'bridge' }, ['bridge:reopening:1']],
  ['one claim', { watchId: 'tin-conference', claimId: 'venue' }, venue(6, 5, 4, 3, 2, 1)],
  ['claims of one id in any watch', { claimId: 'reopening' }, ['bridge:reopening:1']],
  ['one type', { type: 'reversion' }, venue(6, 4, 2)],
  ['one holder, in any case', { holder: 'PILOTS’ UNION' }, ['bridge:reopening:1']],
  ['one kind', { kind: 'date' }, ['bridge:reopening:1']],
  ['at least two origins', { minOrigins: 2 }, venue(3)],
  ['as sure as 0.95, all origins counted', { minConfidence: 0.93 }, venue(3)],
  ['since and until', { since: '2026-03-02T09:05:00Z', until: '2026-03-04T09:05:00Z' }, venue(3, 2)],
  ['what was known', { asOf: '2026-03-02T09:05:00Z' }, venue(2, 1)],
  ['words of the headline without its accents', { text: 'sao bento' }, ['bridge:reopening:1']],
  ['words of the evidence, all of them', { text: 'COUNCIL porto "day' }, []],
  ['words of the evidence in any order', { text: '5. COUNCIL' }, venue(5)],
])('%s', async (_what, filter, expected) => {
  expect(await ids(filter)).toEqual(expected)
})

test('later sources of an earlier change were not known yet', async () => {
  const [early] = (await queryAllChanges(ports, { asOf: '2026-03-03T10:30:00Z', watchId: 'tin-conference' })).slice(
    0,
    1,
  )
  expect(early?.sources.map(({ storyId }) => storyId)).toEqual(['story-3', 'other'])
})

test('pages neither repeat nor skip when changes come in between them', async () => {
  const own = await exampleLedger()
  const first = await queryChanges(own, {}, { limit: 3 })
  await own.changes.append(
    aChange({ id: 'tin-conference:venue:7', seq: 7, detectedAt: '2026-03-09T00:00:00Z', at: '2026-03-09T00:00:00Z' }),
  )
  const second = await queryChanges(own, {}, { limit: 3, cursor: first.next ?? '' })
  expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual([
    ...[...venue(6, 5), 'bridge:reopening:1'],
    ...venue(4, 3, 2),
  ])
  const third = await queryChanges(own, {}, { limit: 3, cursor: second.next ?? '' })
  expect(third.changes.map(({ id }) => id)).toEqual(venue(1))
  expect(third.next).toBeUndefined()
})

test.each(['', 'x', '%', 'MXww', writeCursor(aChange()).slice(0, -2), `${writeCursor(aChange())}A`, '🦊'])(
  'a cursor that was not given out is refused: %j',
  async (cursor) => {
    await expect(queryChanges(ports, {}, { limit: 3, cursor })).rejects.toMatchObject({ code: 'CURSOR_INVALID' })
  },
)

test('a cursor names the last change and comes back as it went', () => {
  const { id, detectedAt } = aChange()
  expect(readCursor(writeCursor(aChange()))).toEqual({ id, detectedAt })
})
