import { describe, expect, test } from 'vitest'
import type { Alert, Change } from '../../../lib/domain.ts'
import { ClaimwatchError } from '../../../lib/errors.ts'
import { type AlertPorts, repairSweep, sendAlerts, sweepAlerts } from '../../../lib/pipeline/send-alerts.ts'
import type { AlertChannel } from '../../../lib/ports.ts'
import { aChange, aClaim, aSource, aWatch } from '../../support/builders.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger } from '../../support/quiet.ts'

/** Fails as often as `failures` says, then keeps what it is given. */
const channel = (target: string, failures = 0): AlertChannel & { readonly messages: string[][]; alerts: Alert[] } => {
  let left = failures
  const messages: string[][] = []
  const kept: Alert[] = []
  return {
    target,
    messages,
    alerts: kept,
    send: async (alerts) => {
      if (left > 0) {
        left -= 1
        throw new ClaimwatchError('ALERT_UNDELIVERED', 'the topic is away')
      }
      messages.push(alerts.map(({ change }) => change.id))
      kept.push(...alerts)
    },
  }
}

const at = '2026-03-02T10:00:00Z'

const setUp = async (channels: readonly AlertChannel[], watch = aWatch(), changes: readonly Change[] = [aChange()]) => {
  const stores = memoryStores()
  await stores.watches.put(watch)
  for (const change of changes) await stores.changes.append(change)
  const clock = fixedClock(at)
  const ports: AlertPorts = { ...stores, channels, clock, logger: recordingLogger() }
  return { ports, stores, clock }
}

const id = 'tin-conference:venue:1'

describe('sendAlerts', () => {
  test('a change is told once to every channel, however often it is announced', async () => {
    const [mail, desk] = [channel('mail'), channel('desk')]
    const { ports } = await setUp([mail, desk])
    expect((await sendAlerts(ports, [id, id])).sent).toEqual([
      { changeId: id, target: 'mail' },
      { changeId: id, target: 'desk' },
    ])
    expect((await sendAlerts(ports, [id])).sent).toEqual([])
    expect([mail.messages, desk.messages]).toEqual([[[id]], [[id]]])
  })

  test('an alert carries the change with its sources, the watch’s title and the claim’s question', async () => {
    const mail = channel('mail')
    const { ports, stores } = await setUp([mail])
    await stores.changes.join(
      'tin-conference',
      'venue',
      1,
      aSource({ storyId: 'other', outlet: 'Rival Post', title: 'Porto instead' }),
    )
    await sendAlerts(ports, [id])
    expect(mail.alerts).toMatchObject([
      {
        watch: { title: 'Tin conference' },
        claim: { question: 'Where is the tin conference held?' },
        change: { id, origins: 2, sources: [{ storyId: 'story-1' }, { storyId: 'other' }] },
      },
    ])
  })

  test('a channel that is away is tried again later; the others are not told twice', async () => {
    const [mail, desk] = [channel('mail', 1), channel('desk')]
    const { ports } = await setUp([mail, desk])
    const first = await sendAlerts(ports, [id])
    expect(first.failed).toEqual([{ changeId: id, target: 'mail', code: 'ALERT_UNDELIVERED' }])
    expect((await sweepAlerts(ports)).sent).toEqual([{ changeId: id, target: 'mail' }])
    expect(desk.messages).toHaveLength(1)
  })

  test('changes that one story made leave as one message, others as their own', async () => {
    const other = aSource({ storyId: 'story-2' })
    const changes = [
      aChange(),
      aChange({ id: 'tin-conference:chair:1', claimId: 'chair' }),
      aChange({ id: 'tin-conference:host:1', claimId: 'host', source: other, at: '2026-03-02T09:30:00Z' }),
    ]
    const claims = ['venue', 'chair', 'host'].map((claimId) => aClaim({ id: claimId }))
    const mail = channel('mail')
    const { ports } = await setUp([mail], aWatch({ claims }), changes)
    await sweepAlerts(ports)
    expect(mail.messages.map((message) => [...message].sort())).toEqual([
      ['tin-conference:chair:1', 'tin-conference:venue:1'],
      ['tin-conference:host:1'],
    ])
  })

  test('a change of a watch that was removed since is told by the ids it carries', async () => {
    const mail = channel('mail')
    const { ports, stores } = await setUp([mail])
    await stores.watches.remove('tin-conference')
    await sendAlerts(ports, [id])
    expect(mail.alerts).toMatchObject([{ watch: { title: 'tin-conference' }, claim: { holder: 'Tin Council' } }])
  })

  test('an id that names no change is passed over', async () => {
    const { ports } = await setUp([channel('mail')])
    expect(await sendAlerts(ports, ['nowhere:venue:9', 'nonsense'])).toEqual({
      sent: [],
      held: [],
      failed: [],
      resting: [],
      gaveUp: [],
    })
  })
})

describe('the watch’s policy', () => {
  test('holds a change until a second independent origin says so', async () => {
    const mail = channel('mail')
    const alerts = { minOrigins: 2, afterMinutes: 0, minConfidence: 0 }
    const { ports, stores } = await setUp([mail], aWatch({ alerts }))
    expect((await sweepAlerts(ports)).held).toEqual([id])
    const copy = aSource({ storyId: 'copy', title: 'Conference moves to Porto', outlet: 'Echo Times' })
    await stores.changes.join('tin-conference', 'venue', 1, copy)
    expect((await sweepAlerts(ports)).held).toEqual([id])
    const own = aSource({ storyId: 'own', title: 'Council drops Lisbon for the north', outlet: 'Rival Post' })
    await stores.changes.join('tin-conference', 'venue', 1, own)
    expect((await sweepAlerts(ports)).sent).toHaveLength(1)
  })

  test('tells it after the set time all the same', async () => {
    const alerts = { minOrigins: 3, afterMinutes: 60, minConfidence: 0 }
    const { ports, clock } = await setUp([channel('mail')], aWatch({ alerts }))
    expect((await sweepAlerts(ports)).sent).toEqual([])
    clock.set('2026-03-02T10:05:00Z')
    expect((await sweepAlerts(ports)).sent).toHaveLength(1)
  })

  test('keeps a change of low confidence in the table and tells nobody', async () => {
    const alerts = { minOrigins: 1, afterMinutes: 0, minConfidence: 0.95 }
    const { ports } = await setUp([channel('mail')], aWatch({ alerts }))
    expect(await sweepAlerts(ports)).toEqual({ sent: [], held: [], failed: [], resting: [], gaveUp: [] })
  })
})

describe('a target that is away', () => {
  const each = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aChange({ id: `w${index}:venue:1`, watchId: `w${index}`, source: aSource({ storyId: `s${index}` }) }),
    )

  test('is asked once a run, however many changes wait for it, and the others get theirs', async () => {
    const [dead, desk] = [channel('dead', 1_000), channel('desk')]
    let asked = 0
    const counting = {
      ...dead,
      send: (alerts: readonly Alert[]) => {
        asked += 1
        return dead.send(alerts)
      },
    }
    const { ports } = await setUp([counting, desk], aWatch(), each(5))
    expect((await sweepAlerts(ports)).failed).toHaveLength(5)
    expect(asked).toBe(1)
    expect(desk.messages).toHaveLength(5)
  })

  test('is left alone for a while, then tried again, and gets all that waited', async () => {
    const mail = channel('mail', 3)
    const { ports, clock } = await setUp([mail], aWatch(), each(3))
    await sweepAlerts(ports)
    await sweepAlerts(ports)
    const resting = await sweepAlerts(ports)
    expect([resting.sent, resting.failed]).toEqual([[], []])
    expect([resting.held, resting.resting].map(({ length }) => length)).toEqual([3, 3])
    clock.set('2026-03-02T10:01:00Z')
    expect((await sweepAlerts(ports)).failed).toHaveLength(3)
    clock.set('2026-03-02T10:06:00Z')
    expect((await sweepAlerts(ports)).sent).toHaveLength(3)
  })

  const sweepsUntil = async (ports: AlertPorts, clock: ReturnType<typeof fixedClock>, hours: number) => {
    const gaveUp: string[] = []
    for (let hour = 0; hour <= hours; hour += 1) {
      clock.set(`${new Date(Date.parse(at) + hour * 3_600_000).toISOString().slice(0, 19)}Z`)
      gaveUp.push(...(await sweepAlerts(ports)).gaveUp.map(({ changeId }) => changeId))
    }
    return gaveUp
  }

  test('for three days is given up for the change: a dead letter, no more tries, a line in the log', async () => {
    const dead = channel('dead', 1_000)
    const { ports, stores, clock } = await setUp([dead])
    expect(await sweepsUntil(ports, clock, 71)).toEqual([])
    expect(await sweepsUntil(ports, clock, 84)).toEqual([id])
    expect(await stores.deliveries.deadLetters()).toMatchObject([{ changeId: id, target: 'dead', since: at }])
    expect(await stores.deliveries.held()).toEqual([])
    const logged = await Promise.all(['05', '06'].map((day) => stores.deliveries.logged(`2026-03-${day}`)))
    expect(logged.flat().filter(({ outcome }) => outcome === 'gave-up')).toHaveLength(1)
  })

  test('has its dead letters back when somebody asks for them, at once', async () => {
    const desk = channel('desk')
    let away = true
    const mended: AlertChannel = {
      target: 'desk',
      send: async (alerts) => {
        if (away) throw new ClaimwatchError('ALERT_UNDELIVERED', 'answered 404')
        await desk.send(alerts)
      },
    }
    const { ports, stores, clock } = await setUp([mended])
    expect(await sweepsUntil(ports, clock, 96)).toEqual([id])
    away = false
    expect((await sweepAlerts(ports)).sent).toEqual([])
    for (const letter of await stores.deliveries.deadLetters()) await stores.deliveries.revive(letter, at)
    expect((await sweepAlerts(ports)).sent).toEqual([{ changeId: id, target: 'desk' }])
  })

  test('a message that is refused for itself holds up no other', async () => {
    const told: string[] = []
    const picky: AlertChannel = {
      target: 'picky',
      send: async (alerts) => {
        const [first] = alerts
        if (first?.watch.id === 'w1') throw new ClaimwatchError('ALERT_REFUSED', 'answered 422')
        told.push(first?.watch.id ?? '')
      },
    }
    const { ports } = await setUp([picky], aWatch(), each(3))
    const done = await sweepAlerts(ports)
    expect(told.sort()).toEqual(['w0', 'w2'])
    expect(done.failed).toEqual([{ changeId: 'w1:venue:1', target: 'picky', code: 'ALERT_REFUSED' }])
  })
})

describe('nothing that waits is dropped', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      aChange({ id: `w${index}:venue:1`, watchId: `w${index}`, source: aSource({ storyId: `s${index}` }) }),
    )

  test('a change muted for a month is told when the month is over, long after the sweep stopped looking back', async () => {
    const mail = channel('mail')
    const alerts = { ...aWatch().alerts, muteUntil: '2026-04-02T00:00:00Z' }
    const { ports, stores, clock } = await setUp([mail], aWatch({ alerts }))
    expect((await sweepAlerts(ports)).held).toEqual([id])
    clock.set('2026-04-02T00:00:00Z')
    expect((await sweepAlerts(ports)).sent).toEqual([{ changeId: id, target: 'mail' }])
    expect(await stores.deliveries.held()).toEqual([])
  })

  test('a change that no channel took for a month is still sent', async () => {
    const mail = channel('mail', 1)
    const { ports, clock } = await setUp([mail])
    expect((await sweepAlerts(ports)).failed).toHaveLength(1)
    clock.set('2026-04-02T00:00:00Z')
    expect((await sweepAlerts(ports)).sent).toHaveLength(1)
  })

  test('a digest tells the changes of its hour in one message', async () => {
    const mail = channel('mail')
    const alerts = { ...aWatch().alerts, digestMinutes: 60 }
    const changes = [1, 2, 3].map((seq) =>
      aChange({ id: `tin-conference:venue:${seq}`, seq, source: aSource({ storyId: `s${seq}` }) }),
    )
    const { ports, clock } = await setUp([mail], aWatch({ alerts }), changes)
    clock.set('2026-03-02T09:59:00Z')
    expect((await sweepAlerts(ports)).held).toHaveLength(3)
    clock.set(at)
    await sweepAlerts(ports)
    expect(mail.messages).toEqual([changes.map((change) => change.id)])
  })

  test('more messages than a mail address bears in a minute become digests, and none is lost', async () => {
    const mail = { ...channel('mail'), perMinute: 8 }
    const { ports, clock } = await setUp([mail], aWatch(), many(230))
    const first = await sweepAlerts(ports)
    expect(mail.messages.map((message) => message.length)).toEqual(Array(8).fill(20))
    expect(first.held).toHaveLength(70)
    expect((await sweepAlerts(ports)).sent).toEqual([])
    clock.set('2026-03-02T10:01:00Z')
    await sweepAlerts(ports)
    expect(new Set(mail.messages.flat()).size).toBe(230)
    expect(mail.messages).toHaveLength(12)
  })

  test('an acknowledged change is told to nobody any more', async () => {
    const mail = channel('mail')
    const { ports, stores } = await setUp([mail])
    await stores.deliveries.acknowledge(id, 'Ada', at)
    expect((await sweepAlerts(ports)).sent).toEqual([])
  })
})

test('a sweep reads more changes than one page holds, and none from before its hours', async () => {
  const many = Array.from({ length: 230 }, (_, index) =>
    aChange({ id: `w${index}:venue:1`, watchId: `w${index}`, source: aSource({ storyId: `s${index}` }) }),
  )
  const old = aChange({ id: 'old:venue:1', watchId: 'old', detectedAt: '2026-02-01T00:00:00Z' })
  const mail = channel('mail')
  const { ports } = await setUp([mail], aWatch(), [...many, old])
  await sweepAlerts(ports)
  expect(mail.messages).toHaveLength(230)
})

test('a sweep beside a stream leaves it the changes of the last ten minutes and tells them when it has not', async () => {
  const mail = channel('mail')
  const { ports, clock } = await setUp([mail], aWatch(), [aChange({ detectedAt: '2026-03-02T09:55:00Z' })])
  expect((await sweepAlerts(ports, repairSweep)).sent).toEqual([])
  clock.set('2026-03-02T10:06:00Z')
  expect((await sweepAlerts(ports, repairSweep)).sent).toEqual([{ changeId: id, target: 'mail' }])
})
