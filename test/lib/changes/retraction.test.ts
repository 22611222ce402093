import { describe, expect, test } from 'vitest'
import { asOf, positionsAfter, stateOf } from '../../../lib/changes/as-of.ts'
import { decideChange } from '../../../lib/changes/decide-change.ts'
import { verifyChain } from '../../../lib/changes/hash-chain.ts'
import type { Reading, Story } from '../../../lib/domain.ts'
import { retractChange, verifyLedger } from '../../../lib/pipeline/keep-ledger.ts'
import { recordReadings } from '../../../lib/pipeline/record-readings.ts'
import { aReading, aStory, aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from '../../support/quiet.ts'

const watch = aWatch()
const [claim] = watch.claims as [(typeof watch.claims)[number]]
const compareValues = (current: string, heard: string) =>
  current === heard ? ('same' as const) : ('different' as const)
const host = { holder: 'Host City', verdict: 'disputes' as const }

const setUp = async () => {
  const stores = memoryStores()
  await stores.watches.put(watch)
  const clock = fixedClock()
  const common = { ...stores, clock, logger: recordingLogger(), backoff: shortBackoff }
  const ports = {
    ...common,
    compareValues: (_claim: unknown, current: string, heard: string) => compareValues(current, heard),
  }
  const hear = (story: Story, value: string, over: Partial<Reading> = {}) => {
    clock.set(story.edited ?? story.published)
    return recordReadings(ports, { watch, story, readings: [aReading(story, value, over)] })
  }
  const retract = (changeId: string, now: string) => {
    clock.set(now)
    return retractChange(ports, changeId, 'the outlet withdrew the story')
  }
  return { stores, hear, retract, history: () => stores.changes.history(watch.id, claim.id) }
}

const at = (hour: number) => aStory({ published: `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z` })

describe('a change that was wrong', () => {
  test('is retracted by a new entry that restores the position before; the old entry stays as it was', async () => {
    const { hear, retract, history } = await setUp()
    await hear(at(9), 'Porto')
    const [before] = await history()
    const entry = await retract('tin-conference:venue:1', '2026-03-02T12:00:00Z')
    expect(entry).toMatchObject({ type: 'retraction', retracts: 1, seq: 2, from: 'Porto', to: 'Lisbon' })
    expect(entry.reasons).toEqual([{ rule: 'ledger.retracted', note: 'the outlet withdrew the story' }])
    const changes = await history()
    expect(changes[0]).toEqual(before)
    expect(verifyChain(changes)).toEqual([])
    expect(changes.map((change) => stateOf(change, changes))).toEqual(['retracted', 'current'])
    expect(positionsAfter(claim, watch.article, changes)['Tin Council']?.value).toBe('Lisbon')
  })

  test('is not made again by the story that misled, nor by older ones; a new report may make it again', async () => {
    const { hear, retract, history } = await setUp()
    const story = at(9)
    await hear(story, 'Porto')
    await retract('tin-conference:venue:1', '2026-03-02T12:00:00Z')
    await hear(story, 'Porto')
    await hear(at(11), 'Porto')
    expect(await history()).toHaveLength(2)
    await hear(at(13), 'Porto')
    expect((await history()).map(({ type }) => type)).toEqual(['revision', 'retraction', 'revision'])
  })

  test('that was replaced since is marked, and the newer position stands', async () => {
    const { hear, retract, history } = await setUp()
    await hear(at(9), 'Porto')
    await hear(at(10), 'Faro')
    await retract('tin-conference:venue:1', '2026-03-02T12:00:00Z')
    const changes = await history()
    expect(changes.at(-1)).toMatchObject({ type: 'retraction', from: 'Porto', to: 'Faro' })
    expect(changes.map((change) => stateOf(change, changes))).toEqual(['retracted', 'current', 'superseded'])
  })

  test('a retracted dispute leaves its party beside the claim’s holder', async () => {
    const { hear, retract, history } = await setUp()
    await hear(at(9), 'Faro', host)
    await retract('tin-conference:venue:1', '2026-03-02T12:00:00Z')
    expect((await history()).at(-1)?.positions).toMatchObject({ 'Host City': { value: 'Lisbon', seq: 2 } })
  })

  test.each(['tin-conference:venue:7', 'tin-conference:nothing:1', 'nowhere:venue:1', 'nonsense'])(
    '%s cannot be retracted',
    async (changeId) => {
      const { hear, retract } = await setUp()
      await hear(at(9), 'Porto')
      await expect(retract(changeId, '2026-03-02T12:00:00Z')).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' })
    },
  )

  test('is retracted once', async () => {
    const { hear, retract } = await setUp()
    await hear(at(9), 'Porto')
    await retract('tin-conference:venue:1', '2026-03-02T12:00:00Z')
    const again = retract('tin-conference:venue:1', '2026-03-02T13:00:00Z')
    await expect(again).rejects.toMatchObject({ code: 'CHANGE_NOT_FOUND' })
  })
})

test('what was known at noon is the entries detected and the sources published by then', async () => {
  const { hear, history } = await setUp()
  await hear(at(9), 'Porto')
  await hear(at(11), 'Porto')
  await hear(at(13), 'Porto')
  await hear(at(14), 'Faro')
  const known = asOf(await history(), '2026-03-02T12:00:00Z')
  expect(known.map(({ to, sources }) => [to, sources.length])).toEqual([['Porto', 2]])
  expect(positionsAfter(claim, watch.article, known)['Tin Council']?.value).toBe('Porto')
  expect(positionsAfter(claim, watch.article, [])['Tin Council']?.value).toBe('Lisbon')
})

test('the check of the ledger counts the entries of every claim and finds no fault in what was recorded', async () => {
  const { hear, stores } = await setUp()
  for (const [hour, value] of ['Porto', 'Faro', 'Lisbon'].entries()) await hear(at(10 + hour), value)
  expect(await verifyLedger(stores.changes, [watch])).toEqual([
    { watchId: 'tin-conference', claimId: 'venue', entries: 3, faults: [] },
  ])
})

describe('an outlet that edits its story', () => {
  test('corrects the change it made; an edit of any other old story is no new word', async () => {
    const { hear, history } = await setUp()
    const story = at(9)
    await hear(story, 'Porto')
    await hear({ ...story, edited: '2026-03-02T10:00:00Z' }, 'Faro')
    expect((await history()).map(({ to, at: when }) => [to, when])).toEqual([
      ['Porto', '2026-03-02T09:00:00Z'],
      ['Faro', '2026-03-02T10:00:00Z'],
    ])
    const old = aStory({ published: '2026-03-02T08:00:00Z', edited: '2026-03-02T11:00:00Z' })
    await hear(old, 'Braga')
    expect(await history()).toHaveLength(2)
  })
})

describe('a count', () => {
  const toll = { ...claim, kind: 'quantity' as const, value: '10 t' }
  const hear = (newest: Parameters<typeof decideChange>[0]['newest'], story: Story, value: string) =>
    decideChange({
      watch,
      claim: toll,
      newest,
      story,
      reading: aReading(story, value),
      now: '2026-03-09T00:00:00Z',
      compareValues,
    })
  const risen = () => {
    const first = hear(undefined, at(9), '20 t')
    const second = hear(first.kind === 'append' ? first.change : undefined, at(12), '30 t')
    return second.kind === 'append' ? second.change : undefined
  }

  test('that lags behind the newest one by hours is refused, the article’s own included', () => {
    expect(hear(risen(), at(15), '20 t')).toMatchObject({ kind: 'refuse', rule: 'ledger.lagging-figure' })
    const [first] = [hear(undefined, at(9), '20 t')]
    const newest = first.kind === 'append' ? first.change : undefined
    expect(hear(newest, at(10), '10 t')).toMatchObject({ rule: 'ledger.lagging-figure' })
  })

  test('goes back when the story says it was corrected, and when days have passed', () => {
    const corrected = aStory({ published: at(15).published, text: 'The council revised the figure down on Monday.' })
    expect(hear(risen(), corrected, '20 t')).toMatchObject({ kind: 'append', change: { from: '30 t', to: '20 t' } })
    const later = aStory({ published: '2026-03-05T09:00:00Z' })
    expect(hear(risen(), later, '20 t')).toMatchObject({ kind: 'append' })
  })

  test('may fall to a new figure at any time', () => {
    expect(hear(risen(), at(13), '25 t')).toMatchObject({ kind: 'append', change: { from: '30 t', to: '25 t' } })
  })
})
