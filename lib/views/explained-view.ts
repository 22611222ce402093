import type * as z from 'zod'
import type { ExplainedChange } from './answers.ts'
import { changeView } from './change-view.ts'
import type { explainedSchema } from './explained-schema.ts'

export const explainedView = ({ change, watch, claim, ...rest }: ExplainedChange): z.infer<typeof explainedSchema> => ({
  ...changeView(change),
  ...(change.retracts !== undefined && { retracts: change.retracts }),
  ...(watch && { watchTitle: watch.title }),
  ...(claim && { question: claim.question, kind: claim.kind }),
  ...rest,
  reasons: [...change.reasons],
  sourcesInFull: change.sources.map(({ sketch: _sketch, ...source }) => source),
  refusals: rest.refusals.map(({ held: _held, ...refusal }) => refusal),
})
