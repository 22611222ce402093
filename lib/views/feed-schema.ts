import * as z from 'zod'

/** A polled feed as the API gives it. */
export const feedSchema = z.object({
  url: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  health: z.enum(['new', 'well', 'unsteady', 'silent', 'failing', 'gone']),
  note: z.string().describe('The same in words, with what is wrong'),
  failures: z.number().int(),
  lastAttempt: z.string().optional(),
  lastSuccess: z.string().optional(),
  lastStory: z.string().optional(),
  lastError: z.string().optional(),
  nextAt: z.string(),
  intervalMinutes: z.number(),
  watches: z.array(z.string()),
})
