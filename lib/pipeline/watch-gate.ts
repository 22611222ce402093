import { spells } from '../claims/read/people.ts'
import { type Story, storyText } from '../domain.ts'
import type { Condition } from '../gate/condition.ts'
import { addCondition, anchorAnew, emptyIndex, removeCondition } from '../gate/gate-index.ts'
import { matcherOf } from '../gate/matcher.ts'

/** Many watches behind one gate: a story passes it once, however many they are. A watch goes by its revision. */
export interface WatchGate {
  /** Takes a watch in, with what every story shows that can concern it. */
  add(revision: string, condition: Condition): void
  remove(revision: string): void
  /** The watches whose condition the story meets. Learns from it how common words are. */
  candidates(story: Story): ReadonlySet<string>
}

/** Stories after which the first anchors are chosen anew; from then on whenever there are twice as many. */
const firstAnchoring = 200

export const watchGate = (): WatchGate => {
  const index = emptyIndex()
  const matcher = matcherOf(index, spells)
  const records = new Map<string, number>()
  const revisions = new Map<number, string>()
  return {
    add: (revision, condition) => {
      const record = addCondition(index, condition)
      records.set(revision, record)
      revisions.set(record, revision)
    },
    remove: (revision) => {
      const record = records.get(revision)
      if (record === undefined) return
      removeCondition(index, record)
      records.delete(revision)
      revisions.delete(record)
    },
    candidates: (story) => {
      const met = matcher.match(storyText(story))
      if (index.documents >= Math.max(firstAnchoring, 2 * index.anchoredAt)) anchorAnew(index)
      return new Set([...met].flatMap((record) => revisions.get(record) ?? []))
    },
  }
}
