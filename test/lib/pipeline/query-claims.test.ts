import { beforeAll, expect, test } from 'vitest'
import { queryChange } from '../../../lib/pipeline/query-change.ts'
import { queryBoard, queryClaim, queryFeeds, queryWatch } from '../../../lib/pipeline/query-claims.ts'
import { exampleLedger } from '../../support/query-ledger.ts'

let ports: Awaited<ReturnType<typeof exampleLedger>>
beforeAll(async () => {
  ports = await exampleLedger()
})

test('the board has every claim with its value, state, last change, origins and when a feed last answered', async () => {
  const rows = (await queryBoard(ports)).flatMap(({ claims }) => claims)
  expect(
    rows.map(({ claim, state, positions, origins, last, checked }) => [
      ...[claim.id, state, positions[0]?.value, origins, last?.seq, checked],
    ]),
  ).toEqual([
    ['venue', 'restored', 'Lisbon', 1, 6, '2026-03-07T09:50:00Z'],
    ['reopening', 'unchanged', '2026-06-01', 1, 1, undefined],
  ])
  expect(rows[1]?.disputedBy).toEqual(['Pilots’ Union'])
})

test('the board as of a day shows what was known then', async () => {
  const [tin, bridge] = await queryBoard(ports, '2026-03-03T23:00:00Z')
  expect(tin?.claims[0]?.positions[0]).toMatchObject({ value: 'Porto', changeId: 'tin-conference:venue:3' })
  expect(tin?.claims[0]?.origins).toBe(2)
  expect(bridge?.claims[0]).toMatchObject({ state: 'unchanged', disputedBy: [] })
})

test('a claim before its first change stands as the article has it', async () => {
  const claim = await queryClaim(ports, { watchId: 'tin-conference', claimId: 'venue' }, '2026-02-01T00:00:00Z')
  expect(claim).toMatchObject({ state: 'unchanged', positions: [{ holder: 'Tin Council', value: 'Lisbon' }] })
})

test('what is unknown is said to be, by its kind', async () => {
  await expect(queryWatch(ports, 'nowhere')).rejects.toMatchObject({ code: 'WATCH_NOT_FOUND' })
  const unknown = { watchId: 'tin-conference', claimId: 'nowhere' }
  await expect(queryClaim(ports, unknown)).rejects.toMatchObject({ code: 'CLAIM_NOT_FOUND' })
  await expect(queryChange(ports, 'tin-conference:venue:99')).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' })
  await expect(queryChange(ports, '../../etc')).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' })
})

test('a change is told with its neighbours, its state and what was refused near it', async () => {
  const explained = await queryChange(ports, 'tin-conference:venue:3')
  expect(explained).toMatchObject({
    ...{ state: 'superseded', previous: 'tin-conference:venue:2', next: 'tin-conference:venue:4' },
    refusals: [{ value: 'Faro' }],
    change: { origins: 2 },
  })
  expect((await queryChange(ports, 'tin-conference:venue:6')).state).toBe('current')
})

test('feeds in trouble come first, with the watches that read them', async () => {
  const feeds = await queryFeeds(ports)
  expect(feeds.map(({ feed, watchIds }) => [feed.failures, watchIds])).toEqual([
    [3, ['bridge']],
    [0, ['tin-conference']],
  ])
})
