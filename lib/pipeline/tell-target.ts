import { afterFailure, isHopeless, mayTry } from '../alerts/trouble.ts'
import type { Alert, Trouble } from '../domain.ts'
import { ClaimwatchError, type ErrorCode } from '../errors.ts'
import type { AlertChannel, Clock, DeliveryStore, Logger } from '../ports.ts'
import { type AlertsSent, nothingSent, sumOfSent } from './alerts-sent.ts'

export interface TellPorts {
  readonly deliveries: DeliveryStore
  readonly clock: Clock
  readonly logger: Logger
}

/** Stands for the target itself among the changes that have trouble with it. */
const wholeTarget = '*'

const idsOf = (alerts: readonly Alert[]): string[] => alerts.map(({ change }) => change.id)

const hasPlace = ({ deliveries, clock }: TellPorts, { target, perMinute }: AlertChannel): Promise<boolean> =>
  perMinute === undefined
    ? Promise.resolve(true)
    : deliveries.takePlace(target, `${clock.now().slice(0, 16)}Z`, perMinute)

/** Why a message was not taken: its own fault (`ALERT_REFUSED`), or the target's. */
interface Failure {
  readonly code: ErrorCode
  readonly why: string
}

const failureOf = (error: unknown): Failure => ({
  code: error instanceof ClaimwatchError ? error.code : 'ALERT_UNDELIVERED',
  why: error instanceof Error ? error.message : String(error),
})

/** Sends, then marks: a crash between the two sends again and drops nothing. A failure of the store is thrown. */
const sendMessage = async (
  ports: TellPorts,
  channel: AlertChannel,
  message: readonly Alert[],
): Promise<Failure | undefined> => {
  const { target } = channel
  const changeIds = idsOf(message)
  try {
    await channel.send(message)
  } catch (error) {
    return failureOf(error)
  }
  const at = ports.clock.now()
  for (const changeId of changeIds) await ports.deliveries.mark(changeId, target, at)
  await ports.deliveries.log({ at, target, changeIds, outcome: 'sent' })
  ports.logger.info('alert.sent', { target, changes: changeIds })
  return undefined
}

/** Keeps that these changes failed, each with its own back-off; those that failed for days become dead letters. */
const keepFailure = async (
  ports: TellPorts,
  target: string,
  changeIds: readonly string[],
  { code, why }: Failure,
): Promise<AlertsSent> => {
  const { deliveries, logger, clock } = ports
  const at = clock.now()
  const before = await deliveries.troubles(changeIds, target)
  const gaveUp: string[] = []
  for (const changeId of changeIds) {
    const trouble = afterFailure(before.get(changeId), at, why)
    if (isHopeless(trouble, at)) gaveUp.push(changeId)
    await (isHopeless(trouble, at)
      ? deliveries.giveUp({ changeId, target, at, since: trouble.since, why: trouble.why })
      : deliveries.setTrouble(changeId, target, trouble))
  }
  const failed = changeIds.filter((id) => !gaveUp.includes(id))
  if (gaveUp.length > 0) await deliveries.log({ at, target, changeIds: gaveUp, outcome: 'gave-up', why })
  if (failed.length > 0) await deliveries.log({ at, target, changeIds: failed, outcome: 'failed', why })
  logger.error('alert.failed', { target, changes: changeIds, code, error: why, gaveUp })
  return {
    ...nothingSent,
    failed: failed.map((changeId) => ({ changeId, target, code })),
    gaveUp: gaveUp.map((changeId) => ({ changeId, target })),
  }
}

/** The target took a message, or did not: after failures in a row it is left alone for a while. */
const keepHealth = async (
  { deliveries, clock }: TellPorts,
  target: string,
  health: Trouble | undefined,
  failure: Failure | undefined,
): Promise<void> => {
  if (failure !== undefined)
    await deliveries.setTrouble(wholeTarget, target, afterFailure(health, clock.now(), failure.why))
  else if (health !== undefined) await deliveries.setTrouble(wholeTarget, target, undefined)
}

const isAway = (failure: Failure | undefined): failure is Failure =>
  failure !== undefined && failure.code !== 'ALERT_REFUSED'

/** Message by message. When the target is away the rest of them fail with the first: each would cost its whole patience. */
const sendAll = async (
  ports: TellPorts,
  channel: AlertChannel,
  messages: readonly Alert[][],
  health: Trouble | undefined,
): Promise<AlertsSent> => {
  const { target } = channel
  const done: AlertsSent[] = []
  for (const [index, message] of messages.entries()) {
    const ids = idsOf(message)
    if (!(await hasPlace(ports, channel))) {
      done.push({ ...nothingSent, held: ids })
      continue
    }
    const failure = await sendMessage(ports, channel, message)
    if (isAway(failure)) {
      await keepHealth(ports, target, health, failure)
      done.push(await keepFailure(ports, target, messages.slice(index).flatMap(idsOf), failure))
      return sumOfSent(done)
    }
    done.push(
      failure === undefined
        ? { ...nothingSent, sent: ids.map((changeId) => ({ changeId, target })) }
        : await keepFailure(ports, target, ids, failure),
    )
  }
  if (messages.length > 0) await keepHealth(ports, target, health, undefined)
  return sumOfSent(done)
}

/**
 * Tells one target those of the alerts it has not had, in the messages that `group` makes of them. A target that fails
 * is tried again with growing pauses and costs the others nothing; what it has not taken for three days becomes a dead
 * letter. Fails with STORE_UNAVAILABLE only.
 */
export const tellTarget = async (
  ports: TellPorts,
  channel: AlertChannel,
  due: readonly Alert[],
  group: (open: readonly Alert[]) => readonly Alert[][],
): Promise<AlertsSent> => {
  const { target } = channel
  const delivered = await ports.deliveries.delivered(idsOf(due), target)
  const open = due.filter(({ change }) => !delivered.has(change.id))
  if (open.length === 0) return nothingSent
  const now = ports.clock.now()
  const troubles = await ports.deliveries.troubles([wholeTarget, ...idsOf(open)], target)
  const health = troubles.get(wholeTarget)
  const ready = mayTry(health, now) ? open.filter(({ change }) => mayTry(troubles.get(change.id), now)) : []
  const held = idsOf(open.filter((alert) => !ready.includes(alert)))
  const resting = held.map((changeId) => ({ changeId, target }))
  return sumOfSent([await sendAll(ports, channel, group(ready), health), { ...nothingSent, held, resting }])
}
