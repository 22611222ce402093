import * as z from 'zod'
import { claimKindNames } from '../domain.ts'
import { changeSchema } from './change-schema.ts'

/** A claim as it stands, as the API gives it. */
export const claimSchema = z.object({
  watchId: z.string(),
  claimId: z.string(),
  question: z.string(),
  kind: z.enum(claimKindNames),
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
  last: changeSchema.omit({ sources: true }).optional().describe('The newest entry of its ledger'),
  checked: z.string().optional().describe('When a feed of the watch last answered'),
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
