import type { ClaimKindName } from '../../domain.ts'
import { plainSpeech } from '../read/roles.ts'
import type { Sentence } from '../sentence.ts'

/** The kinds whose answers a draft looks for; others the user adds. */
export type DraftedKind = Extract<
  ClaimKindName,
  'response' | 'commitment' | 'place' | 'date' | 'quantity' | 'statement'
>

/** An answer that an article gives to a question nobody has asked yet. */
export interface Candidate {
  readonly kind: DraftedKind
  /** In the kind's notation. */
  readonly value: string
  /** Canonical party; empty when the article names none. */
  readonly holder: string
  readonly sentence: Sentence
  /** Offsets of the words that give the value, into `storyText(article)`. */
  readonly start: number
  readonly end: number
  /** How sure it is that this is the value of something that may change; about -1 to 3. */
  readonly strength: number
}

/** The token of a sentence at a character offset of the story; the last one before it where there is none. */
export const tokenAt = (sentence: Sentence, offset: number): number =>
  Math.max(
    0,
    sentence.tokens.findLastIndex((token) => token.start <= offset),
  )

/** `VALDOR CITY, Jan 22, 2026 (Ledger Wire) - `: where a report was filed, which is no part of what it says. */
const dateline = /^\p{Lu}[\p{Lu} .'’-]+(?:, [^-–—]{3,40}?)?(?: ?\([^)]{2,40}\))? ?[-–—] +/u

/** Characters of a sentence that say where it was filed; 0 where it does not. */
export const datelineLength = (sentence: Sentence): number => dateline.exec(sentence.text)?.[0].length ?? 0

/** Whose word it is: who says the clause, else the first party or name before the value, which mostly is its subject. */
export const holderAt = (sentence: Sentence, offset: number): string => {
  const holder = sayerAt(sentence, offset)
  return sentence.text.slice(0, datelineLength(sentence)).includes(holder) ? '' : holder
}

const sayerAt = (sentence: Sentence, offset: number): string => {
  const token = tokenAt(sentence, offset)
  const told = sentence.tokens.some((word) => !word.capital && plainSpeech(word))
  const speaker = told ? (clauseAt(sentence, token)?.speaker ?? sentence.speaker) : null
  if (speaker?.outsider) return ''
  if (speaker?.party) return speaker.party
  const subject = sentence.mentions.find(
    (mention) => mention.to <= token && mention.type !== 'place' && mention.preposition === null && !mention.possessive,
  )
  return subject && subject.head !== 'adjective' && subject.role !== 'outsider' ? (subject.party ?? subject.name) : ''
}

/** In a clause about somebody or something else: `investors who had hoped for …`. */
export const isAside = (sentence: Sentence, offset: number): boolean => {
  const first = sentence.tokens[clauseAt(sentence, tokenAt(sentence, offset))?.from ?? 0]
  return /^(?:who|which|whose|whom|where)$/.test(first?.lower ?? '') || (first?.index !== 0 && first?.lower === 'that')
}

/** The clause that a token stands in. */
export const clauseAt = (sentence: Sentence, token: number) => sentence.clauses[sentence.clauseOf[token] ?? 0]
