import * as z from 'zod'

const instant = z.string().describe('UTC, ISO 8601: 2026-01-30T12:40:00Z')

/** A change as `claimwatch changes --json`, the API and the exports give it. */
export const changeSchema = z.object({
  id: z.string().describe('watch:claim:seq'),
  watchId: z.string(),
  claimId: z.string(),
  seq: z.number().int().min(1).describe('Place in the ledger of the claim: 1, 2, 3 …'),
  type: z.enum(['revision', 'reversion', 'dispute', 'retraction']),
  holder: z.string().describe('Whose position or fact the value is'),
  from: z.string(),
  to: z.string(),
  storyId: z.string(),
  at: instant.describe('When the story that says so was published'),
  detectedAt: instant.describe('When Claimwatch read it'),
  confidence: z.number().min(0).max(1).describe('Probability that the entry is right, from its own story'),
  corroborated: z.number().min(0).max(1).optional().describe('The same with all independent origins counted'),
  certainty: z.enum(['said', 'planned', 'conditional', 'denied', 'question', 'background']),
  quote: z.string().describe('The deciding sentence, verbatim in the story'),
  start: z.number().int().describe('Offset of the quote in title + line feed + text, in UTF-16 units'),
  end: z.number().int(),
  outlet: z.string(),
  title: z.string(),
  url: z.string(),
  sources: z.array(z.string()).describe('Ids of the stories that say so, the making story first'),
  origins: z.number().int().min(1).describe('Independent origins among the sources'),
  hash: z.string().describe('SHA-256 that chains the ledger'),
})
