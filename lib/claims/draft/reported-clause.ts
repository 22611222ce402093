import { plainSpeech } from '../read/roles.ts'
import type { Sentence } from '../sentence.ts'
import { datelineLength, tokenAt } from './candidate.ts'

/** Words between a verb of reporting and what is reported: `told reporters that`, `said on Thursday that`. */
const longestBridge = 7

/** Verbs that report even without `that`; the others also take a plain object (`reported bookings of`). */
const bareReporting = /^(?:say|tell|add|insist|warn|argue)$/

const thatAfter = (sentence: Sentence, verb: number): number | undefined => {
  const bridge = sentence.tokens.slice(verb + 1, verb + 1 + longestBridge)
  const that = bridge.findIndex((token) => token.lower === 'that')
  return that < 0 || bridge.slice(0, that).some(plainSpeech) ? undefined : verb + 2 + that
}

/** `on Thursday`, `late on Saturday`, `reporters`: what a verb of reporting takes along. */
const companion = /^(?:(?:late |early )?on \p{Lu}\p{L}+day|reporters|journalists|lawmakers|state (?:TV|television))/u

/** Where the reported words begin after the verb of reporting at `verb`. */
const afterVerb = (sentence: Sentence, verb: number): number => {
  const that = thatAfter(sentence, verb)
  if (that !== undefined) return that
  const next = sentence.tokens[verb + 1]
  const taken = next && companion.exec(sentence.text.slice(next.start - sentence.start))
  return verb + 1 + (taken ? taken[0].split(' ').length : 0)
}

const reportingVerbs = (sentence: Sentence): number[] =>
  sentence.tokens
    .filter((token) => !token.capital && plainSpeech(token))
    .filter((token) => bareReporting.test(token.stem) || thatAfter(sentence, token.index) !== undefined)
    .map((token) => token.index)

/** `…, the minister said on Thursday, as …`: the comma before speaker and verb, where the reported words end. */
const commaBefore = (sentence: Sentence, from: number, verb: number): number | undefined => {
  const comma = sentence.tokens.findLastIndex((token, index) => index > from && index < verb && token.text === ',')
  return comma < 0 ? undefined : comma
}

const span = (sentence: Sentence, at: number): { from: number; to: number } => {
  const verbs = reportingVerbs(sentence)
  const before = verbs.filter((verb) => verb < at).at(-1)
  const after = verbs.find((verb) => verb > at)
  const from = before === undefined ? 0 : afterVerb(sentence, before)
  const to = after === undefined ? undefined : commaBefore(sentence, at, after)
  return { from: from > at ? 0 : from, to: to ?? sentence.tokens.length }
}

/** `The port will close, the minister said on Monday, …`: what is reported comes first. */
export const leadsWithReported = (sentence: Sentence): boolean => {
  const [verb] = reportingVerbs(sentence)
  if (verb === undefined || thatAfter(sentence, verb) !== undefined) return false
  // `The union, which had asked for more, said it …`: the comma ends an aside about the speaker.
  const aside = sentence.tokens.some(({ lower }, index) => index < verb && /^(?:which|who|whose)$/.test(lower))
  return !aside && commaBefore(sentence, 0, verb) !== undefined
}

const isEdgeMark = (text: string | undefined): boolean => /^[.,;:"“”]$/.test(text ?? '')

/** Where the reported words around a character offset stand, without who says them: offsets into the story. */
export const reportedSpan = (sentence: Sentence, offset: number): { readonly start: number; readonly end: number } => {
  let { from, to } = span(sentence, tokenAt(sentence, offset))
  const filed = sentence.start + datelineLength(sentence)
  while (from < to && (sentence.tokens[from]?.start ?? filed) < filed) from += 1
  while (from < to && isEdgeMark(sentence.tokens[from]?.text)) from += 1
  while (to > from && isEdgeMark(sentence.tokens[to - 1]?.text)) to -= 1
  return { start: sentence.tokens[from]?.start ?? sentence.start, end: sentence.tokens[to - 1]?.end ?? sentence.end }
}
