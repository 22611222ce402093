/** Which claim of its watch a sentence is about: by the words that one claim has and no other. */

import { type PhraseIndex, phrasesAt, stemIndex } from '../text/words.ts'
import type { Sentence } from './sentence.ts'
import type { Subject, SubjectGroup } from './subject.ts'

/** Words that one claim of a watch has and no other, each with the position of its claim and of its group there. */
export interface Distinct {
  readonly index: PhraseIndex<readonly [claim: number, group: number]>
  readonly claims: number
}

/** Per sentence of a story: how many words of one claim it has that are no other's. */
export type OwnWords = readonly number[]

const isShared = ({ stems }: SubjectGroup, others: readonly Subject[]): boolean =>
  others.some(({ groups }) => groups.some((group) => group.stems.some((stem) => stems.includes(stem))))

/** The words of each claim, synonyms included, that no other claim of the watch has. */
export const distinctWords = (subjects: readonly Subject[]): Distinct => {
  const entries = subjects.flatMap((subject, claim) => {
    const others = subjects.filter((other) => other !== subject)
    return subject.groups.flatMap((group, at) =>
      isShared(group, others) ? [] : group.stems.map((stem) => [stem, [claim, at] as const] as const),
    )
  })
  return { index: stemIndex(entries), claims: subjects.length }
}

const countsIn = ({ tokens }: Sentence, { index, claims }: Distinct): readonly number[] => {
  const found = Array.from({ length: claims }, () => new Set<number>())
  for (const { index: at } of tokens)
    for (const { entry } of phrasesAt(index, tokens, at)) found[entry[0]]?.add(entry[1])
  return found.map(({ size }) => size)
}

/** Per claim of the watch: what the story has of its own words. Linear in the words of the story. */
export const ownWordsIn = (sentences: readonly Sentence[], distinct: Distinct): readonly OwnWords[] => {
  const rows = sentences.map((sentence) => countsIn(sentence, distinct))
  return Array.from({ length: distinct.claims }, (_, claim) => rows.map((row) => row[claim] ?? 0))
}
