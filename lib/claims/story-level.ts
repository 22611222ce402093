import type { Claim, Reading, Story, Verdict } from '../domain.ts'
import { type ConfidenceModel, confidenceOf, logOddsOf, type Part, probabilityOf, reasonsOf } from './confidence.ts'
import type { Decision } from './decide.ts'

/** What one story says about one claim. */
export interface ClaimReadings {
  readonly claim: Claim
  readonly best: Reading
  /** Further answers of the same story (other holders or values), strongest first. */
  readonly also: readonly Reading[]
}

/** Verdicts that answer the claim's question. */
export const answers: ReadonlySet<Verdict> = new Set<Verdict>(['confirms', 'revises', 'disputes'])

/** A decision with what the rest of its story says of it. */
interface Weighed extends Decision {
  readonly logOdds: number
}

/** How many other sentences count as agreeing or clashing, at most. */
const mostVoices = 2

const agree = (a: Decision, b: Decision): boolean => a.verdict === b.verdict && a.value === b.value

/** Its own sentence names something of the claim's subject: a sentence of something else neither agrees nor clashes. */
const speaksOfIt = ({ parts }: Decision): boolean =>
  parts.some(({ rule, value }) => rule === 'subject.here' && value > 0)

const hasRule = ({ parts }: Decision, test: RegExp): boolean => parts.some(({ rule }) => test.test(rule))

/** Of an answer that is another party's: does the story also give the holder's own, or the known one? */
const contradictedParts = (decision: Decision, all: readonly Decision[]): Part[] => {
  if (!hasRule(decision, /^holder\.other/) || decision.verdict === 'confirms') return []
  const own = all.some(
    (other) =>
      other.value !== decision.value &&
      other.sentence !== decision.sentence &&
      answers.has(other.verdict) &&
      (hasRule(other, /^holder\.(?:actor|speaker)$/) || (other.verdict === 'confirms' && speaksOfIt(other))),
  )
  return [{ rule: 'rival.against', note: "the story has the holder's own answer, too", value: own ? 1 : 0 }]
}

/** Adds what the story as a whole says: whether other sentences agree. */
export const inStory = (decision: Decision, all: readonly Decision[]): Decision => {
  const others = all.filter(
    (other) =>
      other !== decision && other.holder === decision.holder && answers.has(other.verdict) && speaksOfIt(other),
  )
  const elsewhere = others.filter((other) => other.sentence !== decision.sentence && agree(other, decision))
  const same = Math.min(mostVoices, elsewhere.length)
  const news = decision.verdict === 'confirms' && others.some(({ verdict }) => verdict === 'revises') ? 1 : 0
  return {
    ...decision,
    parts: [
      ...decision.parts,
      ...contradictedParts(decision, all),
      { rule: 'story.agrees', note: `${same} other sentences say the same`, value: same },
      { rule: 'story.news', note: 'the story also has another value for the same holder', value: news },
    ],
  }
}

const weigh = (decision: Decision, all: readonly Decision[], model: ConfidenceModel): Weighed => {
  const placed = inStory(decision, all)
  return { ...placed, logOdds: logOddsOf(placed.parts, model) }
}

const readingOf = (decision: Decision, claim: Claim, story: Story, model: ConfidenceModel): Reading => ({
  storyId: story.id,
  claimId: claim.id,
  verdict: decision.verdict,
  value: decision.value,
  holder: decision.holder,
  certainty: decision.certainty,
  confidence: answers.has(decision.verdict) ? confidenceOf(decision.parts, model) : 0,
  evidence: { quote: decision.sentence.text, start: decision.sentence.start, end: decision.sentence.end },
  reasons: reasonsOf(decision.parts, model),
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

/** An answer less likely than three in ten is none; a change needs more, or other stories that say the same. */
const leastLogOdds = -0.85

const byOdds = (a: Weighed, b: Weighed): number => b.logOdds - a.logOdds

/** Answers weighed of one story for one claim, at most: one with more is a list or a dump. */
const mostDecisions = 300

/** From these log-odds on a more exact wording is taken for the looser one of the same answer. */
const exactFrom = -0.5

/** `Kyiv` rather than `anywhere but Moscow`, `2,719` rather than `more than 2,700`, where the story says both. */
const exactly = (decision: Weighed, firm: readonly Weighed[], isLooser: IsLooser): Weighed =>
  firm.find(
    (other) =>
      other.holder === decision.holder &&
      other.verdict === decision.verdict &&
      other.logOdds >= exactFrom &&
      isLooser(decision.value, other.value),
  ) ?? decision

/** Does the first value say the same as the second, less exactly? */
export type IsLooser = (value: string, than: string) => boolean

/** The answers by how likely one of its sentences is right that say the same: several sentences tell more than one. */
const byGroup = (firm: readonly Weighed[]): readonly Weighed[] => {
  const missed = (decision: Weighed): number =>
    firm
      .filter((other) => other.holder === decision.holder && agree(other, decision))
      .reduce((product, { logOdds }) => product * (1 - probabilityOf(logOdds)), 1)
  const scored = firm.map((decision) => ({ decision, missed: missed(decision) }))
  return scored.toSorted((a, b) => a.missed - b.missed).map(({ decision }) => decision)
}

/** The newest news of a story decides over its background; one answer is kept per holder. */
export const readingsOf = (
  claim: Claim,
  story: Story,
  found: { readonly decisions: readonly Decision[]; readonly related: boolean; readonly isLooser: IsLooser },
  model: ConfidenceModel,
): ClaimReadings => {
  const { related, isLooser } = found
  const decisions = found.decisions.slice(0, mostDecisions)
  const weighed = decisions.map((decision) => weigh(decision, decisions, model)).toSorted(byOdds)
  const firm = weighed.filter(({ verdict, logOdds }) => answers.has(verdict) && logOdds >= leastLogOdds)
  const ranked = byGroup(firm)
  const perHolder = ranked
    .filter((decision, at) => ranked.findIndex((other) => other.holder === decision.holder) === at)
    .map((decision) => exactly(decision, firm, isLooser))
  const [best, ...also] = perHolder
  if (best)
    return {
      claim,
      best: readingOf(best, claim, story, model),
      also: also.map((decision) => readingOf(decision, claim, story, model)),
    }
  const mention = weighed[0]
  if (mention)
    return { claim, best: { ...readingOf(mention, claim, story, model), verdict: 'mentions', confidence: 0 }, also: [] }
  return { claim, best: empty(claim, story, related ? 'mentions' : 'unrelated'), also: [] }
}
