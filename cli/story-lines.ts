import * as z from 'zod'
import type { Story } from '../lib/domain.ts'
import { parseInstant } from '../lib/watches/instant.ts'

/** A line that is no story: its number, from 1, and what is wrong with it. */
export interface StoryLineFault {
  readonly line: number
  readonly message: string
}

export interface StoryLines {
  readonly stories: readonly Story[]
  readonly faults: readonly StoryLineFault[]
}

const storyForm = z.object({
  id: z.string().trim().min(1),
  outlet: z.string().nullish(),
  title: z.string(),
  text: z.string(),
  published: z.string().refine((text) => parseInstant(text) !== undefined, 'is not an ISO 8601 date'),
  url: z.string().nullish(),
  language: z.string().nullish(),
})

const issueText = (issue: z.core.$ZodIssue): string => {
  const key = issue.path.join('.')
  if (key === '') return 'not an object'
  return issue.code === 'custom' ? `${key} ${issue.message}` : `${key}: ${issue.message.replace('Invalid input: ', '')}`
}

const parseJson = (line: string): { value: unknown } | { message: string } => {
  try {
    return { value: JSON.parse(line) }
  } catch (error) {
    return { message: `not JSON: ${(error as Error).message}` }
  }
}

const readLine = (line: string): Story | string => {
  const json = parseJson(line)
  if ('message' in json) return json.message
  const parsed = storyForm.safeParse(json.value)
  if (!parsed.success) return parsed.error.issues.map(issueText).join('; ')
  const { id, outlet, title, text, published, url, language } = parsed.data
  return {
    id,
    outlet: outlet ?? '',
    title,
    text,
    published: parseInstant(published) ?? published,
    url: url ?? '',
    ...(language ? { language } : {}),
  }
}

/**
 * Reads stories, one JSON object a line: `{id, outlet?, title, text, published, url}`; other keys are ignored, empty lines
 * skipped. A bad line is named and does not stop the others.
 */
export const parseStoryLines = (text: string): StoryLines => {
  const read = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((entry) => entry.text !== '')
    .map((entry) => ({ line: entry.line, story: readLine(entry.text) }))
  return {
    stories: read.flatMap(({ story }) => (typeof story === 'string' ? [] : [story])),
    faults: read.flatMap(({ line, story }) => (typeof story === 'string' ? [{ line, message: story }] : [])),
  }
}
