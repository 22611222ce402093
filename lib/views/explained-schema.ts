import * as z from 'zod'
import { changeSchema } from './change-schema.ts'

const offset = z.number().int().optional()

const reasonSchema = z.object({
  rule: z.string().describe('A stable id of the rule that fired'),
  note: z.string(),
  start: offset,
  end: offset,
  weight: z.number().optional().describe('What it adds to the confidence score, in log-odds'),
})

const sourceSchema = z.object({
  storyId: z.string(),
  outlet: z.string(),
  title: z.string(),
  url: z.string(),
  published: z.string(),
  evidence: z.object({ quote: z.string(), start: z.number().int(), end: z.number().int() }),
  origin: z.string().describe('Equal for copies of one text: the storyId of the first copy'),
  agency: z.string().optional(),
})

const refusalSchema = z.object({
  watchId: z.string(),
  claimId: z.string(),
  storyId: z.string(),
  outlet: z.string(),
  title: z.string(),
  url: z.string(),
  published: z.string(),
  holder: z.string(),
  value: z.string(),
  quote: z.string(),
  confidence: z.number(),
  rule: z.string().describe('Why it was not recorded: a stable id'),
  note: z.string(),
})

const markSchema = z.object({ by: z.string(), at: z.string() })

/** A change with its reasons, its sources in full, and what was refused near it. */
export const explainedSchema = changeSchema.extend({
  state: z.enum(['current', 'superseded', 'retracted']),
  retracts: z.number().int().optional(),
  question: z.string().optional(),
  kind: z.string().optional(),
  watchTitle: z.string().optional(),
  previous: z.string().optional().describe('The change before it in the ledger of its claim'),
  next: z.string().optional(),
  reasons: z.array(reasonSchema),
  sourcesInFull: z.array(sourceSchema),
  refusals: z.array(refusalSchema),
  acknowledged: markSchema.optional().describe('Who has seen it, so that it is told no more'),
  confirmed: markSchema.optional().describe('Who has checked it and finds it right'),
})
