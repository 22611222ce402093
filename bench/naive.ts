import { compareTwoStrings } from 'string-similarity'
import type { Claim, Story } from '../lib/domain.ts'
import { splitSentences } from '../lib/text/sentences.ts'
import type { LabelledSet } from './labelled-set.ts'
import { rowOf } from './rows.ts'
import { classScores, type Row } from './scores.ts'

const negation = /\b(not|no|never|n't|reject\w*|refus\w*|den(?:y|ied|ies)|withdr\w+|cancel\w*|postpon\w*|instead)\b/i

/** The alternative everybody writes first: the sentence most like the statement; two thresholds, and a word of negation. */
const similarity = (claim: Claim, story: Story): { score: number; sentence: string } => {
  const sentences = splitSentences(story.text).map((span) => story.text.slice(span.start, span.end))
  const scored = sentences.map((sentence) => ({ sentence, score: compareTwoStrings(claim.statement, sentence) }))
  return scored.sort((a, b) => b.score - a.score)[0] ?? { score: 0, sentence: '' }
}

/** The set as the alternative reads it, with the thresholds that suit the set best. */
export const naiveRows = (set: LabelledSet): Row[] => {
  const scored = set.stories.flatMap((story) =>
    set.watch.claims.map((claim) => ({ story, claim, ...similarity(claim, story) })),
  )
  const at = (low: number, high: number): Row[] =>
    scored.map(({ story, claim, score, sentence }) => {
      const verdict =
        score >= high ? (negation.test(sentence) ? 'revises' : 'confirms') : score >= low ? 'revises' : 'unrelated'
      return rowOf(set, story, claim, [{ verdict, value: claim.value, holder: claim.holder, confidence: score }])
    })
  const steps = Array.from({ length: 13 }, (_, step) => 0.2 + step * 0.05)
  const tried = steps.flatMap((low) => steps.filter((high) => high >= low).map((high) => at(low, high)))
  return tried.sort((a, b) => classScores(b).macro - classScores(a).macro)[0] ?? []
}
