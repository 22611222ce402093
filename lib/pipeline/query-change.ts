import { type ChangeState, stateOf } from '../changes/as-of.ts'
import { changeId } from '../changes/change-id.ts'
import { corroborated } from '../changes/corroboration.ts'
import type { Change, ChangeWithSources, Refusal } from '../domain.ts'
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
const laterEntries = 300

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

/** Entries after this one, up to `laterEntries`, newest first. */
const entriesAfter = (
  changes: ChangeStore,
  { watchId, claimId, seq, detectedAt }: Change,
): Promise<readonly Change[]> => {
  const end = { id: changeId(watchId, claimId, seq + laterEntries + 1), detectedAt }
  const always = { since: '2020-01-01T00:00:00Z', until: '9999-12-31T00:00:00Z' }
  return changes.detected({ ...always, limit: laterEntries, watchId, claimId, after: end })
}

/**
 * Whether the entry stands, by the newest entry of its claim and by those that came next: one that was retracted only
 * after hundreds of others counts as superseded, which it is, too. Also the place of the newest.
 */
const standing = async (
  changes: ChangeStore,
  change: ChangeWithSources,
): Promise<{ readonly state: ChangeState; readonly newest: number }> => {
  const [newest = change, next] = await Promise.all([
    changes.newest(change.watchId, change.claimId),
    entriesAfter(changes, change),
  ])
  const later = next.filter(({ seq }) => seq > change.seq).reverse()
  return { state: stateOf(change, [...later, newest]), newest: newest.seq }
}

/** One change, why it was recorded and what was not. Fails with CHANGE_NOT_FOUND and STORE_UNAVAILABLE. */
export const queryChange = async (ports: ExplainPorts, id: string): Promise<ExplainedChange> => {
  const change = await ports.changes.find(id)
  if (change === undefined) throw new ClaimwatchError('CHANGE_NOT_FOUND', `there is no change ${id}`)
  const { watchId, claimId } = change
  const [watches, refusals, { state, newest }, acknowledged, confirmed] = await Promise.all([
    ports.watches.all(),
    ports.refusals.list(watchId, claimId),
    standing(ports.changes, change),
    ports.deliveries.acknowledged(id),
    ports.reviews.confirmed(id),
  ])
  const watch = watches.find((other) => other.id === watchId)
  const claim = watch?.claims.find((other) => other.id === claimId)
  return {
    change: { ...change, corroborated: corroborated(change) },
    state,
    ...(watch && { watch }),
    ...(claim && { claim }),
    ...neighbours(change, newest),
    refusals: near(refusals, change.at),
    ...(acknowledged && { acknowledged }),
    ...(confirmed && { confirmed }),
  }
}
