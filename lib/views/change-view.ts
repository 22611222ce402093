import type * as z from 'zod'
import type { Change, ChangeWithSources } from '../domain.ts'
import type { ShownChange } from './answers.ts'
import type { changeSchema } from './change-schema.ts'

export type ChangeView = z.infer<typeof changeSchema>

/** Without the ids of its sources: as a board has it. */
export type CountedChangeView = Omit<ChangeView, 'sources'>

export const countedChangeView = (
  change: Change & { readonly origins: number; readonly corroborated?: number },
): CountedChangeView => ({
  id: change.id,
  watchId: change.watchId,
  claimId: change.claimId,
  seq: change.seq,
  type: change.type,
  holder: change.holder,
  from: change.from,
  to: change.to,
  storyId: change.source.storyId,
  at: change.at,
  detectedAt: change.detectedAt,
  confidence: change.confidence,
  ...(change.corroborated !== undefined && { corroborated: change.corroborated }),
  certainty: change.certainty,
  quote: change.source.evidence.quote,
  start: change.source.evidence.start,
  end: change.source.evidence.end,
  outlet: change.source.outlet,
  title: change.source.title,
  url: change.source.url,
  origins: change.origins,
  hash: change.hash,
})

export const changeView = (change: ChangeWithSources & Partial<ShownChange>): ChangeView => {
  const { origins, hash, ...view } = countedChangeView(change)
  return { ...view, sources: change.sources.map(({ storyId }) => storyId), origins, hash }
}
