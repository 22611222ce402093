import type { ConfidenceModel, Part } from '../lib/claims/confidence.ts'
import { type CompiledWatch, candidatesOf, compareValues, compileWatch } from '../lib/claims/engine.ts'
import type { Claim, Verdict } from '../lib/domain.ts'
import { frozenSets } from './frozen-sets.ts'
import type { Label, LabelledAnswer, LabelledSet } from './labelled-set.ts'
import { type Example, fitLogistic } from './logistic.ts'
import { readOwnCases } from './own-cases.ts'

const valuesOf = (answer: LabelledAnswer): string[] =>
  [answer.value, answer.state, ...(answer.aliases ?? [])].filter((value) => value !== undefined)

const isRight = (claim: Claim, label: Label, verdict: string, value: string): boolean => {
  const same = (other: string) =>
    compareValues(claim, other, value) !== 'different' || compareValues(claim, value, other) !== 'different'
  const given = [label as LabelledAnswer, ...(label.also ?? [])]
  if (given.some((answer) => answer.label === verdict && answer.value !== undefined && valuesOf(answer).some(same)))
    return true
  return (label.soft ?? []).some((soft) => soft === verdict)
}

const featuresOf = (parts: readonly Part[]): ReadonlyMap<string, number> => {
  const features = new Map<string, number>()
  for (const { rule, value } of parts) features.set(rule, (features.get(rule) ?? 0) + value)
  return features
}

const ownExamples = (set: LabelledSet, watch: CompiledWatch): Example[] =>
  set.stories.flatMap((story) =>
    candidatesOf(watch, story).map(({ claim, decision }) => {
      const label = set.labels.get(story.id)?.[claim.id] ?? { label: 'unrelated' as const }
      return { features: featuresOf(decision.parts), right: isRight(claim, label, decision.verdict, decision.value) }
    }),
  )

/** What the watch would answer on the stories of other watches: all wrong. */
const foreignExamples = (watch: CompiledWatch, others: readonly LabelledSet[]): Example[] =>
  others
    .flatMap((other) => other.stories)
    .flatMap((story) => candidatesOf(watch, story))
    .map(({ decision }) => ({ features: featuresOf(decision.parts), right: false }))

/** How much an answer out of a passage about something else counts: a digest is rarer than a story of one thing. */
const strayWeight = 0.2

/** What the watch would answer out of another watch's story, told at the end of one of its own: all wrong. */
const strayExamples = (set: LabelledSet, watch: CompiledWatch, others: readonly LabelledSet[]): Example[] => {
  const strays = others.flatMap((other) => other.stories)
  return set.stories.flatMap((story, at) => {
    const stray = strays[(at * 31) % Math.max(1, strays.length)]
    if (!stray) return []
    const digest = { ...story, text: `${story.text}\n\n${stray.text}` }
    const from = story.title.length + 1 + story.text.length
    return candidatesOf(watch, digest)
      .filter(({ decision }) => decision.sentence.start > from)
      .map(({ decision }) => ({ features: featuresOf(decision.parts), right: false, weight: strayWeight }))
  })
}

const labelOf = (claim: Claim, { verdict, value }: { verdict: string; value: string }): Label =>
  verdict === 'none' ? { label: 'mentions' } : { label: verdict as Verdict, value, holder: claim.holder }

/** A case is short and nearly always about its claim: it counts less than a story like the news. */
const caseWeight = 0.5

/** Our own cases are in every fit: they show fields that no labelled set has. */
export const caseExamples = (): readonly Example[] =>
  readOwnCases().flatMap(({ watch, claim, stories }) => {
    const compiled = compileWatch(watch)
    return stories.flatMap(({ story, expected }) =>
      candidatesOf(compiled, story).map(({ decision }) => ({
        features: featuresOf(decision.parts),
        right: isRight(claim, labelOf(claim, expected), decision.verdict, decision.value),
        weight: caseWeight,
      })),
    )
  })

/** The answers of one set, right and wrong. */
export interface Group {
  readonly name: string
  readonly examples: readonly Example[]
}

/** Every answer the engine proposes on the sets that may be read, with whether it is right. */
export const groupsOf = (sets: readonly LabelledSet[]): readonly Group[] => {
  const read = sets.filter(({ name }) => !frozenSets.includes(name))
  return read.map((set) => {
    const watch = compileWatch(set.watch)
    const others = read.filter((other) => other.watch.id !== set.watch.id)
    return {
      name: set.name,
      examples: [...ownExamples(set, watch), ...foreignExamples(watch, others), ...strayExamples(set, watch, others)],
    }
  })
}

/**
 * The model of all groups and `cases`, and for each group one fitted without it: without it alone, or, with fewer `folds`,
 * without every group of its fold.
 */
export const fitAll = (
  groups: readonly Group[],
  cases: readonly Example[],
  folds = groups.length,
): { readonly full: ConfidenceModel; readonly without: ReadonlyMap<string, ConfidenceModel> } => {
  const fitOn = (some: readonly Group[]) => fitLogistic([...some.flatMap(({ examples }) => examples), ...cases])
  const leftOut = Array.from({ length: folds }, (_, fold) => fitOn(groups.filter((_group, at) => at % folds !== fold)))
  const without = groups.map(({ name }, at) => [name, leftOut[at % folds] as ConfidenceModel] as const)
  return { full: fitOn(groups), without: new Map(without) }
}
