import * as z from 'zod'
import { changeSchema } from '../views/change-schema.ts'
import { explainedSchema } from '../views/explained-schema.ts'
import { feedSchema } from '../views/feed-schema.ts'
import { claimSchema, watchSchema } from '../views/watch-schema.ts'
import type { parameterSchemas } from './parameter-schemas.ts'

const changePageSchema = z.object({
  changes: z.array(changeSchema),
  next: z.string().optional().describe('Cursor of the next page'),
})

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  code: z.string().optional(),
  fix: z.string().optional(),
  faults: z.array(z.string()).optional(),
})

const healthSchema = z.object({
  status: z.enum(['ok', 'stale']).describe('stale: feeds are due and none has answered for an hour'),
  now: z.string(),
  watches: z.number().int(),
  feeds: z.object({ total: z.number().int(), failing: z.number().int(), silent: z.number().int() }),
  checked: z.string().optional().describe('When a feed last answered'),
})

/** A route as it is described: where, what it takes, what it answers. */
export interface Route {
  readonly path: string
  readonly summary: string
  readonly parameters: keyof typeof parameterSchemas
  /** Media type → schema; a type without one is text of a public format. */
  readonly answers: Readonly<Record<string, z.ZodType | undefined>>
}

const json = 'application/json'
const page = 'text/html'
const atom = 'application/atom+xml'
const jsonFeed = 'application/feed+json'

/**
 * Everything the API documents. The app has exactly these routes, and the page's own files besides; a test compares
 * them, so that answering needs no schema.
 */
export const routes: readonly Route[] = [
  {
    path: '/',
    summary: 'The board: what changed, and every claim as it stands',
    parameters: 'moment',
    answers: { [page]: undefined },
  },
  {
    path: '/watches',
    summary: 'Every watch with its claims as they stand, or stood',
    parameters: 'moment',
    answers: { [json]: z.object({ watches: z.array(watchSchema) }), [page]: undefined },
  },
  {
    path: '/watches/{watchId}',
    summary: 'One watch',
    parameters: 'moment',
    answers: { [json]: watchSchema, [page]: undefined },
  },
  {
    path: '/watches/{watchId}/claims/{claimId}',
    summary: 'One claim with its changes, newest first',
    parameters: 'page',
    answers: {
      [json]: claimSchema.extend({ changes: z.array(changeSchema), next: z.string().optional() }),
      'application/ld+json': z.object({ '@type': z.literal('Claim') }),
      [page]: undefined,
    },
  },
  {
    path: '/changes',
    summary: 'The change table, newest detection first',
    parameters: 'changes',
    answers: { [json]: changePageSchema, [page]: undefined },
  },
  {
    path: '/changes/{changeId}',
    summary: 'One change with its reasons, its sources, and what was refused near it',
    parameters: 'format',
    answers: { [json]: explainedSchema, [page]: undefined },
  },
  {
    path: '/feeds',
    summary: 'Every feed with how it fares, those in trouble first',
    parameters: 'format',
    answers: { [json]: z.object({ feeds: z.array(feedSchema) }), [page]: undefined },
  },
  { path: '/health', summary: 'Whether feeds answer', parameters: 'none', answers: { [json]: healthSchema } },
  {
    path: '/openapi.json',
    summary: 'This description',
    parameters: 'none',
    answers: { [json]: z.object({ openapi: z.literal('3.1.0') }) },
  },
  {
    path: '/changes.csv',
    summary: 'The change table as CSV',
    parameters: 'changes',
    answers: { 'text/csv': undefined },
  },
  {
    path: '/changes.jsonl',
    summary: 'The change table as JSON Lines',
    parameters: 'changes',
    answers: { 'application/jsonl': undefined },
  },
  ...['', '/watches/{watchId}', '/watches/{watchId}/claims/{claimId}'].flatMap((of): Route[] => [
    {
      path: `${of}/changes.atom`,
      summary: 'Changes as an Atom feed',
      parameters: 'changes',
      answers: { [atom]: undefined },
    },
    {
      path: `${of}/changes.json`,
      summary: 'Changes as a JSON Feed 1.1',
      parameters: 'changes',
      answers: { [jsonFeed]: z.object({ version: z.string(), items: z.array(z.object({ id: z.string() })) }) },
    },
  ]),
]
