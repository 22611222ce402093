import type { ConfidenceModel } from '../lib/claims/confidence.ts'
import { compareValues, compileWatch, readStory } from '../lib/claims/engine.ts'
import type { Claim, Story } from '../lib/domain.ts'
import type { LabelledSet } from './labelled-set.ts'
import type { Row } from './scores.ts'

/** A labelled story and claim with what was read of it. */
export const rowOf = (set: LabelledSet, story: Story, claim: Claim, readings: Row['readings']): Row => ({
  storyId: story.id,
  claimId: claim.id,
  kind: claim.kind,
  label: set.labels.get(story.id)?.[claim.id] ?? { label: 'unrelated' },
  readings,
  sameValue: (a, b) => compareValues(claim, a, b) !== 'different',
})

/** A set as the engine reads it with these weights. */
export const engineRows = (set: LabelledSet, model: ConfidenceModel): Row[] => {
  const watch = compileWatch(set.watch)
  return set.stories.flatMap((story) =>
    readStory(watch, story, model).map(({ claim, best, also }) => rowOf(set, story, claim, [best, ...also])),
  )
}
