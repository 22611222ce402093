import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, prepositions } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { calendar } from '../read/mentions.ts'
import type { Mention, Sentence } from '../sentence.ts'
import { standsFor } from '../subject.ts'
import type { PlaceFrame } from './frame.ts'
import { events, happen, hasAny, holding, locatives, sites, verbForms } from './lexicon.ts'
import type { Spot } from './spots.ts'

/** What the place hangs on: the claim's own word or name, a verb or an event of another affair, somebody else, a thing. */
export type Head = 'own' | 'verb' | 'event' | 'name' | 'thing' | 'none'

const isVerb = (token: Token): boolean =>
  auxiliaries.has(token.lower) || /(ed|ing)$/.test(token.lower) || verbForms.has(token.lower)

const temporal =
  /^(today|tomorrow|yesterday|week|month|year|morning|evening|afternoon|night|weekend|summer|winter|autumn|spring|early|late|later|next|last|this|on|at|noon|dawn|instead|again|as|planned|after|all|now)$/

const passes = (token: Token): boolean =>
  token.kind === 'number' ||
  calendar.has(token.lower) ||
  temporal.test(token.lower) ||
  adverbs.has(token.lower) ||
  /^(him|her|them)$/.test(token.lower) ||
  /^[,"'()]$/.test(token.text) ||
  /ly$/.test(token.lower)

const mentionAt = (sentence: Sentence, at: number): Mention | undefined =>
  sentence.mentions.find((mention) => mention.from <= at && at < mention.to && mention.head !== 'pronoun')

/** The word right before the preposition that governs the place, times and adverbs passed over. */
const wordBefore = (sentence: Sentence, from: number): number => {
  let at = from - 1
  for (let steps = 0; at >= 0 && steps < 4 && !prepositions.has(sentence.tokens[at]?.lower ?? ''); steps += 1) at -= 1
  at -= 1
  while (at >= 0 && passes(sentence.tokens[at] as Token) && mentionAt(sentence, at) === undefined) at -= 1
  return at
}

const isOwnWord = (token: Token, frame: PlaceFrame): boolean =>
  frame.acts.includes(token.stem) || (frame.holds && (holding.has(token.stem) || token.stem === 'be'))

const kindAt = (sentence: Sentence, at: number, frame: PlaceFrame, setting: Setting): Head => {
  const token = sentence.tokens[at]
  if (!token) return 'none'
  const mention = mentionAt(sentence, at)
  if (setting.match.at.includes(at) || isOwnWord(token, frame)) return 'own'
  if (mention && setting.subject.names.some((one) => standsFor(sentence, mention, one))) return 'own'
  if (mention && mention.role !== 'body') return 'name'
  if (hasAny(sentence, events, at, at + 1)) return 'event'
  if (isVerb(token) || hasAny(sentence, happen, at, at + 1)) return 'verb'
  return 'thing'
}

/** `in a prison in K`, `at the hospital in K`: the building passes the place on to what it hangs on itself. */
const buildingAt = (sentence: Sentence, at: number): number | undefined => {
  if (!sites.has(sentence.tokens[at]?.lower ?? '')) return undefined
  for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
    const word = sentence.tokens[back]?.lower ?? ''
    if (locatives.has(word) || /^(to|into|from)$/.test(word)) return back + 1
    if (prepositions.has(word) && !determiners.has(word)) return undefined
  }
  return undefined
}

/** `not in A but in B`, `at S in B`: the place before passes on what it hangs on. */
const besideAt = (sentence: Sentence, at: number): number | undefined => {
  const end = /^(but|and|or|of)$/.test(sentence.tokens[at]?.lower ?? '') ? at - 1 : at
  const comma = sentence.tokens[end]?.text === ',' ? end - 1 : end
  const mention = mentionAt(sentence, comma)
  return mention && mention.type !== 'person' && /^(in|at)$/.test(mention.preposition ?? '') ? mention.from : undefined
}

/** What a place governed by a preposition hangs on; `none` for a place that no preposition governs. */
export const headOf = (sentence: Sentence, spot: Spot, frame: PlaceFrame, setting: Setting): Head => {
  if (spot.preposition === null) return 'none'
  let from = spot.from
  for (let hops = 0; hops < 3; hops += 1) {
    const at = wordBefore(sentence, from)
    if (at < 0) return 'none'
    const beside = besideAt(sentence, at)
    const building = beside ?? buildingAt(sentence, at)
    if (building === undefined) return kindAt(sentence, at, frame, setting)
    from = building
  }
  return 'none'
}
