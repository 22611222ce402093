import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a case file states of one entry. Absent facts are not judged. */
export interface ExpectedEntry {
  readonly index: number
  readonly title?: string
  readonly link?: string
  readonly guid?: string
  readonly published?: string
  readonly bodyTextStarts?: string
}

export interface FeedCase {
  readonly id: string
  readonly category: string
  readonly file: string
  readonly contentType?: string
  readonly expect: {
    /** False: the document must be refused. */
    readonly feed?: false
    readonly count?: number
    readonly title?: string
    readonly link?: string
    readonly items?: readonly ExpectedEntry[]
  }
}

/** What a reader made of a document, in the terms of the cases. */
export interface Outcome {
  readonly title: string
  readonly link: string
  readonly entries: readonly {
    readonly id: string
    readonly title: string
    readonly link: string
    readonly published: string | null
    readonly text: string
  }[]
}

export const loadCases = (folder: string): readonly FeedCase[] =>
  (JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as { cases: readonly FeedCase[] }).cases

/** The case file cuts titles here. */
const TITLE_LENGTH = 200

const sameTitle = (expected: string, got: string): boolean =>
  bare(expected) === bare(expected.length >= TITLE_LENGTH ? got.slice(0, TITLE_LENGTH) : got)

const bare = (text: string): string => text.replace(/\s+/g, '')

const wrongInEntry = (expected: ExpectedEntry, got: Outcome['entries'][number] | undefined): string | undefined => {
  const at = `[${expected.index}]`
  if (got === undefined) return `${at} missing`
  const { title, link, guid, published, bodyTextStarts } = expected
  if (title !== undefined && !sameTitle(title, got.title)) return `${at} title: ${got.title} ≠ ${title}`
  if (link !== undefined && link !== got.link) return `${at} link: ${got.link} ≠ ${link}`
  if (guid !== undefined && guid !== got.id) return `${at} id: ${got.id} ≠ ${guid}`
  if (published !== undefined && published !== got.published) return `${at} date: ${got.published} ≠ ${published}`
  if (bodyTextStarts !== undefined && !bare(got.text).startsWith(bare(bodyTextStarts)))
    return `${at} text: ${got.text.slice(0, 80)} ≠ ${bodyTextStarts}`
  return undefined
}

/** The first fact a reader got wrong, in words; undefined when all are right. `null` stands for a refusal. */
export const firstFault = ({ expect }: FeedCase, outcome: Outcome | null): string | undefined => {
  if (expect.feed === false) return outcome === null ? undefined : 'read although it is no feed'
  if (outcome === null) return 'refused'
  const { count, title, link } = expect
  if (count !== undefined && outcome.entries.length !== count) return `count: ${outcome.entries.length} ≠ ${count}`
  if (title !== undefined && !sameTitle(title, outcome.title)) return `feed title: ${outcome.title} ≠ ${title}`
  if (link !== undefined && link !== outcome.link) return `feed link: ${outcome.link} ≠ ${link}`
  for (const entry of expect.items ?? []) {
    const fault = wrongInEntry(entry, outcome.entries[entry.index])
    if (fault !== undefined) return fault
  }
  return undefined
}
