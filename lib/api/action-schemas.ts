import * as z from 'zod/mini'
import { described, moment } from './parameter-schemas.ts'

const by = described(z.string().check(z.trim(), z.minLength(1, 'say who you are'), z.maxLength(100)), 'Who says so')
const because = described(
  z.string().check(z.trim(), z.minLength(3, 'say why it is wrong'), z.maxLength(500)),
  'Why it is wrong',
)
const until = moment('No alerts before; a time that has passed ends a mute')

/** What the writing calls take and what they answer. */
export const actionSchemas = {
  mark: {
    body: z.strictObject({ by }),
    answer: z.object({ id: z.string(), by: z.string(), at: z.string() }),
  },
  reject: {
    body: z.strictObject({ by, because }),
    answer: z.object({ id: described(z.string(), 'The entry that withdraws it'), retracts: z.string() }),
  },
  mute: {
    body: z.strictObject({ by, until }),
    answer: z.object({
      watchId: z.string(),
      claimId: z.optional(z.string()),
      until: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  },
} as const
