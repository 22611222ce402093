import * as z from 'zod'
import type { ClaimNow, WatchNow } from './answers.ts'
import { changeSchema, changeView } from './change-view.ts'

/** A claim as it stands, as the API gives it. */
export const claimSchema = z.object({
  watchId: z.string(),
  claimId: z.string(),
  question: z.string(),
  kind: z.enum(['place', 'quantity', 'date', 'choice', 'response', 'commitment', 'statement']),
  holder: z.string(),
  statement: z.string(),
  published: z.string().describe('The value in the article'),
  value: z.string().describe('The value now'),
  state: z.enum(['unchanged', 'changed', 'restored']),
  disputedBy: z.array(z.string()),
  origins: z.number().int().min(1),
  positions: z.array(
    z.object({ holder: z.string(), value: z.string(), at: z.string(), changeId: z.string().optional() }),
  ),
  last: changeSchema.optional(),
  checked: z.string().optional().describe('When a feed of the watch last answered'),
})

export const claimView = ({
  watch,
  claim,
  positions,
  last,
  checked,
  ...rest
}: ClaimNow): z.infer<typeof claimSchema> => ({
  watchId: watch.id,
  claimId: claim.id,
  question: claim.question,
  kind: claim.kind,
  holder: claim.holder,
  statement: claim.statement,
  published: claim.value,
  value: positions[0]?.value ?? claim.value,
  state: rest.state,
  disputedBy: [...rest.disputedBy],
  origins: rest.origins,
  positions: [...positions],
  ...(last && { last: changeView(last) }),
  ...(checked !== undefined && { checked }),
})

/** A watch with its claims. */
export const watchSchema = z.object({
  id: z.string(),
  title: z.string(),
  article: z.object({
    title: z.string(),
    publisher: z.string(),
    published: z.string(),
    url: z.string().optional(),
  }),
  feeds: z.array(z.string()),
  checked: z.string().optional(),
  claims: z.array(claimSchema),
})

export const watchView = ({ watch, claims, checked }: WatchNow): z.infer<typeof watchSchema> => {
  const { text: _text, ...article } = watch.article
  return {
    id: watch.id,
    title: watch.title,
    article,
    feeds: watch.feeds.map(({ url }) => url),
    ...(checked !== undefined && { checked }),
    claims: claims.map(claimView),
  }
}
