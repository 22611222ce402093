import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { claimKindNames } from '../domain.ts'
import { parseInstant } from '../watches/instant.ts'
import { mostLimit, usualLimit } from './page-limits.ts'

// The small form of zod says nothing about a fault by itself.
z.config(en())

/** A schema with the words that the API's description has for it. */
export const described = <T extends z.ZodMiniType>(schema: T, what: string): T => schema.check(z.describe(what))

/** A moment as people write it, read into an instant. */
export const moment = (what: string) =>
  described(
    z.pipe(
      z.string(),
      z.transform((text, context) => {
        const instant = parseInstant(text)
        if (instant === undefined)
          context.issues.push({
            code: 'custom',
            input: text,
            message: 'give a day such as 2026-01-30 or a time such as 2026-01-30T12:40:00Z',
          })
        return instant ?? ''
      }),
    ),
    `${what}: an ISO 8601 day or time, UTC`,
  )

const id = (what: string) => described(z.string().check(z.maxLength(200)), what)

const filterShape = {
  watch: id('Only this watch'),
  claim: id('Only this claim'),
  type: z.enum(['revision', 'reversion', 'dispute', 'retraction']),
  holder: id('Only positions of this holder'),
  kind: z.enum(claimKindNames),
  min_confidence: described(z.coerce.number().check(z.gte(0), z.lte(1)), 'As sure as this, all origins counted'),
  min_origins: described(
    z.coerce.number().check(z.int(), z.gte(1), z.lte(1_000)),
    'At least so many independent origins',
  ),
  since: moment('Detected at or after'),
  until: moment('Detected before'),
  as_of: moment('What was known then'),
  q: id('Words that all occur in evidence, headline, outlet, values or holder'),
}

const pageShape = {
  limit: described(
    z.coerce.number().check(z.int(), z.gte(1)),
    `Changes on the page: ${usualLimit} by default, ${mostLimit} at most`,
  ),
  cursor: described(z.string().check(z.maxLength(400)), '`next` of the page before'),
}

const formatShape = { format: described(z.enum(['html', 'json', 'jsonld']), 'Instead of the Accept header') }

/** What each route takes in its query string. */
export const parameterSchemas = {
  none: z.partial(z.strictObject({})),
  format: z.partial(z.strictObject(formatShape)),
  moment: z.partial(z.strictObject({ as_of: filterShape.as_of, ...formatShape })),
  page: z.partial(z.strictObject({ as_of: filterShape.as_of, ...pageShape, ...formatShape })),
  changes: z.partial(z.strictObject({ ...filterShape, ...pageShape, ...formatShape })),
} as const
