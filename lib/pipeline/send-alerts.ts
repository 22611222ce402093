import { dueState } from '../alerts/due.ts'
import { groupAlerts, inMessages } from '../alerts/group-alerts.ts'
import { corroborated } from '../changes/corroboration.ts'
import type { Alert, AlertPolicy, Change, ChangeWithSources, Instant, Mute, Watch } from '../domain.ts'
import type { AlertChannel, ChangeStore, Clock, DeliveryStore, Logger, MuteStore, WatchStore } from '../ports.ts'
import { type AlertsSent, nothingSent, sumOfSent } from './alerts-sent.ts'
import { tellTarget } from './tell-target.ts'

export interface AlertPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly deliveries: DeliveryStore
  readonly mutes: MuteStore
  readonly channels: readonly AlertChannel[]
  readonly clock: Clock
  readonly logger: Logger
}

const atOnce: AlertPolicy = { minOrigins: 1, afterMinutes: 0, minConfidence: 0 }

type Watches = ReadonlyMap<string, Watch>

const policyOf = (watches: Watches, watchId: string): AlertPolicy => watches.get(watchId)?.alerts ?? atOnce

/** The policy of the watch file, and what people muted since. */
const policyNow = (watches: Watches, mutes: readonly Mute[], { watchId, claimId }: Change): AlertPolicy => {
  const policy = policyOf(watches, watchId)
  const ends = mutes
    .filter((mute) => mute.watchId === watchId && (mute.claimId ?? claimId) === claimId)
    .map(({ until }) => until)
  const muteUntil = [...ends, policy.muteUntil ?? ''].sort().at(-1)
  return muteUntil === undefined || muteUntil === '' ? policy : { ...policy, muteUntil }
}

/** A change of a watch that was removed since is told all the same, by the ids it carries. */
const alertOf = (change: ChangeWithSources, watch: Watch | undefined): Alert => {
  const claim = watch?.claims.find(({ id }) => id === change.claimId)
  return {
    change,
    watch: { id: change.watchId, title: watch?.title ?? change.watchId },
    claim: {
      id: change.claimId,
      question: claim?.question ?? change.claimId,
      kind: claim?.kind ?? 'choice',
      holder: claim?.holder ?? change.holder,
    },
  }
}

const oldestFirst = (a: ChangeWithSources, b: ChangeWithSources): number =>
  a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1

const idsOf = (group: readonly Alert[]): string[] => group.map(({ change }) => change.id)

/** More messages than the target bears in a minute become one digest. */
const messagesFor = (channel: AlertChannel, open: readonly Alert[], watches: Watches): Alert[][] => {
  const hasDigest = (watchId: string) => (policyOf(watches, watchId).digestMinutes ?? 0) > 0
  const messages = groupAlerts(open, hasDigest)
  return messages.length > (channel.perMinute ?? Number.POSITIVE_INFINITY) ? inMessages(open) : messages
}

/** What waits, and what a target did not take, is kept beyond the hours of the sweep; what was told is let go. */
const keepWaiting = async (
  { deliveries, clock }: AlertPorts,
  { held, failed }: AlertsSent,
  told: readonly string[],
): Promise<void> => {
  const waiting = new Set([...held, ...failed.map(({ changeId }) => changeId)])
  const kept = new Set((await deliveries.held()).map(({ changeId }) => changeId))
  for (const id of waiting) if (!kept.has(id)) await deliveries.hold(id, clock.now())
  for (const id of told) if (kept.has(id) && !waiting.has(id)) await deliveries.release(id)
}

const toldNow = (change: ChangeWithSources): ChangeWithSources => ({ ...change, confidence: corroborated(change) })

/**
 * Tells each of these changes to every channel that has not had it. At least once: the mark is written after sending, so
 * a crash between the two sends again and nothing is ever dropped. One channel's failure does not stop the others, and
 * is kept to be tried again. Fails with STORE_UNAVAILABLE only.
 */
export const sendAlerts = async (ports: AlertPorts, changeIds: readonly string[]): Promise<AlertsSent> => {
  if (changeIds.length === 0) return nothingSent
  const [stored, mutes] = await Promise.all([ports.watches.all(), ports.mutes.all()])
  const watches: Watches = new Map(stored.map((watch) => [watch.id, watch]))
  const found = await Promise.all([...new Set(changeIds)].map((id) => ports.changes.find(id)))
  const changes = found
    .filter((change) => change !== undefined)
    .sort(oldestFirst)
    .map(toldNow)
  const now = ports.clock.now()
  const inState = (state: string) =>
    changes.filter((change) => dueState(change, policyNow(watches, mutes, change), now) === state)
  const alerts = inState('due').map((change) => alertOf(change, watches.get(change.watchId)))
  const tell = (channel: AlertChannel) =>
    tellTarget(ports, channel, alerts, (open) => messagesFor(channel, open, watches))
  const done = await Promise.all(ports.channels.map(tell))
  const outcome = sumOfSent([...done, { ...nothingSent, held: inState('held').map(({ id }) => id) }])
  await keepWaiting(ports, outcome, idsOf(alerts))
  return outcome
}

/** Changes read from the ledger at a time. */
const page = 100

const hoursBefore = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** Everything detected up to now, by pollers whose clocks are ahead of ours, too. */
const endOf = (now: Instant): Instant => hoursBefore(now, -1)

export interface Sweep {
  /** How far it looks back. */
  readonly hours: number
  /** Minutes that a change is left to the stream, which is sending it at this moment: both would send it twice. */
  readonly settledMinutes: number
}

/** Three days outlast the stream (24 h) and a long weekend's outage. Without a stream there is nothing to leave it to. */
export const wholeSweep: Sweep = { hours: 72, settledMinutes: 0 }

/** Beside a stream: ten minutes are its ten tries. */
export const repairSweep: Sweep = { hours: 72, settledMinutes: 10 }

const detectedWithin = async (ports: AlertPorts, { hours, settledMinutes }: Sweep): Promise<string[]> => {
  const now = ports.clock.now()
  const until = settledMinutes === 0 ? endOf(now) : hoursBefore(now, settledMinutes / 60)
  const range = { since: hoursBefore(now, hours), until, limit: page }
  const ids: string[] = []
  let after: Change | undefined
  do {
    const found = await ports.changes.detected({ ...range, ...(after && { after }) })
    ids.push(...found.map(({ id }) => id))
    after = found.length < page ? undefined : found.at(-1)
  } while (after !== undefined)
  return ids
}

/** Changes that some channel has not had, or that wait: all others cost one key read and nothing more. */
const untold = async (ports: AlertPorts, ids: readonly string[]): Promise<string[]> => {
  const delivered = await Promise.all(ports.channels.map(({ target }) => ports.deliveries.delivered(ids, target)))
  return ids.filter((id) => delivered.some((marks) => !marks.has(id)))
}

/**
 * Finds the changes of the last hours that were not told, and those that wait for however long, and tells what is due:
 * the local run's way, and the repair on AWS.
 */
export const sweepAlerts = async (ports: AlertPorts, sweep: Sweep = wholeSweep): Promise<AlertsSent> => {
  const waiting = (await ports.deliveries.held()).map(({ changeId }) => changeId)
  const ids = [...new Set([...waiting, ...(await detectedWithin(ports, sweep))])]
  return sendAlerts(ports, [...new Set([...waiting, ...(await untold(ports, ids))])])
}
