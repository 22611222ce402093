import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '../../../lib/changes/hash-chain.ts'
import type { Story, Watch } from '../../../lib/domain.ts'
import { type RecordPorts, recordReadings } from '../../../lib/pipeline/record-readings.ts'
import type { ChangeStore } from '../../../lib/ports.ts'
import { aClaim, aReading, aStory, aWatch } from '../../support/builders.ts'
import { embeddedStores } from '../../support/embedded-stores.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from '../../support/quiet.ts'

const portsOn = (stores: Pick<RecordPorts, 'changes' | 'refusals'>): RecordPorts => ({
  changes: stores.changes,
  refusals: stores.refusals,
  clock: fixedClock('2026-03-03T00:00:00Z'),
  logger: recordingLogger(),
  backoff: shortBackoff,
  compareValues: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
})

const read = (watch: Watch, story: Story, value: string) => ({ watch, story, readings: [aReading(story, value)] })

describe('recordReadings', () => {
  test('one story changes two claims, confirms a third, and says nothing about an unknown one', async () => {
    const claims = ['venue', 'host', 'chair'].map((id) => aClaim({ id }))
    const watch = aWatch({ claims })
    const stores = memoryStores()
    const story = aStory()
    const answers = { venue: 'Porto', host: 'Faro', chair: 'Lisbon', unknown: 'Braga' }
    const readings = Object.entries(answers).map(([claimId, value]) => aReading(story, value, { claimId }))
    const recorded = await recordReadings(portsOn(stores), { watch, story, readings })
    expect(recorded.changes.map(({ id }) => id)).toEqual(['tin-conference:venue:1', 'tin-conference:host:1'])
    expect(await recordReadings(portsOn(stores), { watch, story, readings })).toEqual({
      ...{ changes: [], joined: [], refused: 0 },
    })
  })

  test('a second report joins, and what is refused can be read afterwards', async () => {
    const stores = memoryStores()
    const ports = portsOn(stores)
    const watch = aWatch()
    await recordReadings(ports, read(watch, aStory({ published: '2026-03-02T12:00:00Z' }), 'Porto'))
    const joined = await recordReadings(ports, read(watch, aStory({ published: '2026-03-02T13:00:00Z' }), 'Porto'))
    expect(joined.joined).toEqual(['tin-conference:venue:1'])
    const stale = aStory({ published: '2026-03-02T11:00:00Z' })
    expect((await recordReadings(ports, read(watch, stale, 'Faro'))).refused).toBe(1)
    expect(await stores.refusals.list(watch.id, 'venue')).toMatchObject([
      { storyId: stale.id, value: 'Faro', rule: 'ledger.older-than-position', quote: stale.text },
    ])
  })

  test('a claim that others never stop writing to ends in STORE_UNAVAILABLE, so that the story is read again', async () => {
    const changes: ChangeStore = { ...memoryStores().changes, append: async () => 'taken' }
    const ports = { ...portsOn({ ...memoryStores(), changes }), backoff: { wait: async () => undefined } }
    const recording = recordReadings(ports, read(aWatch(), aStory(), 'Porto'))
    await expect(recording).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })
})

describe('twenty racing pollers on the embedded DynamoDB', () => {
  let stores: Awaited<ReturnType<typeof embeddedStores>>
  beforeAll(async () => {
    stores = await embeddedStores()
  })
  afterAll(() => stores.stop())

  test('write the same twenty changes once: contiguous, chained, as one poller alone would', async () => {
    const stories = Array.from({ length: 20 }, (_, minute) =>
      aStory({ id: `race-${minute}`, published: `2026-03-02T10:${String(minute).padStart(2, '0')}:00Z` }),
    )
    const values = stories.map((_, index) => ['Porto', 'Faro', 'Lisbon'][index % 3] as string)
    const poll = async (ports: RecordPorts, watch: Watch) => {
      for (const [index, story] of stories.entries())
        await recordReadings(ports, read(watch, story, values[index] ?? ''))
    }
    const watch = aWatch({ id: 'race' })
    const alone = memoryStores()
    await poll(portsOn(alone), watch)
    await Promise.all(Array.from({ length: 20 }, () => poll(portsOn(stores), watch)))
    const raced = await stores.changes.history('race', 'venue')
    expect(verifyChain(raced)).toEqual([])
    expect(raced).toEqual(await alone.changes.history('race', 'venue'))
    expect(raced).toHaveLength(20)
  })
})
