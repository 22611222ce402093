import type { ConfidenceModel } from '../lib/claims/confidence.ts'
import { compareValues, compileWatch, readStory } from '../lib/claims/engine.ts'
import type { Change } from '../lib/domain.ts'
import { storyRecorder } from '../lib/pipeline/record-story.ts'
import { replayStories } from '../lib/pipeline/replay-stories.ts'
import { memoryStores } from '../test/support/memory-stores.ts'
import { recordingLogger } from '../test/support/quiet.ts'
import type { LabelledSet } from './labelled-set.ts'

/** Runs the stories in time order through the pipeline, with stores in memory, and returns the entries written. */
export const replay = async (set: LabelledSet, model: ConfidenceModel): Promise<readonly Change[]> => {
  const { changes, refusals } = memoryStores()
  let now = set.watch.article.published
  const ports = {
    ...{ changes, refusals },
    clock: { now: () => now },
    logger: recordingLogger(),
    backoff: { wait: async () => {} },
  }
  const record = storyRecorder(ports, (watch, story) => readStory(watch, story, model))
  const setNow = (instant: string): void => {
    now = instant
  }
  return replayStories({ changes, record, setNow, progress: () => {} }, compileWatch(set.watch), set.stories)
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
