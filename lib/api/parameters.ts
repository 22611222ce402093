import * as z from 'zod'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeFilter, PageRequest } from '../pipeline/query-changes.ts'
import { parseInstant } from '../watches/instant.ts'

/** Changes on one page: when nothing is said, and at most. More than the most is brought down to it. */
const usualLimit = 50
const mostLimit = 500

/** A moment as people write it, read into an instant. */
export const moment = (what: string) =>
  z
    .string()
    .transform((text, context) => {
      const instant = parseInstant(text)
      if (instant === undefined)
        context.addIssue('give a day such as 2026-01-30 or a time such as 2026-01-30T12:40:00Z')
      return instant ?? ''
    })
    .describe(`${what}: an ISO 8601 day or time, UTC`)

const id = (what: string) => z.string().max(200).describe(what)

const filterShape = {
  watch: id('Only this watch'),
  claim: id('Only this claim'),
  type: z.enum(['revision', 'reversion', 'dispute', 'retraction']),
  holder: id('Only positions of this holder'),
  kind: z.enum(['place', 'quantity', 'date', 'choice', 'response', 'commitment', 'statement']),
  min_confidence: z.coerce.number().min(0).max(1).describe('As sure as this, all origins counted'),
  min_origins: z.coerce.number().int().min(1).max(1_000).describe('At least so many independent origins'),
  since: moment('Detected at or after'),
  until: moment('Detected before'),
  as_of: moment('What was known then'),
  q: z.string().max(200).describe('Words that all occur in evidence, headline, outlet, values or holder'),
}

const pageShape = {
  limit: z.coerce.number().int().min(1).describe(`Changes on the page: ${usualLimit} by default, ${mostLimit} at most`),
  cursor: z.string().max(400).describe('`next` of the page before'),
}

const formatShape = { format: z.enum(['html', 'json', 'jsonld']).describe('Instead of the Accept header') }

/** What each route takes in its query string. */
export const parameterSchemas = {
  none: z.strictObject({}).partial(),
  format: z.strictObject({ ...formatShape }).partial(),
  moment: z.strictObject({ as_of: filterShape.as_of, ...formatShape }).partial(),
  page: z.strictObject({ as_of: filterShape.as_of, ...pageShape, ...formatShape }).partial(),
  changes: z.strictObject({ ...filterShape, ...pageShape, ...formatShape }).partial(),
} as const

export type Parameters<K extends keyof typeof parameterSchemas> = z.infer<(typeof parameterSchemas)[K]>

/**
 * Reads a query string. An empty value counts as absent, as forms send it; an unknown name is a fault, since a misspelt
 * filter would answer with everything. Fails with REQUEST_INVALID, every fault named.
 */
export const readParameters = <K extends keyof typeof parameterSchemas>(
  schema: K,
  query: Readonly<Record<string, string>>,
): Parameters<K> => {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const read = parameterSchemas[schema].safeParse(given)
  if (read.success) return read.data as Parameters<K>
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'query'}: ${issue.message}`)
  throw new ClaimwatchError('REQUEST_INVALID', faults.join('; '), { faults })
}

const renamed = {
  watch: 'watchId',
  claim: 'claimId',
  min_confidence: 'minConfidence',
  min_origins: 'minOrigins',
  as_of: 'asOf',
  q: 'text',
} as const

/** The filter that the parameters of `changes` ask for. */
export const filterOf = ({ limit: _limit, cursor: _cursor, format: _format, ...asked }: Parameters<'changes'>) =>
  Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [renamed[name as keyof typeof renamed] ?? name, value]),
  ) as ChangeFilter

export const pageOf = ({ limit, cursor }: Pick<Parameters<'page'>, 'limit' | 'cursor'>): PageRequest => ({
  limit: Math.min(limit ?? usualLimit, mostLimit),
  ...(cursor !== undefined && { cursor }),
})
