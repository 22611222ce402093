import { decideChange } from '../lib/changes/decide-change.ts'
import { compareValues, compileWatch, readStory } from '../lib/claims/engine.ts'
import type { Change } from '../lib/domain.ts'
import type { LabelledSet } from './labelled-set.ts'

/** Runs the stories in time order through the ledger's own decision, in memory, and returns the entries written. */
export const replay = async (set: LabelledSet): Promise<Change[]> => {
  const watch = compileWatch(set.watch)
  const newest = new Map<string, Change>()
  const written: Change[] = []
  const inOrder = set.stories.toSorted((a, b) => a.published.localeCompare(b.published) || a.id.localeCompare(b.id))
  for (const story of inOrder) {
    for (const { claim, best, also } of readStory(watch, story)) {
      for (const reading of [best, ...also]) {
        const decision = decideChange({
          watch: set.watch,
          claim,
          newest: newest.get(claim.id),
          reading,
          story,
          now: story.published,
          compareValues: (current, heard) => compareValues(claim, current, heard),
        })
        if (decision.kind !== 'append') continue
        newest.set(claim.id, decision.change)
        written.push(decision.change)
      }
    }
  }
  return written
}

/** Changes found and written: an expected change is found by an entry of its claim and value from one of its stories. */
export const timelineScores = (set: LabelledSet, written: readonly Change[]) => {
  const claims = new Map(set.watch.claims.map((claim) => [claim.id, claim]))
  const isOf = (change: Change, expected: LabelledSet['expected'][number]): boolean => {
    const claim = claims.get(change.claimId)
    if (!claim || change.claimId !== expected.claimId) return false
    const stories = [expected.first, ...expected.corroborating]
    const same =
      compareValues(claim, expected.to, change.to) !== 'different' ||
      compareValues(claim, change.to, expected.to) !== 'different'
    return stories.includes(change.source.storyId) && same
  }
  const found = set.expected.filter((expected) => written.some((change) => isOf(change, expected)))
  const right = written.filter((change) => set.expected.some((expected) => isOf(change, expected)))
  const repeated = set.expected.reduce(
    (sum, expected) => sum + Math.max(0, written.filter((change) => isOf(change, expected)).length - 1),
    0,
  )
  return { expected: set.expected.length, found: found.length, written: written.length, right: right.length, repeated }
}
