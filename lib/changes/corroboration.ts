import type { ChangeWithSources } from '../domain.ts'

/** What is left of the doubt with each further independent origin. Outlets err together, so not much less than half. */
const doubtLeft = 0.6
/** Reports alone never make certain. */
const most = 0.99

/** Confidence of a change with all its sources, 0 to 1: grows with independent origins, not with copies. */
export const corroborated = ({ confidence, origins }: Pick<ChangeWithSources, 'confidence' | 'origins'>): number =>
  Math.max(confidence, Math.min(most, 1 - (1 - confidence) * doubtLeft ** (origins - 1)))
