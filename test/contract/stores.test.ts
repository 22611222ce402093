import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { seal, verifyChain } from '../../lib/changes/hash-chain.ts'
import type { Change, Source } from '../../lib/domain.ts'
import { aChange, aSource, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { memoryStores } from '../support/memory-stores.ts'

interface Opened extends Stores {
  stop(): Promise<void>
}

const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ ...memoryStores(), stop: async () => undefined }),
  'embedded DynamoDB': embeddedStores,
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.each(Object.entries(kinds))('stores: %s', (_name, open) => {
  let stores: Opened
  beforeAll(async () => {
    stores = await open()
  })
  afterAll(() => stores.stop())

  const entry = (watchId: string, seq: number, detectedAt = '2026-03-02T09:05:00Z') =>
    aChange({ id: `${watchId}:venue:${seq}`, watchId, seq, detectedAt })

  describe('changes', () => {
    test('a claim nothing was heard about has no newest entry and no history', async () => {
      expect(await stores.changes.newest('silent', 'venue')).toBeUndefined()
      expect(await stores.changes.history('silent', 'venue')).toEqual([])
    })

    test('an entry is read back as it was sealed', async () => {
      const { hash: _hash, ...open } = entry('sealed', 1)
      const change = seal(open)
      expect(await stores.changes.append(change)).toBe('written')
      expect(await stores.changes.newest('sealed', 'venue')).toEqual(change)
    })

    test('an entry with half a character in a headline is still whole when it is read back', async () => {
      const source = aSource({ title: 'Porto \ud83d it is' })
      const { hash: _hash, ...open } = aChange({ id: 'half:venue:1', watchId: 'half', source })
      await stores.changes.append(seal(open))
      expect(verifyChain(await stores.changes.history('half', 'venue'))).toEqual([])
    })

    test('the newest of twelve entries is the twelfth, and the history is in order', async () => {
      for (let seq = 1; seq <= 12; seq += 1) await stores.changes.append(entry('twelve', seq))
      expect((await stores.changes.newest('twelve', 'venue'))?.seq).toBe(12)
      const seqs = (await stores.changes.history('twelve', 'venue')).map(({ seq }) => seq)
      expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    })

    test('a place in the ledger is taken once and keeps what was written first', async () => {
      await stores.changes.append(entry('taken', 1))
      expect(await stores.changes.append({ ...entry('taken', 1), to: 'Madrid' })).toBe('taken')
      expect((await stores.changes.newest('taken', 'venue'))?.to).toBe('Porto')
    })

    test('of twenty writers at one place one is told that it wrote', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => stores.changes.append(entry('race', 1))))
      expect(answers.filter((answer) => answer === 'written')).toHaveLength(1)
    })

    test('stories that say the same are kept beside the entry, each once, the making story first', async () => {
      await stores.changes.append(entry('joined', 1))
      const early = aSource({
        ...{ storyId: 'early', outlet: 'Rival Post', title: 'Porto it is, says council' },
        published: '2026-03-02T08:00:00Z',
      })
      expect(await stores.changes.join('joined', 'venue', 1, early)).toBe('written')
      expect(await stores.changes.join('joined', 'venue', 1, early)).toBe('taken')
      const found = await stores.changes.find('joined:venue:1')
      expect(found?.sources.map(({ storyId }) => storyId)).toEqual(['story-1', 'early'])
      expect(found?.origins).toBe(2)
      expect(await stores.changes.history('joined', 'venue')).toEqual([found])
    })

    test('a source of entry 1 is no source of entry 10', async () => {
      await stores.changes.append(entry('ten', 1))
      for (let seq = 2; seq <= 10; seq += 1) await stores.changes.append(entry('ten', seq))
      await stores.changes.join('ten', 'venue', 1, aSource({ storyId: 'other' }))
      const history = await stores.changes.history('ten', 'venue')
      expect(history.map(({ sources }) => sources.length)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    })

    test('an unknown or malformed change id finds nothing', async () => {
      expect(await stores.changes.find('nowhere:venue:1')).toBeUndefined()
      expect(await stores.changes.find('not a change')).toBeUndefined()
    })

    test('the latest changes of all watches come newest first, page by page, over months', async () => {
      const days = ['2024-11-30', '2024-12-01', '2024-12-31', '2025-01-01', '2025-03-05']
      for (const [index, day] of days.entries()) {
        await stores.changes.append(entry(`pages-${index}`, 1, `${day}T00:00:00Z`))
        await stores.changes.append(entry(`pages-${index}`, 2, `${day}T12:00:00Z`))
      }
      const range = { since: '2024-11-30T12:00:00Z', until: '2025-03-05T12:00:00Z', limit: 3 }
      const pages: string[][] = []
      let after: Change | undefined
      do {
        const page = await stores.changes.detected({ ...range, ...(after && { after }) })
        pages.push(page.map(({ detectedAt }) => detectedAt.slice(0, 13)))
        after = page.length < range.limit ? undefined : page.at(-1)
      } while (after !== undefined)
      expect(pages.flat()).toEqual([
        ...['2025-03-05T00', '2025-01-01T12', '2025-01-01T00', '2024-12-31T12', '2024-12-31T00'],
        ...['2024-12-01T12', '2024-12-01T00', '2024-11-30T12'],
      ])
      expect(pages[0]).toHaveLength(3)
    })

    test('the changes of one watch or one claim come newest first, page by page, with none of the others', async () => {
      const twelve = Array.from({ length: 12 }, (_, index) => index + 1)
      for (const seq of twelve) {
        const detectedAt = `2025-06-${String(seq).padStart(2, '0')}T00:00:00Z`
        await stores.changes.append(entry('paged', seq, detectedAt))
        await stores.changes.append({ ...entry('paged', seq, detectedAt), id: `paged:date:${seq}`, claimId: 'date' })
        await stores.changes.append(entry('paged-other', seq, detectedAt))
      }
      const seqsOf = async (range: { watchId: string; claimId?: string }) => {
        const all: string[] = []
        let after: Change | undefined
        do {
          const times = { since: '2025-06-03T00:00:00Z', until: '2025-06-12T00:00:00Z', limit: 4 }
          const page = await stores.changes.detected({ ...times, ...range, ...(after && { after }) })
          all.push(...page.map(({ id }) => id))
          after = page.length < 4 ? undefined : page.at(-1)
        } while (after !== undefined)
        return all
      }
      const newestFirst = [11, 10, 9, 8, 7, 6, 5, 4, 3]
      expect(await seqsOf({ watchId: 'paged', claimId: 'venue' })).toEqual(
        newestFirst.map((seq) => `paged:venue:${seq}`),
      )
      expect(await seqsOf({ watchId: 'paged' })).toEqual(
        newestFirst.flatMap((seq) => [`paged:venue:${seq}`, `paged:date:${seq}`]),
      )
    })

    test('entries are completed with their sources, in the order given', async () => {
      const entries = [entry('complete', 2), entry('complete', 1)]
      for (const change of entries) await stores.changes.append(change)
      await stores.changes.join('complete', 'venue', 1, aSource({ storyId: 'other', outlet: 'Rival Post' }))
      const complete = await stores.changes.complete(entries)
      expect(complete).toEqual(await Promise.all(entries.map(({ id }) => stores.changes.find(id))))
      expect(complete.map(({ sources }) => sources.length)).toEqual([1, 2])
    })

    test('origins are counted as stories join, copies with their first, also when one joins twice', async () => {
      const [first, second] = [entry('origins', 1), entry('origins', 2)]
      for (const change of [first, second]) await stores.changes.append(change)
      const join = (storyId: string, over: Partial<Source>) =>
        stores.changes.join(first.watchId, first.claimId, 1, aSource({ storyId, ...over }))
      expect(await stores.changes.origins([second, first])).toEqual([1, 1])
      const rival = { outlet: 'Rival Post', title: 'Council picks the north', url: 'https://rival.example/1' }
      await join('rival', rival)
      await join('copy', { ...rival, outlet: 'Copy Daily', url: 'https://copy.example/1' })
      await join('rival', rival)
      expect(await stores.changes.origins([second, first])).toEqual([1, 2])
      expect(await stores.changes.origins([])).toEqual([])
    })

    test('of twenty stories that join at once none is left out of the count', async () => {
      const change = entry('twenty', 1)
      await stores.changes.append(change)
      const words = ['tin', 'ore', 'mine', 'port', 'ship', 'rail', 'coal', 'salt', 'iron', 'zinc']
      const joins = Array.from({ length: 20 }, (_, index) =>
        stores.changes.join(
          change.watchId,
          change.claimId,
          1,
          aSource({
            ...{ storyId: `s${index}`, outlet: `Outlet ${index}`, url: `https://o${index}.example/1` },
            title: `${words[index % 10]}${index} ${words[(index * 3) % 10]}${index * 7} ${'x'.repeat(index)}`,
          }),
        ),
      )
      await Promise.all(joins)
      const whole = await stores.changes.find(change.id)
      expect(await stores.changes.origins([change])).toEqual([whole?.origins])
    })

    test('entries are found by their ids, more than a request holds, and what is no id finds nothing', async () => {
      const ids: string[] = []
      for (let seq = 1; seq <= 130; seq += 1) {
        const change = entry('many', seq)
        await stores.changes.append(change)
        ids.push(change.id)
      }
      const found = await stores.changes.entries([...ids, 'tin:nowhere:1', 'nonsense'])
      expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort())
      expect(await stores.changes.entries([])).toEqual([])
    })

    test('asking until the end of time ends', async () => {
      const range = { since: '2024-11-01T00:00:00Z', until: '9999-12-31T23:59:59Z', limit: 1_000 }
      expect((await stores.changes.detected(range)).length).toBeGreaterThan(0)
    })
  })

  describe('watches', () => {
    test('a watch is replaced whole, listed and removed', async () => {
      await stores.watches.put(aWatch({ id: 'first' }))
      await stores.watches.put(aWatch({ id: 'second' }))
      await stores.watches.put(aWatch({ id: 'first', title: 'Renamed' }))
      const all = await stores.watches.all()
      expect(all.map(({ id, title }) => [id, title])).toEqual([
        ['first', 'Renamed'],
        ['second', 'Tin conference'],
      ])
      expect(all[1]).toEqual(aWatch({ id: 'second' }))
      await stores.watches.remove('first')
      await stores.watches.remove('first')
      expect((await stores.watches.all()).map(({ id }) => id)).toEqual(['second'])
    })

    test('the same objects come back until a watch is written', async () => {
      await stores.watches.put(aWatch({ id: 'kept' }))
      const [before, again] = [await stores.watches.all(), await stores.watches.all()]
      expect(again.every((watch, index) => watch === before[index])).toBe(true)
      await stores.watches.put(aWatch({ id: 'kept', title: 'Renamed' }))
      expect((await stores.watches.all()).find(({ id }) => id === 'kept')?.title).toBe('Renamed')
      await stores.watches.remove('kept')
    })
  })

  describe('shards', () => {
    const feeds = [{ url: 'https://a.example/', nextAt: '2026-03-01T00:00:00Z', intervalMinutes: 5, failures: 0 }]

    test('a shard is written on its version only', async () => {
      expect(await stores.shards.get('7')).toBeUndefined()
      expect(await stores.shards.put({ id: '7', feeds, version: 1 })).toBe('written')
      expect(await stores.shards.put({ id: '7', feeds: [], version: 1 })).toBe('taken')
      expect(await stores.shards.put({ id: '7', feeds: [], version: 3 })).toBe('taken')
      expect(await stores.shards.put({ id: '7', feeds, version: 2 })).toBe('written')
      expect(await stores.shards.get('7')).toEqual({ id: '7', feeds, version: 2 })
      expect(await stores.shards.all()).toEqual([{ id: '7', feeds, version: 2 }])
    })

    test('a version that skips a shard never written is refused', async () => {
      expect(await stores.shards.put({ id: '8', feeds, version: 2 })).toBe('taken')
    })
  })

  describe('seen stories', () => {
    test('three hundred marks are found again, repeats and unknown keys included', async () => {
      const keys = Array.from({ length: 300 }, (_, index) => `story-${index}`)
      await stores.seen.mark([...keys, 'story-1', 'story-1'])
      const found = await stores.seen.seen([...keys, 'story-2', 'never'])
      expect(found.size).toBe(300)
      expect(found.has('never')).toBe(false)
    })

    test('nothing asked is nothing found', async () => {
      await stores.seen.mark([])
      expect((await stores.seen.seen([])).size).toBe(0)
    })
  })

  describe('deliveries', () => {
    test('a mark is of one change and one target', async () => {
      await stores.deliveries.mark('w:c:1', 'sns', '2026-03-02T10:00:00Z')
      await stores.deliveries.mark('w:c:1', 'sns', '2026-03-02T10:01:00Z')
      expect(await stores.deliveries.delivered(['w:c:1', 'w:c:2'], 'sns')).toEqual(new Set(['w:c:1']))
      expect(await stores.deliveries.delivered(['w:c:1'], 'console')).toEqual(new Set())
    })
  })

  describe('changes that wait', () => {
    test('an acknowledged change counts as delivered to everyone; the first to acknowledge is kept', async () => {
      await stores.deliveries.acknowledge('w:ack:1', 'Ada', '2026-03-02T10:00:00Z')
      await stores.deliveries.acknowledge('w:ack:1', 'Bob', '2026-03-02T11:00:00Z')
      expect(await stores.deliveries.delivered(['w:ack:1', 'w:ack:2'], 'anyone')).toEqual(new Set(['w:ack:1']))
      expect(await stores.deliveries.acknowledged('w:ack:1')).toEqual({ by: 'Ada', at: '2026-03-02T10:00:00Z' })
      expect(await stores.deliveries.acknowledged('w:ack:2')).toBeUndefined()
    })

    test('a held change is kept since the first hold until it is released, and may be held again', async () => {
      const { deliveries } = stores
      await deliveries.hold('w:held:1', '2026-03-02T10:00:00Z')
      await deliveries.hold('w:held:1', '2026-03-02T11:00:00Z')
      expect(await deliveries.held()).toEqual([{ changeId: 'w:held:1', since: '2026-03-02T10:00:00Z' }])
      await deliveries.release('w:held:1')
      expect(await deliveries.held()).toEqual([])
      await deliveries.hold('w:held:1', '2026-03-02T12:00:00Z')
      expect(await deliveries.held()).toEqual([{ changeId: 'w:held:1', since: '2026-03-02T12:00:00Z' }])
    })

    test('of ten messages in a minute the target takes three, and more in the next minute', async () => {
      const take = (minute: string) => stores.deliveries.takePlace('mail', minute, 3)
      const taken = await Promise.all(Array.from({ length: 10 }, () => take('2026-03-02T10:00Z')))
      expect(taken.filter(Boolean)).toHaveLength(3)
      expect(await take('2026-03-02T10:01Z')).toBe(true)
    })
  })

  describe('deliveries that fail', () => {
    const trouble = { since: '2026-03-02T10:00:00Z', tries: 2, retryAt: '2026-03-02T10:05:00Z', why: 'answered 503' }

    test('trouble is kept by change and target until all is well again', async () => {
      const { deliveries } = stores
      await deliveries.setTrouble('w:bad:1', 'desk', trouble)
      expect(await deliveries.troubles(['w:bad:1', 'w:bad:2'], 'desk')).toEqual(new Map([['w:bad:1', trouble]]))
      expect(await deliveries.troubles(['w:bad:1'], 'mail')).toEqual(new Map())
      await deliveries.setTrouble('w:bad:1', 'desk', undefined)
      expect(await deliveries.troubles(['w:bad:1'], 'desk')).toEqual(new Map())
    })

    test('a change given up counts as delivered until its dead letter is taken back', async () => {
      const { deliveries } = stores
      const letter = {
        changeId: 'w:dead:1',
        target: 'desk',
        at: '2026-03-05T10:00:00Z',
        since: trouble.since,
        why: 'gone',
      }
      await deliveries.giveUp(letter)
      expect(await deliveries.deadLetters()).toEqual([letter])
      expect(await deliveries.delivered(['w:dead:1'], 'desk')).toEqual(new Set(['w:dead:1']))
      await deliveries.revive(letter, '2026-03-06T10:00:00Z')
      expect(await deliveries.deadLetters()).toEqual([])
      expect(await deliveries.delivered(['w:dead:1'], 'desk')).toEqual(new Set())
      expect((await deliveries.held()).map(({ changeId }) => changeId)).toContain('w:dead:1')
    })

    test('the log of a day has its lines, the latest first', async () => {
      const { deliveries } = stores
      const lines = ['09', '11', '10'].map((hour) => ({
        ...{ at: `2026-05-02T${hour}:00:00Z`, target: 'desk', changeIds: [`w:log:${hour}`], outcome: 'sent' as const },
      }))
      for (const line of [...lines].sort((a, b) => (a.at < b.at ? -1 : 1))) await deliveries.log(line)
      await deliveries.log({
        at: '2026-05-03T00:00:00Z',
        target: 'desk',
        changeIds: ['w:log:1'],
        outcome: 'failed',
        why: 'x',
      })
      expect((await deliveries.logged('2026-05-02')).map(({ at }) => at.slice(11, 13))).toEqual(['11', '10', '09'])
    })
  })

  describe('what people say', () => {
    test('a confirmation is kept by the first who gives it, and is no entry of the ledger', async () => {
      await stores.changes.append(entry('reviewed', 1))
      await stores.reviews.confirm('reviewed:venue:1', { by: 'Ada', at: '2026-03-02T10:00:00Z' })
      await stores.reviews.confirm('reviewed:venue:1', { by: 'Bob', at: '2026-03-02T11:00:00Z' })
      expect(await stores.reviews.confirmed('reviewed:venue:1')).toEqual({ by: 'Ada', at: '2026-03-02T10:00:00Z' })
      expect(await stores.reviews.confirmed('reviewed:venue:2')).toBeUndefined()
      expect(await stores.reviews.confirmed('nonsense')).toBeUndefined()
      expect((await stores.changes.newest('reviewed', 'venue'))?.seq).toBe(1)
      expect(await stores.changes.history('reviewed', 'venue')).toHaveLength(1)
    })

    test('a mute of a watch stands beside that of one claim; a later one replaces it', async () => {
      const mute = { watchId: 'loud', until: '2099-01-01T00:00:00Z', by: 'Ada', at: '2026-03-02T10:00:00Z' }
      const ofClaim = { ...mute, claimId: 'venue' }
      for (const each of [mute, ofClaim, { ...mute, by: 'Bob' }]) await stores.mutes.put(each)
      const kept = (await stores.mutes.all()).filter(({ watchId }) => watchId === 'loud')
      expect(kept).toHaveLength(2)
      expect(kept).toEqual(expect.arrayContaining([{ ...mute, by: 'Bob' }, ofClaim]))
    })
  })

  describe('refusals', () => {
    test('are listed newest story first, a repeated one once', async () => {
      const refusal = {
        ...{ watchId: 'w', claimId: 'c', outlet: 'Sample Ledger', title: 'T', url: '', holder: 'H', value: 'V' },
        ...{ quote: 'Q', confidence: 0.5, rule: 'ledger.mention', note: 'N' },
      }
      const old = { ...refusal, storyId: 'old', published: '2026-03-01T00:00:00Z' }
      const late = { ...refusal, storyId: 'late', published: '2026-03-02T00:00:00Z' }
      for (const each of [old, late, old]) await stores.refusals.add(each)
      expect(await stores.refusals.list('w', 'c')).toEqual([late, old])
      expect(await stores.refusals.list('w', 'other')).toEqual([])
    })
  })

  describe('the gate', () => {
    const gate = (length: number, seed: number) => Buffer.alloc(length, `gate ${seed}, `)
    const loaded = async () => hashOf((await stores.gates.load()) ?? Buffer.alloc(0))

    test('there is none before one was saved', async () => {
      const empty = await open()
      expect(await empty.gates.load()).toBeUndefined()
      await empty.stop()
    })

    test('comes back whole, however long it is, and the last one saved counts', async () => {
      await stores.gates.save(gate(900_001, 1))
      expect(await loaded()).toBe(hashOf(gate(900_001, 1)))
      await stores.gates.save(gate(1_000, 2))
      expect(await loaded()).toBe(hashOf(gate(1_000, 2)))
    })

    test('of writers at once one wins, and nothing is mixed', async () => {
      const gates = [3, 4, 5].map((seed) => gate(800_000, seed))
      await Promise.all(gates.map((each) => stores.gates.save(each)))
      expect(gates.map(hashOf)).toContain(await loaded())
    })
  })
})
