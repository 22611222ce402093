import type { Claim, Reading, Story } from '../domain.ts'
import { confidenceOf } from './confidence.ts'
import type { Decision } from './decide.ts'

/** What one story says about one claim. */
export interface ClaimReadings {
  readonly claim: Claim
  readonly best: Reading
  /** Further answers of the same story (other holders or values), strongest first. */
  readonly also: readonly Reading[]
}

const answers = new Set(['confirms', 'revises', 'disputes'])

const readingOf = (decision: Decision, claim: Claim, story: Story): Reading => ({
  storyId: story.id,
  claimId: claim.id,
  verdict: decision.verdict,
  value: decision.value,
  holder: decision.holder,
  certainty: decision.certainty,
  confidence: answers.has(decision.verdict) ? confidenceOf(decision) : 0,
  evidence: { quote: decision.sentence.text, start: decision.sentence.start, end: decision.sentence.end },
  reasons: decision.reasons,
})

const empty = (claim: Claim, story: Story, verdict: 'unrelated' | 'mentions'): Reading => ({
  storyId: story.id,
  claimId: claim.id,
  verdict,
  value: null,
  holder: null,
  certainty: null,
  confidence: 0,
  evidence: null,
  reasons: [
    verdict === 'unrelated'
      ? { rule: 'gate.unrelated', note: "the story does not name the claim's subject" }
      : { rule: 'story.no-answer', note: 'on the subject, but no sentence answers the question' },
  ],
})

/** Later sentences are background more often than news: each costs a little, up to a point. */
const rank = (decision: Decision): number => decision.score - Math.min(decision.sentence.index, 8) * 0.12

/** Below this sum of weights an answer is too loose to be one. */
const leastScore = -0.6

/** The newest news of a story decides over its background; one answer is kept per holder. */
export const readingsOf = (
  claim: Claim,
  story: Story,
  decisions: readonly Decision[],
  related: boolean,
): ClaimReadings => {
  const firm = decisions.filter((decision) => answers.has(decision.verdict) && decision.score >= leastScore)
  const ranked = firm.toSorted((a, b) => rank(b) - rank(a))
  const perHolder = ranked.filter(
    (decision, at) => ranked.findIndex((other) => other.holder === decision.holder) === at,
  )
  const [best, ...also] = perHolder
  if (best)
    return {
      claim,
      best: readingOf(best, claim, story),
      also: also.map((decision) => readingOf(decision, claim, story)),
    }
  const mention = decisions.toSorted((a, b) => rank(b) - rank(a))[0]
  if (mention)
    return { claim, best: { ...readingOf(mention, claim, story), verdict: 'mentions', confidence: 0 }, also: [] }
  return { claim, best: empty(claim, story, related ? 'mentions' : 'unrelated'), also: [] }
}
