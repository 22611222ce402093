import type * as z from 'zod'
import type { ClaimNow, WatchNow } from './answers.ts'
import { countedChangeView } from './change-view.ts'
import type { claimSchema, watchSchema } from './watch-schema.ts'

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
  ...(last && { last: countedChangeView(last) }),
  ...(checked !== undefined && { checked }),
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
