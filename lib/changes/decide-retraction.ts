import type { Article, Change, Claim, Instant, Position } from '../domain.ts'
import { changeId } from './change-id.ts'
import { seal } from './hash-chain.ts'
import { type Ledger, ledgerOf, mainHolder, partyOfEntry, withPosition } from './positions.ts'

export interface RetractionInput {
  readonly claim: Claim
  readonly article: Article
  /** Oldest first; the entry to retract is among them. */
  readonly history: readonly Change[]
  readonly seq: number
  /** Why, in one line, and by whom: it becomes the entry's reason. */
  readonly because: string
  readonly now: Instant
}

/** The value that stood before the entry; a party that had none is put beside the claim's holder as of now. */
const valueBefore = ({ claim, history, seq }: RetractionInput, ledger: Ledger, party: string): string => {
  const main = mainHolder(claim)
  const before = history.findLast((change) => change.seq < seq)?.positions[party]
  if (before !== undefined) return before.value
  return party === main ? claim.value : (ledger.positions[main]?.value ?? claim.value)
}

const positionsAfterRetraction = (input: RetractionInput, retracted: Change, next: number): Ledger & { to: string } => {
  const { claim, article, history, now } = input
  const ledger = ledgerOf(claim, article, history.at(-1))
  const party = partyOfEntry(retracted) ?? mainHolder(claim)
  const to = valueBefore(input, ledger, party)
  const stillStands = ledger.positions[party]?.seq === retracted.seq
  // Restored as of now, so that the story that misled is older than the position and cannot set it again.
  const restored: Position = { value: to, at: now, seq: next }
  return stillStands
    ? { ...withPosition(ledger, party, restored), to }
    : { ...ledger, to: ledger.positions[party]?.value ?? to }
}

/**
 * The entry that says an earlier one was wrong; undefined when there is no such entry, or it was retracted before. When
 * nothing newer has replaced the wrong position, the one before it is restored.
 */
export const decideRetraction = (input: RetractionInput): Change | undefined => {
  const { history, seq, because, now } = input
  const retracted = history.find((change) => change.seq === seq)
  const newest = history.at(-1)
  const isKnown = retracted !== undefined && retracted.type !== 'retraction'
  if (!isKnown || newest === undefined || history.some(({ retracts }) => retracts === seq)) return undefined
  const next = newest.seq + 1
  const { to, positions, earlier } = positionsAfterRetraction(input, retracted, next)
  const { watchId, claimId, holder, certainty, source } = retracted
  return seal({
    ...{ id: changeId(watchId, claimId, next), watchId, claimId, seq: next, type: 'retraction', retracts: seq },
    ...{ holder, from: retracted.to, to, at: now, detectedAt: now, confidence: 1, certainty, source, positions },
    reasons: [{ rule: 'ledger.retracted', note: because }],
    ...(earlier.length > 0 && { earlier }),
    prev: newest.hash,
  })
}
