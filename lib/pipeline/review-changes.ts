import type { Instant, Mark, Mute } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeStore, Clock, DeliveryStore, MuteStore, ReviewStore, WatchStore } from '../ports.ts'

interface ReviewPorts {
  readonly changes: ChangeStore
  readonly clock: Clock
}

const mustExist = async ({ changes }: ReviewPorts, changeId: string): Promise<void> => {
  if ((await changes.find(changeId)) === undefined)
    throw new ClaimwatchError('CHANGE_NOT_FOUND', `${changeId} is not in the ledger`)
}

/**
 * Ends all telling of a change: `by` has seen it. The first to say so is kept and returned. Fails with CHANGE_NOT_FOUND
 * and STORE_UNAVAILABLE.
 */
export const acknowledgeChange = async (
  ports: ReviewPorts & { readonly deliveries: DeliveryStore },
  changeId: string,
  by: string,
): Promise<Mark> => {
  await mustExist(ports, changeId)
  const at = ports.clock.now()
  await ports.deliveries.acknowledge(changeId, by, at)
  return (await ports.deliveries.acknowledged(changeId)) ?? { by, at }
}

/**
 * Keeps that `by` has checked a change and finds it right. The first to say so is kept and returned. Fails with
 * CHANGE_NOT_FOUND and STORE_UNAVAILABLE.
 */
export const confirmChange = async (
  ports: ReviewPorts & { readonly reviews: ReviewStore },
  changeId: string,
  by: string,
): Promise<Mark> => {
  await mustExist(ports, changeId)
  const mark = { by, at: ports.clock.now() }
  await ports.reviews.confirm(changeId, mark)
  return (await ports.reviews.confirmed(changeId)) ?? mark
}

export interface MutePorts {
  readonly watches: WatchStore
  readonly mutes: MuteStore
  readonly clock: Clock
}

/** What is not to be told: a watch, or one claim of it. */
export interface MutedPlace {
  readonly watchId: string
  readonly claimId?: string
}

/**
 * Holds the alerts of a watch or claim until then; an instant that has passed ends a mute. Fails with WATCH_NOT_FOUND,
 * CLAIM_NOT_FOUND and STORE_UNAVAILABLE.
 */
export const muteAlerts = async (
  { watches, mutes, clock }: MutePorts,
  { watchId, claimId }: MutedPlace,
  until: Instant,
  by: string,
): Promise<Mute> => {
  const watch = (await watches.all()).find(({ id }) => id === watchId)
  if (watch === undefined) throw new ClaimwatchError('WATCH_NOT_FOUND', `there is no watch ${watchId}`)
  if (claimId !== undefined && watch.claims.every(({ id }) => id !== claimId))
    throw new ClaimwatchError('CLAIM_NOT_FOUND', `the watch ${watchId} has no claim ${claimId}`)
  const mute = { watchId, ...(claimId !== undefined && { claimId }), until, by, at: clock.now() }
  await mutes.put(mute)
  return mute
}
