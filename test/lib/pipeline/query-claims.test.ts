import { beforeAll, expect, test } from 'vitest'
import { queryChange } from '../../../lib/pipeline/query-change.ts'
import { queryBoard, queryClaim, queryFeeds, queryWatch } from '../../../lib/pipeline/query-claims.ts'
import type { ChangeStore } from '../../../lib/ports.ts'
import { aChange, aClaim, aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
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

test.each([0, 2, 30])(
  'a board asks the table once for each watch and twice besides, when %i claims have changed',
  async (changed) => {
    const stores = memoryStores()
    const claims = Array.from({ length: 30 }, (_, index) => aClaim({ id: `claim-${index}` }))
    for (const id of ['one', 'two']) await stores.watches.put(aWatch({ id, claims }))
    for (const { id: claimId } of claims.slice(0, changed)) {
      const [at, keys] = ['2026-03-02T09:05:00Z', { watchId: 'one', claimId, detectedAt: '2026-03-02T09:05:00Z' }]
      await stores.changes.append(aChange({ ...keys, id: `one:${claimId}:1` }))
      const positions = { 'Tin Council': { value: 'Porto', at, seq: 1 }, Rival: { value: 'Faro', at, seq: 2 } }
      await stores.changes.append(aChange({ ...keys, id: `one:${claimId}:2`, seq: 2, type: 'dispute', positions }))
    }
    const asked: string[] = []
    const changes = new Proxy(stores.changes, {
      get: (store, name: keyof ChangeStore) => {
        const ask = store[name] as (...given: unknown[]) => unknown
        return (...given: unknown[]) => {
          asked.push(name)
          return ask(...given)
        }
      },
    })
    const board = await queryBoard({ ...ports, ...stores, changes })
    expect(board.flatMap((watch) => watch.claims.filter(({ state }) => state === 'changed'))).toHaveLength(changed)
    const makers = changed === 0 ? [] : ['entries']
    expect(asked.sort()).toEqual(['detected', 'detected', ...makers, 'origins'])
  },
)

test('a claim that floods its watch does not hide the change of another', async () => {
  const stores = memoryStores()
  await stores.watches.put(aWatch({ claims: [aClaim(), aClaim({ id: 'date' })] }))
  await stores.changes.append(aChange({ id: 'tin-conference:date:1', claimId: 'date' }))
  for (let seq = 1; seq <= 200; seq += 1) {
    const at = new Date(Date.UTC(2026, 3, 1) + seq * 60_000).toISOString().replace('.000Z', 'Z')
    await stores.changes.append(aChange({ id: `tin-conference:venue:${seq}`, seq, at, detectedAt: at }))
  }
  const [watch] = await queryBoard({ ...ports, ...stores })
  expect(watch?.claims.map(({ last }) => last?.id)).toEqual(['tin-conference:venue:200', 'tin-conference:date:1'])
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

test('a retraction is found, however many entries came after it', async () => {
  const stores = memoryStores()
  await stores.watches.put(aWatch())
  for (let seq = 1; seq <= 700; seq += 1) {
    const at = new Date(Date.UTC(2026, 3, 1) + seq * 60_000).toISOString().replace('.000Z', 'Z')
    const positions = { 'Tin Council': { value: 'Porto', at, seq } }
    const retracted = seq === 3 ? { type: 'retraction' as const, retracts: 1 } : {}
    await stores.changes.append(
      aChange({ id: `tin-conference:venue:${seq}`, seq, at, detectedAt: at, positions, ...retracted }),
    )
  }
  const stateOf = async (seq: number) =>
    (await queryChange({ ...ports, ...stores }, `tin-conference:venue:${seq}`)).state
  expect([await stateOf(1), await stateOf(2), await stateOf(700)]).toEqual(['retracted', 'superseded', 'current'])
})

test('feeds in trouble come first, with the watches that read them', async () => {
  const feeds = await queryFeeds(ports, ports.clock.now())
  expect(feeds.map(({ feed, watchIds }) => [feed.failures, watchIds])).toEqual([
    [3, ['bridge']],
    [0, ['tin-conference']],
  ])
})
