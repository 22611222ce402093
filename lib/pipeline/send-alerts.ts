import { dueState } from '../alerts/due.ts'
import type { Alert, AlertPolicy, Change, ChangeWithSources, Instant, Watch } from '../domain.ts'
import { ClaimwatchError, type ErrorCode } from '../errors.ts'
import type { AlertChannel, ChangeStore, Clock, DeliveryStore, Logger, WatchStore } from '../ports.ts'

export interface AlertPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly deliveries: DeliveryStore
  readonly channels: readonly AlertChannel[]
  readonly clock: Clock
  readonly logger: Logger
}

export interface AlertsSent {
  /** One per change and target that was told now. */
  readonly sent: readonly { readonly changeId: string; readonly target: string }[]
  /** Ids of changes that wait for more origins or for their time. */
  readonly held: readonly string[]
  readonly failed: readonly { readonly changeId: string; readonly target: string; readonly code: ErrorCode }[]
}

const atOnce: AlertPolicy = { minOrigins: 1, afterMinutes: 0, minConfidence: 0 }

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

/** Changes that one story made in one watch leave as one message. */
const byStory = (alerts: readonly Alert[]): Alert[][] => {
  const groups = new Map<string, Alert[]>()
  for (const alert of alerts) {
    const key = JSON.stringify([alert.watch.id, alert.change.source.storyId])
    groups.set(key, [...(groups.get(key) ?? []), alert])
  }
  return [...groups.values()]
}

const oldestFirst = (a: ChangeWithSources, b: ChangeWithSources): number =>
  a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1

const sendGroup = async (ports: AlertPorts, channel: AlertChannel, group: readonly Alert[]): Promise<AlertsSent> => {
  const { target } = channel
  const each = group.map(({ change }) => ({ changeId: change.id, target }))
  try {
    await channel.send(group)
    for (const { changeId } of each) await ports.deliveries.mark(changeId, target, ports.clock.now())
    ports.logger.info('alert.sent', { target, changes: each.map(({ changeId }) => changeId) })
    return { sent: each, held: [], failed: [] }
  } catch (error) {
    const code = error instanceof ClaimwatchError ? error.code : 'ALERT_UNDELIVERED'
    ports.logger.error('alert.failed', { target, changes: each.map(({ changeId }) => changeId), code, error })
    return { sent: [], held: [], failed: each.map((alert) => ({ ...alert, code })) }
  }
}

const sendTo = async (ports: AlertPorts, channel: AlertChannel, due: readonly Alert[]): Promise<AlertsSent> => {
  const ids = due.map(({ change }) => change.id)
  const delivered = await ports.deliveries.delivered(ids, channel.target)
  const open = due.filter(({ change }) => !delivered.has(change.id))
  const done: AlertsSent[] = []
  for (const group of byStory(open)) done.push(await sendGroup(ports, channel, group))
  return sum(done)
}

const sum = (all: readonly AlertsSent[]): AlertsSent => ({
  sent: all.flatMap(({ sent }) => sent),
  held: all.flatMap(({ held }) => held),
  failed: all.flatMap(({ failed }) => failed),
})

/**
 * Tells each of these changes to every channel that has not had it. At least once: the mark is written after sending, so
 * a crash between the two sends again and nothing is ever dropped. One channel's failure does not stop the others.
 */
export const sendAlerts = async (ports: AlertPorts, changeIds: readonly string[]): Promise<AlertsSent> => {
  if (changeIds.length === 0) return sum([])
  const watches = new Map((await ports.watches.all()).map((watch) => [watch.id, watch]))
  const found = await Promise.all([...new Set(changeIds)].map((id) => ports.changes.find(id)))
  const changes = found.filter((change) => change !== undefined).sort(oldestFirst)
  const state = (change: ChangeWithSources) =>
    dueState(change, watches.get(change.watchId)?.alerts ?? atOnce, ports.clock.now())
  const due = changes.filter((change) => state(change) === 'due')
  const held = changes.filter((change) => state(change) === 'held').map(({ id }) => id)
  const alerts = due.map((change) => alertOf(change, watches.get(change.watchId)))
  const done = await Promise.all(ports.channels.map((channel) => sendTo(ports, channel, alerts)))
  return sum([...done, { sent: [], held, failed: [] }])
}

/** Changes read from the ledger at a time. */
const page = 100

const hoursBefore = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** Everything detected up to now: entries made within this second count, too. */
const endOf = (now: Instant): Instant => hoursBefore(now, -1)

/** How far the sweep looks back unless told otherwise: three days outlast the stream (24 h) and a long weekend's outage. */
export const sweepHours = 72

/** Finds the changes of the last hours that were not told, and tells them: the local run's way, and the repair on AWS. */
export const sweepAlerts = async (ports: AlertPorts, hours: number = sweepHours): Promise<AlertsSent> => {
  const now = ports.clock.now()
  const range = { since: hoursBefore(now, hours), until: endOf(now), limit: page }
  const ids: string[] = []
  let after: Change | undefined
  do {
    const found = await ports.changes.detected({ ...range, ...(after && { after }) })
    ids.push(...found.map(({ id }) => id))
    after = found.length < page ? undefined : found.at(-1)
  } while (after !== undefined)
  return sendAlerts(ports, ids)
}
