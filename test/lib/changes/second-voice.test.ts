import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../../lib/changes/hash-chain.ts'
import type { Claim, Reading, Story } from '../../../lib/domain.ts'
import { type RecordPorts, recordReadings } from '../../../lib/pipeline/record-readings.ts'
import { aClaim, aReading, aStory, aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from '../../support/quiet.ts'

const ledger = (claim: Partial<Claim> = {}) => {
  const stores = memoryStores()
  const ports: RecordPorts = {
    ...stores,
    clock: fixedClock('2026-03-03T00:00:00Z'),
    logger: recordingLogger(),
    backoff: shortBackoff,
    compareValues: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
  }
  const watch = aWatch({ claims: [aClaim(claim)] })
  const hear = (story: Story, value: string, confidence: number, over: Partial<Reading> = {}) =>
    recordReadings(ports, { watch, story, readings: [aReading(story, value, { confidence, ...over })] })
  const history = () => stores.changes.history(watch.id, 'venue')
  const refusals = () => stores.refusals.list(watch.id, 'venue')
  return { hear, history, refusals }
}

const report = (id: string, outlet: string, at: string, text: string) =>
  aStory({ id, outlet, published: `2026-03-02T${at}:00Z`, text, title: `${outlet} on the tin conference, ${id}` })

const first = report(
  'a',
  'Sample Ledger',
  '09:00',
  'Porto may get the conference, people in the trade say over coffee.',
)
const second = report(
  'b',
  'Quay Post',
  '10:00',
  'A hall by the river has been booked in Porto for the council in June.',
)

describe('a change of which one story is unsure', () => {
  test('waits, is kept with its reason, and is made when an independent story says the same', async () => {
    const { hear, history, refusals } = ledger()
    expect((await hear(first, 'Porto', 0.48)).changes).toEqual([])
    expect(await refusals()).toMatchObject([{ storyId: 'a', rule: 'ledger.lone-voice', value: 'Porto' }])
    expect((await hear(second, 'Porto', 0.49)).changes).toHaveLength(1)
    expect(await history()).toMatchObject([{ to: 'Porto', at: first.published, origins: 2 }])
    expect(verifyChain(await history())).toEqual([])
  })

  test('shows the sentence of the surest story, and has been known since the first', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Porto', 0.48)
    await hear(second, 'Porto', 0.49)
    const [made] = await history()
    expect(made).toMatchObject({ confidence: 0.49, at: first.published, source: { storyId: 'b' } })
    expect(made?.sources.map(({ storyId }) => storyId)).toEqual(['b', 'a'])
    expect(made?.positions['Tin Council']).toMatchObject({ at: first.published, storyId: 'a' })
  })

  test('two voices far from sure are not enough; a third tips them', async () => {
    const { hear, history } = ledger()
    const third = report(
      'c',
      'River Standard',
      '11:00',
      'The council has signed for a venue in Porto, its secretary writes.',
    )
    expect((await hear(first, 'Porto', 0.35)).changes).toEqual([])
    expect((await hear(second, 'Porto', 0.35)).changes).toEqual([])
    expect((await hear(third, 'Porto', 0.35)).changes).toHaveLength(1)
    expect(await history()).toMatchObject([{ to: 'Porto', at: first.published, origins: 3 }])
  })

  test('is the same entry in whatever order the two stories are read, and however often', async () => {
    const orders = [
      [first, second],
      [second, first],
      [first, first, second, second, first],
    ]
    const made = await Promise.all(
      orders.map(async (stories) => {
        const { hear, history } = ledger()
        for (const story of stories) await hear(story, 'Porto', 0.49)
        return (await history()).map(({ hash, sources }) => ({ hash, sources: sources.map(({ storyId }) => storyId) }))
      }),
    )
    expect(made[0]).toHaveLength(1)
    expect(made[1]).toEqual(made[0])
    expect(made[2]).toEqual(made[0])
  })

  test('is not made by a copy of the same text, by another value, or by another holder', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Porto', 0.48)
    await hear({ ...first, id: 'copy', outlet: 'Copy Daily', url: 'https://copy.example/1' }, 'Porto', 0.49)
    await hear(second, 'Faro', 0.49)
    await hear({ ...second, id: 'c' }, 'Porto', 0.49, { holder: 'Guild of Smelters' })
    expect(await history()).toEqual([])
  })

  test('needs no second voice when the story is sure; a return to the article needs more than a revision', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Porto', 0.7)
    await hear(second, 'Lisbon', 0.7)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto'])
    await hear({ ...second, id: 'd' }, 'Lisbon', 0.85)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto', 'Lisbon'])
  })

  test('a return that its sentence calls one needs no more than a revision', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Porto', 0.9)
    await hear(
      report('r', 'Third Paper', '12:00', 'The council meets in Lisbon, its members like to recall.'),
      'Lisbon',
      0.6,
    )
    expect((await history()).map(({ type }) => type)).toEqual(['revision'])
    await hear(
      report('s', 'Bay Herald', '13:00', 'The council will meet in Lisbon after all, it is told.'),
      'Lisbon',
      0.6,
    )
    expect((await history()).map(({ type }) => type)).toEqual(['revision', 'reversion'])
  })

  test('two voices for a return to the article need more than two for a revision', async () => {
    const { hear, history } = ledger()
    await hear(report('s', 'Third Paper', '08:00', 'It is Porto, says the council in a letter to all.'), 'Porto', 0.9)
    await hear(first, 'Lisbon', 0.58)
    await hear(second, 'Lisbon', 0.58)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto'])
    await hear(report('t', 'Hill Courier', '11:00', 'Back to Lisbon, the council decided at noon.'), 'Lisbon', 0.5)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto', 'Lisbon'])
  })

  test('a voice from before the last change does not bring the old value back', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Faro', 0.48)
    await hear(report('s', 'Third Paper', '09:30', 'It is Porto, says the council in a letter to all.'), 'Porto', 0.9)
    await hear(second, 'Faro', 0.49)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto'])
  })
})

describe('a fact that nobody holds', () => {
  test('is told by whoever is heard: two stories that name different speakers are two voices for one value', async () => {
    const { hear, history } = ledger({ holder: '' })
    await hear(first, 'Porto', 0.49, { holder: 'Port police' })
    await hear(second, 'Porto', 0.48, { holder: null })
    expect(await history()).toMatchObject([{ to: 'Porto', holder: 'Port police', origins: 2 }])
  })

  test('does not get its old value back by a voice from before its last change', async () => {
    const { hear, history } = ledger({ holder: '' })
    await hear(first, 'Faro', 0.48, { holder: 'Port police' })
    await hear(report('s', 'Third Paper', '09:30', 'It is Porto, says the council in a letter to all.'), 'Porto', 0.9)
    await hear(second, 'Faro', 0.49, { holder: 'Port police' })
    expect((await history()).map(({ to }) => to)).toEqual(['Porto'])
  })
})

describe('a lone story against a position that two independent origins have told', () => {
  const odd = report('odd', 'Canal News', '12:00', 'Faro is where the tin trade will meet, a reader has been told.')
  const alike = report('alike', 'Bay Herald', '15:00', 'Hoteliers in Faro are glad of the conference and say so.')

  const settled = async (claim: Partial<Claim> = {}) => {
    const told = ledger(claim)
    await told.hear(first, 'Porto', 0.9)
    await told.hear(second, 'Porto', 0.9)
    return { ...told, values: async () => (await told.history()).map(({ to }) => to) }
  }

  test('waits, is kept with its reason, and is made by the first when another origin says the same', async () => {
    const { hear, values, history, refusals } = await settled()
    await hear(odd, 'Faro', 0.79)
    expect(await values()).toEqual(['Porto'])
    expect(await refusals()).toMatchObject([{ storyId: 'odd', rule: 'ledger.outlier', value: 'Faro' }])
    expect((await refusals())[0]?.note).toContain('2 independent origins of tin-conference:venue:1')
    await hear(alike, 'Faro', 0.7)
    expect(await history()).toMatchObject([{ to: 'Porto' }, { to: 'Faro', source: { storyId: 'odd' }, origins: 2 }])
    expect(verifyChain(await history())).toEqual([])
  })

  test('makes the change at once when it says that an earlier value holds again', async () => {
    const { hear, values } = await settled()
    await hear(report('r', 'Canal News', '12:00', 'Faro is the venue once more, a reader has been told.'), 'Faro', 0.7)
    expect(await values()).toEqual(['Porto', 'Faro'])
  })

  test('waits for another origin, not for a copy of itself', async () => {
    const { hear, values } = await settled()
    await hear(odd, 'Faro', 0.79)
    await hear({ ...odd, id: 'copy', outlet: 'Copy Daily', url: 'https://copy.example/1' }, 'Faro', 0.79)
    expect(await values()).toEqual(['Porto'])
  })

  test.each([
    ['it is very sure', 0.8, {}, {}],
    ['the holder itself acts in it', 0.7, {}, { reasons: [{ rule: 'holder.actor', note: 'Tin Council acts' }] }],
    ['the holder itself speaks in it', 0.7, {}, { reasons: [{ rule: 'holder.speaker', note: 'its chair speaks' }] }],
    ['it has a newer count', 0.7, { kind: 'quantity' as const }, {}],
  ])('makes the change at once when %s', async (_why, confidence, claim, over) => {
    const { hear, values } = await settled(claim)
    await hear(odd, 'Faro', confidence, over)
    expect(await values()).toEqual(['Porto', 'Faro'])
  })

  test('makes the change at once when one origin alone had told the position by then', async () => {
    const { hear, history } = ledger()
    await hear(first, 'Porto', 0.9)
    await hear({ ...first, id: 'copy', outlet: 'Copy Daily', url: 'https://copy.example/1' }, 'Porto', 0.9)
    await hear({ ...second, published: '2026-03-02T13:00:00Z' }, 'Porto', 0.9)
    await hear(odd, 'Faro', 0.7)
    expect((await history()).map(({ to }) => to)).toEqual(['Porto', 'Faro'])
  })
})
