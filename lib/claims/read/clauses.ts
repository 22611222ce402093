import cues from '../../../knowledge/certainty.json' with { type: 'json' }
import type { Certainty, Instant } from '../../domain.ts'
import type { Token } from '../../text/tokens.ts'
import { auxiliaries, pronouns } from '../../text/words.ts'
import type { Clause, Cue, Speaker } from '../sentence.ts'
import { type Attribution, speakerAt } from './attribution.ts'
import { isCurrent, monthOfMay, pastReference } from './background.ts'

const opens = new Set(cues.opens)
const coordinators = new Set(['and', 'or', 'but'])

const verbish = (token: Token | undefined): boolean =>
  token !== undefined &&
  !token.capital &&
  (auxiliaries.has(token.lower) ||
    pronouns.has(token.lower) ||
    (/[^e]ed$/.test(token.lower) && token.kind === 'word') ||
    (token.stem !== token.lower && /(ught|told|said|went|gave|took|held|met)$/.test(token.lower)))

const spaced = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  return (
    token?.text === '-' &&
    before !== undefined &&
    after !== undefined &&
    before.end < token.start &&
    token.end < after.start
  )
}

const cutsAt = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token
  if (/^[;:]$/.test(token.text) || spaced(tokens, at)) return true
  if (opens.has(token.lower)) return true
  if (coordinators.has(token.lower)) return verbish(tokens[at + 1]) || verbish(tokens[at + 2])
  return token.text === ',' && /ing$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 1]?.kind === 'word'
}

/** Where clauses begin. A stretch of fewer than two tokens is no clause. */
const clauseStarts = (tokens: readonly Token[]): number[] => {
  const starts = [0]
  for (let at = 1; at < tokens.length - 1; at += 1) {
    if (cutsAt(tokens, at) && at - (starts.at(-1) ?? 0) >= 2) starts.push(at)
  }
  return starts
}

const listed = {
  condition: new RegExp(`(^|\\s)(${cues.condition.join('|')})\\s`),
  supposition: new RegExp(`^\\W*(${cues.supposition.join('|')})\\s`),
  possible: new RegExp(`(^|\\s)(${cues.possible.join('|')})(\\s|$)`),
  planned: new RegExp(`(^|\\s)(${cues.planned.join('|')})\\s`),
  indirect: new RegExp(`(^|\\s)(${cues.indirectQuestion.join('|')})\\s`),
  denied: new RegExp(`(^|\\s)(${cues.denied.join('|')})(\\s|$)`),
}

/** What the whole sentence brings to each of its clauses. */
export interface ClauseContext {
  readonly question: boolean
  readonly published: Instant
  readonly articlePublished: Instant
  readonly attributions: readonly Attribution[]
  /** The sentence before this one was a supposition. */
  readonly supposed: boolean
  /** The title says that the story looks back. */
  readonly history: boolean
  readonly title: boolean
}

const beforeMonth = /^(in|of|on|until|till|by|from|since|to|early|late|mid|this|next|last|through|during|before|after)$/

/** `16 May`, `in May`: the month, no auxiliary. */
const isMonthOfMay = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.lower !== 'may' || !token.capital) return false
  return before?.kind === 'number' || after?.kind === 'number' || beforeMonth.test(before?.lower ?? '')
}

const lowerText = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token, at) => (isMonthOfMay(tokens, from + at) ? monthOfMay : token.lower))
    .join(' ')

interface Verdictish {
  readonly certainty: Certainty
  readonly rule: string
  readonly note: string
}

const said: Verdictish = { certainty: 'said', rule: 'certainty.said', note: 'stated as a fact' }

/** `will make sure that he can` and `would see to it that he could` promise; a bare `could` guesses. */
const isPossible = (text: string): boolean =>
  listed.possible.test(text) && !/ (will|would) .* (could|might|may) /.test(text)

type Rule = (text: string, whole: string, speaker: Speaker | null, context: ClauseContext) => Verdictish | false

const when = (holds: boolean, certainty: Certainty, rule: string, note: string): Verdictish | false =>
  holds && { certainty, rule, note }

const would = /(^|\s)would\s/

/** In order: the first that holds says how firm the clause is. */
const rules: readonly Rule[] = [
  (_text, _whole, speaker, context) =>
    when(context.question || speaker?.stance === 'asks', 'question', 'certainty.question', 'asked, not stated'),
  (text) => when(listed.indirect.test(text), 'question', 'certainty.whether', 'an indirect question'),
  (_text, whole) =>
    when(listed.supposition.test(whole), 'conditional', 'certainty.supposition', 'the sentence supposes it'),
  (text) => when(listed.condition.test(text), 'conditional', 'certainty.if', 'inside a condition'),
  (text, _whole, speaker) =>
    when(speaker?.stance === 'denies' || listed.denied.test(text), 'denied', 'certainty.denied', 'denied'),
  (text, _whole, speaker, context) => {
    const past = context.history ? 'the title looks back' : pastReference(text, context, speaker !== null)
    return past === undefined ? false : { certainty: 'background', rule: 'certainty.background', note: past }
  },
  (text, _whole, _speaker, context) =>
    when(
      isPossible(text) || (context.supposed && would.test(text)),
      'conditional',
      'certainty.possible',
      'possible, not stated',
    ),
  (text, _whole, speaker, context) =>
    when(
      would.test(text) && speaker === null && !/^ that /.test(text) && !context.title,
      'conditional',
      'certainty.would',
      'what would be, said by nobody',
    ),
  (text) => when(listed.planned.test(text), 'planned', 'certainty.planned', 'planned'),
]

const certaintyOf: (...args: Parameters<Rule>) => Verdictish = (...args) => {
  for (const rule of rules) {
    const found = rule(...args)
    if (found) return found
  }
  return said
}

const carries: Readonly<Record<string, RegExp>> = {
  background: /^ (and|or) /,
  denied: /^ (that|until) /,
  question: /^ (and|or|that) /,
}

/** What the clause before says of this one: "last year he declined and sent a note", "denies a report that it will". */
const carried = (text: string, before: Verdictish | undefined, own: Verdictish): Verdictish => {
  if (!before || (own.certainty !== 'said' && own.certainty !== 'planned')) return own
  return carries[before.certainty]?.test(text) && !isCurrent(text) ? before : own
}

/** Cuts a sentence into clauses and says of each who speaks it and how firmly. */
export const readClauses = (tokens: readonly Token[], context: ClauseContext): Clause[] => {
  const starts = clauseStarts(tokens)
  const whole = ` ${lowerText(tokens, 0, tokens.length)} `
  let before: Verdictish | undefined
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? tokens.length
    const speaker = speakerAt(context.attributions, from) ?? speakerAt(context.attributions, to - 1)
    const text = ` ${lowerText(tokens, from, to)} `
    const found = carried(text, before, certaintyOf(text, whole, speaker, context))
    before = found
    const cue: Cue = { from, to, rule: found.rule, note: found.note }
    return { index, from, to, speaker, certainty: found.certainty, cues: found === said ? [] : [cue] }
  })
}
