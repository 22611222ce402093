import type { Instant } from '../../domain.ts'
import { formatDate } from '../../text/date-values.ts'
import { findDates } from '../../text/dates.ts'
import { type FoundQuantity, findQuantities } from '../../text/quantities.ts'
import { formatQuantity } from '../../text/quantity-values.ts'
import { isMoney } from '../../text/units.ts'
import type { Sentence } from '../sentence.ts'
import { type Candidate, clauseAt, holderAt, isAside, tokenAt } from './candidate.ts'

/** Numbers below this are mostly counts of things at hand: two leaders, three rounds. */
const smallCount = 10

const amountStrength = (found: FoundQuantity, aside: boolean): number => {
  const size = isMoney(found.unit) || found.unit.name === '%' ? 0.8 : found.high >= smallCount ? 0.4 : -1
  return size + (found.comparator === '=' ? 0 : 0.3) - (aside ? 1 : 0)
}

/** Lengths of time and sizes of things at hand, which seldom are the news. */
const seldomNews = new Set(['short time', 'long time', 'magnitude', 'category', 'length'])

/** `The number of people killed … has risen to 1,644`: what is counted stands before the bare number. */
const countedBefore = (sentence: Sentence, found: FoundQuantity): string => {
  const noun = /\bnumber of (\p{Ll}+)/u.exec(sentence.text.slice(0, found.start))
  return noun?.[1] ?? ''
}

/** `100 million yuan, about $13.8 million`: the same amount in another unit. */
const isConversion = (found: FoundQuantity, before: FoundQuantity | undefined): boolean =>
  before !== undefined && found.comparator === '~' && found.start - before.end <= 3

const notation = (sentence: Sentence, found: FoundQuantity): string => {
  const counted = found.unit.name === '' ? countedBefore(sentence, found) : ''
  return counted ? `${formatQuantity(found)} ${counted}` : formatQuantity(found)
}

/** `had urged the bank to sell $500 million`: told as what went before. */
const isBefore = (sentence: Sentence, found: FoundQuantity): boolean =>
  /\bhad\b/.test(sentence.text.slice(0, found.start))

/** Amounts with a unit, but no measures grown into adjectives (`a two-week pause`). */
export const quantityCandidates = (sentence: Sentence): Candidate[] =>
  findQuantities(sentence.text)
    .filter((found, index, all) => !found.compound && !isConversion(found, all[index - 1]))
    .filter((found) => !seldomNews.has(found.unit.dimension))
    .filter((found) => found.unit.name !== '' || (countedBefore(sentence, found) !== '' && found.high >= smallCount))
    .map((found) => ({
      kind: 'quantity',
      value: notation(sentence, found),
      holder: holderAt(sentence, sentence.start + found.start),
      sentence,
      start: sentence.start + found.start,
      end: sentence.start + found.end,
      strength:
        amountStrength(found, isAside(sentence, sentence.start + found.start)) - (isBefore(sentence, found) ? 0.6 : 0),
    }))

/** Days and months to come: a day of the past cannot move. */
export const dateCandidates = (sentence: Sentence, published: Instant): Candidate[] =>
  findDates(sentence.text, { published }).flatMap((found) => {
    // A watch asks for the day; that it is the earliest or the latest stands in its statement.
    const [, day = ''] = /^(?:[<>]=?)?(\d{4}-\d{2}(?:-\d{2})?)$/.exec(formatDate(found.value)) ?? []
    if (day === '' || day <= published.slice(0, day.length)) return []
    const start = sentence.start + found.start
    const planned = clauseAt(sentence, tokenAt(sentence, start))?.certainty === 'planned'
    const holder = holderAt(sentence, start)
    const strength = (planned ? 0.8 : 0) + (day.length === 10 ? 0.5 : -0.5) - (isAside(sentence, start) ? 1 : 0)
    return [{ kind: 'date', value: day, holder, sentence, start, end: sentence.start + found.end, strength }]
  })
