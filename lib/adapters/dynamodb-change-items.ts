/** How the ledger lies in the `changes` table: see `tables` in contract.ts. */
import { parseChangeId } from '../changes/change-id.ts'
import type { Change, Source } from '../domain.ts'
import type { Item } from './dynamodb-tables.ts'

export const partition = (watchId: string, claimId: string): string => `${watchId}/${claimId}`
const place = (seq: number): string => String(seq).padStart(10, '0')
export const changeEntry = (seq: number): string => `change#${place(seq)}`
/** Beside the entry, so that neither entries nor sources of a claim are read with it. */
export const confirmedEntry = (seq: number): string => `confirmed#${place(seq)}`
export const sourceEntries = (seq: number): string => `source#${place(seq)}#`

/** Where an entry lies; undefined for what is no change id. */
export const entryKey = (id: string): { readonly claim: string; readonly entry: string } | undefined => {
  const at = parseChangeId(id)
  return at === undefined ? undefined : { claim: partition(at.watchId, at.claimId), entry: changeEntry(at.seq) }
}

export const changeItem = (change: Change): Item => ({
  claim: partition(change.watchId, change.claimId),
  entry: changeEntry(change.seq),
  month: change.detectedAt.slice(0, 7),
  detected: `${change.detectedAt}#${change.id}`,
  ...change,
})

/** A ledger entry as it was sealed: without the attributes that only serve as keys. */
export const changeOf = (item: Item): Change => {
  const { claim: _claim, entry: _entry, month: _month, detected: _detected, ...change } = item
  return change as unknown as Change
}

export const sourceOf = (item: Item): Source => {
  const { claim: _claim, entry: _entry, ...source } = item
  return source as unknown as Source
}
