import type { Article, Change, ChangeWithSources, Claim, Instant, Position } from '../domain.ts'
import { ledgerOf } from './positions.ts'
import { withSources } from './sources.ts'

/** The history as it was known at an instant: entries detected by then, with the sources published by then. */
export const asOf = (history: readonly ChangeWithSources[], at: Instant): readonly ChangeWithSources[] =>
  history
    .filter(({ detectedAt }) => detectedAt <= at)
    .map((change) =>
      withSources(
        change,
        change.sources.filter(({ published }) => published <= at),
      ),
    )

/** Every holder's position after a history, oldest entry first: the article's when it is empty. */
export const positionsAfter = (
  claim: Claim,
  article: Article,
  history: readonly ChangeWithSources[],
): Readonly<Record<string, Position>> => ledgerOf(claim, article, history.at(-1)).positions

export type ChangeState = 'current' | 'superseded' | 'retracted'

/** Where an entry stands now, told by the entries after it: the ledger itself is never edited. */
export const stateOf = (change: Pick<Change, 'seq'>, history: readonly Change[]): ChangeState => {
  if (history.some(({ retracts }) => retracts === change.seq)) return 'retracted'
  const positions = Object.values(history.at(-1)?.positions ?? {})
  return positions.some(({ seq }) => seq === change.seq) ? 'current' : 'superseded'
}
