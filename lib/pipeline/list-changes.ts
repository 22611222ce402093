import type { Change, ChangeType, ChangeWithSources, Instant } from '../domain.ts'
import type { ChangeStore } from '../ports.ts'

/** Which changes are asked for. Times are of detection: what the table knew. */
export interface ChangeQuery {
  readonly watchId?: string
  readonly claimId?: string
  readonly type?: ChangeType
  /** Detected at or after. */
  readonly since?: Instant
  /** Detected at or before: what was known then. */
  readonly asOf?: Instant
}

const pageSize = 200
const firstOfAll: Instant = '2020-01-01T00:00:00Z'
const lastOfAll: Instant = '9999-12-31T00:00:00Z'

/** Changes of every watch that fit the query, newest detection first, with their sources. Fails with STORE_UNAVAILABLE. */
export const listChanges = async (store: ChangeStore, query: ChangeQuery): Promise<readonly ChangeWithSources[]> => {
  const range = { since: query.since ?? firstOfAll, until: query.asOf ?? lastOfAll, limit: pageSize }
  const fitting: Change[] = []
  let cursor: string | undefined
  do {
    const page = await store.detected({ ...range, ...(cursor !== undefined && { cursor }) })
    fitting.push(...page.changes.filter((change) => fits(change, query)))
    cursor = page.cursor
  } while (cursor !== undefined)
  const complete = await Promise.all(fitting.map(({ id }) => store.find(id)))
  return complete.filter((change) => change !== undefined)
}

const fits = (change: Change, { watchId, claimId, type, since, asOf }: ChangeQuery): boolean =>
  (watchId === undefined || change.watchId === watchId) &&
  (claimId === undefined || change.claimId === claimId) &&
  (type === undefined || change.type === type) &&
  (since === undefined || change.detectedAt >= since) &&
  (asOf === undefined || change.detectedAt <= asOf)
