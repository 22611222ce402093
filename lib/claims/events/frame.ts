/** Which event a date claim asks about, derived once. */

import type { Claim } from '../../domain.ts'
import { parseDate } from '../../text/date-values.ts'
import { findDates } from '../../text/dates.ts'
import { tokenise } from '../../text/tokens.ts'
import type { FrameContext } from '../kind.ts'
import { type EventHit, eventHits } from './lexicon.ts'

/** How the claim's date is recognised. JSON-safe. */
export interface DateFrame {
  /** The claim's date in its notation. */
  readonly value: string
  /** Sorts of the event, of `knowledge/events.json`, the one asked about first. */
  readonly sorts: readonly string[]
  /** ISO days of the claim and the article: "26 May" is the known one. */
  readonly known: readonly string[]
  /** Title, question and statement: names in them do not narrow the event. */
  readonly words: string
  /** The claim asks by when: "by 30 June" is then the date itself. */
  readonly closes: boolean
}

/** Deadlines and ends are days "by" which and "until" which: the word is no bound there. */
const closedSorts: ReadonlySet<string> = new Set(['deadline', 'end', 'decision'])

const asksByWhen = ({ question, statement }: Claim): boolean =>
  /\bby when\b|\bby (?:what|which) (?:date|day)\b|\bdeadline\b/i.test(question) ||
  /\b(?:by|until|before|no later than) (?:the )?(?:end|close|\d|early|mid|late|\p{Lu})/u.test(statement)

/** For each sort, how many different words of it the article has. */
const supportOf = (article: string): ReadonlyMap<string, number> => {
  const tokens = tokenise(article)
  const words = new Map<string, Set<string>>()
  for (const { sort, told, from, to } of eventHits(tokens)) {
    if (told) continue
    const word = tokens.slice(from, to).map(({ stem }) => stem)
    words.set(sort, (words.get(sort) ?? new Set<string>()).add(word.join(' ')))
  }
  return new Map([...words].map(([sort, ofSort]) => [sort, ofSort.size]))
}

/** `launch` of a rocket, a campaign or a book: of the sorts of one word, those of which the article has other words too. */
const meant = (hits: readonly EventHit[], support: ReadonlyMap<string, number>): readonly EventHit[] =>
  hits.filter((hit) => {
    const ofWord = hits.filter((other) => other.from === hit.from).map(({ sort }) => support.get(sort) ?? 0)
    return 2 * (support.get(hit.sort) ?? 0) >= Math.max(...ofWord)
  })

const sortsOf = (claim: Claim, article: string): readonly string[] => {
  const [asked, stated] = [eventHits(tokenise(claim.question)), eventHits(tokenise(claim.statement))]
  const named = [asked, stated].map((hits) => hits.filter((hit) => !hit.told))
  const hits = [...named, asked].find((each) => each.length > 0) ?? []
  const events = hits.filter(({ sort }) => sort !== 'statement')
  return [...new Set(meant(events, supportOf(article)).map(({ sort }) => sort))]
}

/** Derives the frame. */
export const dateFrame = (claim: Claim, context: FrameContext): DateFrame => {
  const { articlePublished: published, articleText } = context
  const value = parseDate(claim.value)
  const ahead = typeof value === 'object' && value.last >= published.slice(0, 10)
  const own = typeof value === 'object' ? [value.first] : []
  const told = findDates(articleText, { published, known: own, fallback: ahead ? 'future' : 'past' })
  const days = told.filter((date) => date.shape === 'day').map((date) => date.value.first)
  const sorts = sortsOf(claim, articleText)
  return {
    value: claim.value,
    sorts,
    closes: asksByWhen(claim) || sorts.some((sort) => closedSorts.has(sort)),
    known: [...new Set([...own, ...days])],
    words: `${articleText.split('\n')[0] ?? ''} ${claim.question} ${claim.statement}`,
  }
}
