import { parseChangeId } from '../changes/change-id.ts'
import { decideRetraction } from '../changes/decide-retraction.ts'
import { type ChainFault, verifyChain } from '../changes/hash-chain.ts'
import type { Change, Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { Backoff, ChangeStore, Clock, WatchStore } from '../ports.ts'

export interface ClaimLedgerCheck {
  readonly watchId: string
  readonly claimId: string
  readonly entries: number
  readonly faults: readonly ChainFault[]
}

/** Checks every entry of every claim of these watches: none missing, none altered. */
export const verifyLedger = async (
  changes: ChangeStore,
  watches: readonly Watch[],
): Promise<readonly ClaimLedgerCheck[]> => {
  const checks: ClaimLedgerCheck[] = []
  for (const watch of watches)
    for (const claim of watch.claims) {
      const history = await changes.history(watch.id, claim.id)
      checks.push({
        ...{ watchId: watch.id, claimId: claim.id, entries: history.length, faults: verifyChain(history) },
      })
    }
  return checks
}

export interface RetractPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly clock: Clock
  readonly backoff: Backoff
}

const attempts = 24

const retraction = async (ports: RetractPorts, changeId: string, because: string): Promise<Change> => {
  const place = parseChangeId(changeId)
  const watch = (await ports.watches.all()).find(({ id }) => id === place?.watchId)
  const claim = watch?.claims.find(({ id }) => id === place?.claimId)
  if (place === undefined || watch === undefined || claim === undefined)
    throw new ClaimwatchError('CHANGE_NOT_FOUND', `${changeId} is no change of a watch that is stored`)
  const history = await ports.changes.history(watch.id, claim.id)
  const now = ports.clock.now()
  const change = decideRetraction({ claim, article: watch.article, history, seq: place.seq, because, now })
  if (change === undefined)
    throw new ClaimwatchError('CHANGE_NOT_FOUND', `${changeId} is not in the ledger, or was retracted before`)
  return change
}

/**
 * Writes the entry that says a change was wrong; subscribers are told as of any change. Fails with CHANGE_NOT_FOUND and
 * STORE_UNAVAILABLE.
 */
export const retractChange = async (ports: RetractPorts, changeId: string, because: string): Promise<Change> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const change = await retraction(ports, changeId, because)
    if ((await ports.changes.append(change)) === 'written') return change
    await ports.backoff.wait(attempt)
  }
  throw new ClaimwatchError('STORE_UNAVAILABLE', `pollers kept writing to the claim of ${changeId}`)
}
