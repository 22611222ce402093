/** What a claim is about, derived from its question, statement and article. JSON-safe. */
export interface Subject {
  /** Groups of stems: the core words of the claim with their synonyms, heaviest first. */
  readonly groups: readonly SubjectGroup[]
  /** Canonical names of the parties, persons and other names in the claim, without its holder and value. */
  readonly names: readonly string[]
  /** The holder's canonical party name. */
  readonly holder: string
}

export interface SubjectGroup {
  /** The word of the claim that the group stands for. */
  readonly word: string
  /** Stems and stem phrases (joined by a space), any of which names it. */
  readonly stems: readonly string[]
  /** 1 for a common word, up to 3 for a rare or central one. */
  readonly weight: number
}

/** How a sentence relates to a claim's subject. */
export interface SubjectMatch {
  /** Worth reading for this claim. */
  readonly about: boolean
  /** 0 to 1: share of the subject's weight that the sentence itself names. */
  readonly here: number
  /** 0 to 1: the same, with what the title and the sentences before carry over. */
  readonly carried: number
  /** Words of the subject that the sentence names, by group word. */
  readonly words: readonly string[]
  /** Token indexes of those words. */
  readonly at: readonly number[]
}
