import * as z from 'zod'
import { claimKindNames } from '../domain.ts'

/**
 * The form of a watch file, once: the parser checks with it, the JSON Schema for editors is generated from it, and the
 * descriptions are what a fault proposes as its fix.
 */

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(64)
const words = z.string().trim().min(1)
const webAddress = z.url({ protocol: /^https?$/, hostname: /.+/ })

const article = z.strictObject({
  title: words.meta({ description: 'The headline of the article.' }),
  publisher: z.string().optional().meta({ description: 'Who published the article.' }),
  published: words.meta({
    description:
      'When the article was published, ISO 8601: 2026-01-29 or 2026-01-29T14:00:00Z. A day is its midnight UTC.',
  }),
  url: webAddress.optional().meta({ description: 'The address of the article, http or https.' }),
  text: z.string().optional().meta({ description: 'The text of the article; or name a file with `file`.' }),
  file: words.optional().meta({ description: 'A text file with the article, relative to the watch file.' }),
})

const feed = z.strictObject({
  url: webAddress.meta({ description: 'The address of the feed, http or https.' }),
  outlet: words.optional().meta({ description: "The outlet's name; without it, the feed's own title is used." }),
  fullText: z
    .boolean()
    .optional()
    .meta({ description: 'true: fetch the page of a story where the feed gives only a teaser.' }),
  everyMinutes: z
    .strictObject({
      min: z.number().min(1).optional().meta({ description: 'Poll at most this often, in minutes, from 1.' }),
      max: z.number().min(1).optional().meta({ description: 'Poll at least this often, in minutes, from 1.' }),
    })
    .optional()
    .meta({ description: 'Floor and cap of the polling interval: { min: 5, max: 60 }.' }),
})

export const claimSchema = z.strictObject({
  id: slug.meta({ description: 'Lower-case letters, digits and hyphens, such as `venue`; unique in the watch.' }),
  question: words.meta({ description: 'What the claim answers: Where will they meet?' }),
  kind: z
    .enum(claimKindNames)
    .meta({ description: `How the value is read and compared: ${claimKindNames.join(', ')}.` }),
  value: z
    .union([z.string().trim().min(1), z.number(), z.boolean()])
    .meta({ description: "The article's answer: a place, `1644 people`, 2026-05-26, none, offered, true …" }),
  holder: z.string().trim().optional().meta({ description: 'Whose position or fact the value is: Russia, UEFA …' }),
  statement: z.string().trim().optional().meta({ description: 'The claim as one sentence of the article.' }),
  about: z
    .array(z.union([words, z.array(words).min(1)]))
    .min(1)
    .optional()
    .meta({
      description:
        'Replaces the derived subject: groups of words; a story must have a word of every group: [[board, union], [meet, talks]].',
    }),
  options: z
    .record(words, z.array(words).min(1))
    .optional()
    .meta({ description: 'For kind `choice`: each possible value with the phrases that give it.' }),
})

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const quietHours = z.strictObject({
  from: timeOfDay.meta({ description: 'When the quiet begins, `HH:MM`.' }),
  to: timeOfDay.meta({
    description: 'When it ends and what was held is told; earlier than `from` means the next day.',
  }),
  timeZone: z
    .string()
    .refine(isTimeZone, 'no time zone has this name; give one such as Europe/Kyiv')
    .optional()
    .meta({ description: 'IANA name such as `Europe/Kyiv`; UTC without it.' }),
})

const alerts = z.strictObject({
  minOrigins: z
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Tell a change when this many independent origins say so, from 1.' }),
  afterMinutes: z
    .number()
    .min(0)
    .optional()
    .meta({ description: 'Tell it anyway after this many minutes; 0 waits for the origins.' }),
  minConfidence: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'Do not tell changes below this confidence, 0 to 1.' }),
  digestMinutes: z
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Collect changes over so many minutes and tell them in one message.' }),
  quietHours: quietHours.optional().meta({ description: 'Hours in which changes are held, to be told at their end.' }),
  muteUntil: words
    .optional()
    .meta({ description: 'Hold every change until this date or time, ISO 8601: 2026-01-29 or 2026-01-29T14:00:00Z.' }),
})

export const watchFileSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'The address of this schema, for editors.' }),
    id: slug.meta({ description: 'Lower-case letters, digits and hyphens, such as `moscow-talks`.' }),
    title: words.meta({ description: 'What is watched, in a few words.' }),
    article: article
      .optional()
      .meta({ description: 'The article the watch starts from: title, publisher, published, and text or file.' }),
    baseline: article.optional().meta({ description: 'Another name for `article`; give one of the two.' }),
    feeds: z
      .array(z.union([webAddress, feed]))
      .nullish()
      .meta({ description: 'The feeds to poll: a list of addresses, or of { url, outlet }.' }),
    names: z
      .record(words, z.union([words, z.array(words)]))
      .nullish()
      .meta({ description: 'Other names of the parties: `Tin Council: [the council, Lind]`.' }),
    claims: z
      .array(claimSchema)
      .min(1)
      .meta({ description: 'What the article says that may change: a list of claims.' }),
    alerts: alerts.nullish().meta({
      description:
        'When to tell a change: minOrigins, afterMinutes, minConfidence, digestMinutes, quietHours, muteUntil.',
    }),
  })
  .meta({
    title: 'Claimwatch watch file',
    description: 'An article, its claims, the feeds to poll and how to alert.',
  })

export type WatchFile = z.infer<typeof watchFileSchema>
export type ClaimFile = z.infer<typeof claimSchema>

/** The JSON Schema for editors, draft 7: the newest that the common YAML language server reads in full. */
export const watchJsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(watchFileSchema, { target: 'draft-7', io: 'input' }) as Record<string, unknown>
