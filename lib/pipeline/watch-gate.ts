import { spells } from '../claims/read/people.ts'
import { type Story, storyText } from '../domain.ts'
import type { Condition } from '../gate/condition.ts'
import { addCondition, anchorAnew, emptyIndex, type GateIndex, removeCondition } from '../gate/gate-index.ts'
import { matcherOf } from '../gate/matcher.ts'

/** A watch in a gate: its id, its revision and the number of its condition in the index. */
export type GatedWatch = readonly [watchId: string, revision: string, record: number]

/** What a gate is made of. */
export interface GateParts {
  readonly index: GateIndex
  readonly watches: readonly GatedWatch[]
}

/** Many watches behind one gate: a story passes it once, however many they are. */
export interface WatchGate {
  has(revision: string): boolean
  /** Takes a watch in, with what every story shows that can concern it, in place of its other revisions. */
  add(watchId: string, revision: string, condition: Condition): void
  /** Takes out all watches but these. */
  keepOnly(watchIds: ReadonlySet<string>): void
  /** The revisions whose condition the story meets. Learns from it how common words are. */
  candidates(story: Story): ReadonlySet<string>
  parts(): GateParts
}

/** Stories after which the first anchors are chosen anew; from then on whenever there are twice as many. */
const firstAnchoring = 200

/** A gate of these parts, which it takes over; an empty one of none. */
export const watchGate = ({ index, watches }: GateParts = { index: emptyIndex(), watches: [] }): WatchGate => {
  const matcher = matcherOf(index, spells)
  const gated = new Map<string, GatedWatch>(watches.map((watch) => [watch[0], watch]))
  const revisions = new Map<number, string>(watches.map(([, revision, record]) => [record, revision]))
  const known = new Set(revisions.values())
  const remove = (watchId: string): void => {
    const [, revision, record] = gated.get(watchId) ?? []
    if (revision === undefined || record === undefined) return
    removeCondition(index, record)
    gated.delete(watchId)
    revisions.delete(record)
    known.delete(revision)
  }
  return {
    has: (revision) => known.has(revision),
    add: (watchId, revision, condition) => {
      remove(watchId)
      const record = addCondition(index, condition)
      gated.set(watchId, [watchId, revision, record])
      revisions.set(record, revision)
      known.add(revision)
    },
    keepOnly: (watchIds) => {
      for (const watchId of [...gated.keys()]) if (!watchIds.has(watchId)) remove(watchId)
    },
    candidates: (story) => {
      const met = matcher.match(storyText(story))
      if (index.documents >= Math.max(firstAnchoring, 2 * index.anchoredAt)) anchorAnew(index)
      return new Set([...met].flatMap((record) => revisions.get(record) ?? []))
    },
    parts: () => ({ index, watches: [...gated.values()] }),
  }
}
