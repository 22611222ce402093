import { stateOf } from '../changes/as-of.ts'
import { changeId } from '../changes/change-id.ts'
import { corroborated } from '../changes/corroboration.ts'
import type { ChangeWithSources, Refusal } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeStore, DeliveryStore, RefusalStore, ReviewStore, WatchStore } from '../ports.ts'
import type { ExplainedChange } from '../views/answers.ts'

export interface ExplainPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly refusals: RefusalStore
  readonly deliveries: DeliveryStore
  readonly reviews: ReviewStore
}

/** Refusals shown with a change, and how many days around it they may lie. */
const refusalsShown = 20
const daysAround = 7

/** Later entries looked at to tell whether one of them retracts this one. */
const laterEntries = 500

const near = (refusals: readonly Refusal[], at: string): readonly Refusal[] => {
  const distance = ({ published }: Refusal): number => Math.abs(Date.parse(published) - Date.parse(at))
  return refusals
    .filter((refusal) => distance(refusal) <= daysAround * 86_400_000)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, refusalsShown)
}

const neighbours = ({ watchId, claimId, seq }: ChangeWithSources, newest: number) => ({
  ...(seq > 1 && { previous: changeId(watchId, claimId, seq - 1) }),
  ...(seq < newest && { next: changeId(watchId, claimId, seq + 1) }),
})

/** One change, why it was recorded and what was not. Fails with CHANGE_NOT_FOUND and STORE_UNAVAILABLE. */
export const queryChange = async (ports: ExplainPorts, id: string): Promise<ExplainedChange> => {
  const change = await ports.changes.find(id)
  if (change === undefined) throw new ClaimwatchError('CHANGE_NOT_FOUND', `there is no change ${id}`)
  const { watchId, claimId } = change
  const range = { since: change.detectedAt, until: '9999-12-31T00:00:00Z', limit: laterEntries, watchId, claimId }
  const [watches, refusals, later, acknowledged, confirmed] = await Promise.all([
    ports.watches.all(),
    ports.refusals.list(watchId, claimId),
    ports.changes.detected(range),
    ports.deliveries.acknowledged(id),
    ports.reviews.confirmed(id),
  ])
  const watch = watches.find((other) => other.id === watchId)
  const claim = watch?.claims.find((other) => other.id === claimId)
  return {
    change: { ...change, corroborated: corroborated(change) },
    ...{ state: stateOf(change, [...later].reverse()) },
    ...(watch && { watch }),
    ...(claim && { claim }),
    ...neighbours(change, later[0]?.seq ?? change.seq),
    refusals: near(refusals, change.at),
    ...(acknowledged && { acknowledged }),
    ...(confirmed && { confirmed }),
  }
}
