import type * as z from 'zod/mini'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeFilter, PageRequest } from '../pipeline/query-changes.ts'
import { mostLimit, usualLimit } from './page-limits.ts'
import type { parameterSchemas } from './parameter-schemas.ts'

type ParameterSchemas = typeof parameterSchemas

export type Parameters<K extends keyof ParameterSchemas> = z.infer<ParameterSchemas[K]>

/**
 * Reads a query string. An empty value counts as absent, as forms send it; an unknown name is a fault, since a misspelt
 * filter would answer with everything. Fails with REQUEST_INVALID, every fault named. The schemas are loaded with the
 * first query string: most pages are asked for without one.
 */
export const readParameters = async <K extends keyof ParameterSchemas>(
  schema: K,
  query: Readonly<Record<string, string>>,
): Promise<Parameters<K>> => {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  if (Object.keys(given).length === 0) return {} as Parameters<K>
  const { parameterSchemas } = await import('./parameter-schemas.ts')
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
