import type * as z from 'zod'
import type { ChangeWithSources } from '../domain.ts'
import type { ShownChange } from './answers.ts'
import type { changeSchema } from './change-schema.ts'

export type ChangeView = z.infer<typeof changeSchema>

export const changeView = (change: ChangeWithSources & Partial<ShownChange>): ChangeView => ({
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
  sources: change.sources.map(({ storyId }) => storyId),
  origins: change.origins,
  hash: change.hash,
})
