import type { Certainty, Claim, ClaimKindName, Instant } from '../domain.ts'
import type { Cue, Sentence, TokenSpan } from './sentence.ts'
import type { Subject, SubjectMatch } from './subject.ts'
import type { Thread } from './thread.ts'

/** A fault the engine finds in a claim: what, where in the watch, how to mend it. */
export interface ClaimFault {
  /** JSON path in the watch, such as `claims[0].statement`. */
  readonly path: string
  readonly message: string
  readonly fix: string
  readonly severity: 'error' | 'warning'
}

/** What one sentence answers to the claim's question, before the decision table. */
export interface Answer {
  /** In the kind's notation. */
  readonly value: string
  /** The tokens that give the value. */
  readonly span: TokenSpan
  /**
   * Whose answer it is. Absent: the speaker of the clause, or the claim's holder when nobody is named. A kind in which an
   * act belongs to its actor (response, commitment) sets the claim's holder.
   */
  readonly holder?: string
  /** Absent: the certainty of the clause of `span`. */
  readonly certainty?: Certainty
  /** Told as settled ("was moved to", "is set for"): whoever says so reports it and does not dispute. */
  readonly settled?: boolean
  /** Gives the value that held before ("from 3,700", "had been due on 26 May"): history whatever the clause says. */
  readonly former?: boolean
  readonly cues: readonly Cue[]
}

/** What a kind gets beside the sentence. */
export interface Setting {
  readonly claim: Claim
  readonly subject: Subject
  /** How well this sentence, in its story, is about the claim's subject. A kind reads nothing when `match.about` is false. */
  readonly match: SubjectMatch
  /** All sentences of the story in order, the title first; `sentences[sentence.index]` is the one to read. */
  readonly sentences: readonly Sentence[]
  /** Does this party (canonical name) speak for the claim's holder? False for null. */
  readonly isHolder: (party: string | null) => boolean
  /** Does the story name the claim's holder anywhere? */
  readonly holderNamed: boolean
  /** 0 to 1: how near the story's words are to the watch's affair. */
  readonly closeness: number
  /** How the sentence hangs together with its story and the affair. */
  readonly thread: Thread
  /** How many words the sentence has that this claim of the watch has and no other. */
  readonly ownWords: number
  /** 0 to 1: share of the names in the story's head that are strange to the affair, those of the answer's value apart. */
  readonly strangeness: (value: string) => number
  /** When the story was published: the reference of relative dates. */
  readonly published: Instant
  /** When the article was. */
  readonly articlePublished: Instant
}

/** What a kind knows when it compiles a claim. */
export interface FrameContext {
  readonly subject: Subject
  readonly articlePublished: Instant
  /** Title and text of the article. */
  readonly articleText: string
}

/** `looser`: `heard` says the same less exactly ("more than 2,700" of 2,719), so it is no change. */
export type ValueRelation = 'same' | 'looser' | 'different'

/** How values of one kind are read and compared. One file in `kinds/`, one line in `registry.ts`. */
export interface Kind<Frame = unknown> {
  readonly name: ClaimKindName
  /** One line for `watch show` and the documentation. */
  readonly summary: string
  /** The closed list of values, where there is one. */
  readonly values?: readonly string[]
  /** Derived once per claim. Must be JSON-safe: `watch show` prints it. */
  compile(claim: Claim, context: FrameContext): Frame
  /** Faults of the claim for this kind (unknown value, no unit ...). `path` is relative to the claim: `value`. */
  lint(claim: Claim): readonly ClaimFault[]
  /** Every answer the sentence gives, also hypothetical and former ones: the decision table sorts them. Never throws. */
  read(sentence: Sentence, frame: Frame, setting: Setting): readonly Answer[]
  /** `current` is the position known, `heard` the new wording; both in the kind's notation. */
  compare(claim: Claim, current: string, heard: string): ValueRelation
  /** Of two answers of one story, does `exact` tell more closely what `loose` tells: a yes with conditions, a yes? */
  narrows?(exact: string, loose: string): boolean
}
