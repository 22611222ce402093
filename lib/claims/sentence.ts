import type { Certainty } from '../domain.ts'
import type { Token } from '../text/tokens.ts'

/** Tokens `from` (inclusive) to `to` (exclusive) of one sentence. */
export interface TokenSpan {
  readonly from: number
  readonly to: number
}

/** Something a rule saw, for the explanation. */
export interface Cue extends TokenSpan {
  /** Stable id such as `holder.before-verb`. */
  readonly rule: string
  /** One line for people. */
  readonly note: string
  /** How much of it there is, where it is a measure and no mere sign; 1 when absent. */
  readonly value?: number
}

/** A name in a sentence: a party, a person who speaks for one, a place, or any other capitalised name. */
export interface Mention extends TokenSpan {
  readonly text: string
  /** Canonical name: of the party, of the place, or the text itself. */
  readonly name: string
  readonly type: 'party' | 'person' | 'place' | 'name'
  /** The party that is named, or that the person speaks for; null when unknown. Cities that are seats also have one. */
  readonly party: string | null
  /** Also the name of a place (a state, a seat of government), so that its role in the sentence decides. */
  readonly placeName: string | null
  readonly possessive: boolean
  /** The preposition right before it (articles and adjectives skipped), lower case; null when none. */
  readonly preposition: string | null
  /** For a role phrase the role noun's stem; `adjective` for `Russian`, `pronoun` for `it`; else null. */
  readonly head: string | null
  /** `outsider` for analysts and the like, who speak for nobody; `self` for those who speak for themselves alone. */
  readonly role: 'leader' | 'person' | 'body' | 'self' | 'outsider' | null
}

/** Who says a clause. */
export interface Speaker {
  /** Canonical party; null when the speaker is named but belongs to no known party. */
  readonly party: string | null
  /** As the story names the speaker, without article. */
  readonly name: string
  readonly stance: 'says' | 'denies' | 'asks'
  /** By a verb of asserting what may be contested: `claims`, `insists`, `reckons`. */
  readonly contends: boolean
  /** `a regional carrier`: somebody whom the story has to introduce. */
  readonly introduced: boolean
  /** `analysts`, `a former diplomat`: somebody who cannot know or decide. */
  readonly outsider: boolean
}

/** A stretch of a sentence with one verb group, cut at subordinators, coordinators before verbs, and semicolons. */
export interface Clause extends TokenSpan {
  readonly index: number
  /** Who says it: the sentence's speaker, unless the clause has its own attribution. */
  readonly speaker: Speaker | null
  readonly certainty: Certainty
  /** What made the certainty other than `said`. */
  readonly cues: readonly Cue[]
}

/** One sentence, read once and independently of any claim. */
export interface Sentence {
  readonly index: number
  readonly paragraph: number
  readonly place: 'title' | 'lead' | 'body'
  /** Offsets into `storyText(story)`. */
  readonly start: number
  readonly end: number
  /** Verbatim. */
  readonly text: string
  readonly tokens: readonly Token[]
  readonly clauses: readonly Clause[]
  /** Token index → index of its clause. */
  readonly clauseOf: readonly number[]
  readonly mentions: readonly Mention[]
  readonly speaker: Speaker | null
  /** Ends with a question mark or asks in its wording. */
  readonly question: boolean
}

/** The words of a stretch in lower case, joined by a space. */
export const lowerBetween = (sentence: Sentence, from: number, to: number): string =>
  sentence.tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .map((token) => token.lower)
    .join(' ')

/** Who says the clause of the token; null when nobody is named. */
export const speakerOf = ({ clauses, clauseOf }: Sentence, at: number): Speaker | null =>
  clauses[clauseOf[at] ?? 0]?.speaker ?? null
