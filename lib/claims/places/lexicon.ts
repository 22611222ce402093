import irregular from '../../../knowledge/irregular.json' with { type: 'json' }
import lexicon from '../../../knowledge/places.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import { type PhraseIndex, phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import type { Sentence, TokenSpan } from '../sentence.ts'

/** A list of words or phrases of one meaning. */
export type Words = PhraseIndex<true>

const wordsOf = (phrases: readonly string[]): Words => phraseIndex(phrases.map((phrase) => [phrase, true] as const))

/** Prepositions that put an event somewhere. */
export const locatives: ReadonlySet<string> = new Set(lexicon.locatives)
/** Nouns of a part or kind of place: `the city of M`, `the middle of M`. */
export const parts: ReadonlySet<string> = new Set(lexicon.parts)
/** Continents, seas and parts of the world. */
export const broad: ReadonlySet<string> = new Set(lexicon.broad.map(fold))
/** Nouns in -ing: `the M crossing`, `the M meeting`. */
export const ingNouns: ReadonlySet<string> = new Set(lexicon.ingNouns)
/** Irregular forms of verbs: `won`, `held`. */
export const verbForms: ReadonlySet<string> = new Set(Object.values(irregular as Record<string, string[]>).flat())
export const copulas = wordsOf(lexicon.copulas)
export const refusals = wordsOf(lexicon.refusals)
export const leaving = wordsOf(lexicon.leaving)
export const stances = wordsOf(lexicon.stances)
export const choosing = wordsOf(lexicon.choosing)
export const hosting = wordsOf(lexicon.hosting)
export const moves = wordsOf(lexicon.moves)
export const happen = wordsOf(lexicon.happen)
export const cancelled = wordsOf(lexicon.cancelled)
export const travel = wordsOf(lexicon.travel)
export const events = wordsOf(lexicon.events)
export const meetings: ReadonlySet<string> = new Set(stemsOf(lexicon.meetings))
export const lesser: ReadonlySet<string> = new Set(stemsOf(lexicon.lesser))
export const principals: ReadonlySet<string> = new Set(stemsOf(lexicon.principals))
export const sites: ReadonlySet<string> = new Set(lexicon.sites)

const acts: readonly (readonly string[])[] = lexicon.acts.map(stemsOf)

/** Stems by which news tells the same happening: `try`, `trial`, `dock`. */
export const actsLike = (stems: readonly string[]): readonly string[] =>
  acts.filter((cluster) => cluster.some((stem) => stems.includes(stem))).flat()

const ending = (phrases: readonly string[]): RegExp =>
  new RegExp(`(^| )(${phrases.toSorted((a, b) => b.length - a.length).join('|')})( in| at| to| from| for)?( the| a)?$`)

/** Words right before the place that lost. */
export const insteadOf = ending(lexicon.instead)
/** Words before where it would have been. */
export const former = new RegExp(`(^| )(${lexicon.former.join('|')})( |$)`)

/** Where a phrase of the list stands in a stretch of the sentence. */
export const hitsIn = (sentence: Sentence, words: Words, from: number, to: number): TokenSpan[] => {
  const hits: TokenSpan[] = []
  for (let at = Math.max(0, from); at < Math.min(to, sentence.tokens.length); at += 1) {
    const hit = phraseAt(words, sentence.tokens, at)
    if (hit) hits.push({ from: at, to: at + hit.length })
  }
  return hits
}

/** Does a phrase of the list stand in that stretch? */
export const hasAny = (sentence: Sentence, words: Words, from: number, to: number): boolean =>
  hitsIn(sentence, words, from, to).length > 0
