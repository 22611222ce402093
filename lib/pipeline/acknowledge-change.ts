import type { Instant } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeStore, Clock, DeliveryStore } from '../ports.ts'

export interface AcknowledgePorts {
  readonly changes: ChangeStore
  readonly deliveries: DeliveryStore
  readonly clock: Clock
}

/**
 * Ends all telling of a change: `by` has seen it. The first to say so is kept and returned. Fails with CHANGE_NOT_FOUND
 * and STORE_UNAVAILABLE.
 */
export const acknowledgeChange = async (
  { changes, deliveries, clock }: AcknowledgePorts,
  changeId: string,
  by: string,
): Promise<{ readonly by: string; readonly at: Instant }> => {
  if ((await changes.find(changeId)) === undefined)
    throw new ClaimwatchError('CHANGE_NOT_FOUND', `${changeId} is not in the ledger`)
  const at = clock.now()
  await deliveries.acknowledge(changeId, by, at)
  return (await deliveries.acknowledged(changeId)) ?? { by, at }
}
