import type { Change, Story } from '../domain.ts'
import { seenKey } from '../feeds/to-story.ts'
import type { SeenStore } from '../ports.ts'
import type { WatchCompiler } from './compile-watches.ts'
import { type CompletePorts, completeStory } from './complete-story.ts'
import type { PolledFeed } from './polled-feed.ts'
import type { RecordStory } from './record-story.ts'
import { byTime } from './time-order.ts'

export interface StoryPorts extends CompletePorts {
  readonly seen: SeenStore
  readonly compile: WatchCompiler
  readonly record: RecordStory
}

export interface RecordedStories {
  /** Stories not read before, or edited since. */
  readonly stories: number
  readonly changes: readonly Change[]
}

/** Stories marked as read in one write. */
const marksAtOnce = 25
/** Article pages fetched in one poll, the newest stories first: hosts are asked one page a second. */
const pagesPerPoll = 20

/** A story to read, with the feed it came from. */
interface Entry {
  readonly id: string
  readonly key: string
  readonly story: Story
  readonly feed: PolledFeed
}

/** Stories that were not read before, oldest first. */
const newEntries = async ({ seen }: StoryPorts, polled: readonly PolledFeed[]): Promise<readonly Entry[]> => {
  const entries = new Map<string, Entry>()
  for (const feed of polled)
    for (const story of feed.stories) {
      const key = `${seenKey(story)}.${feed.readers}`
      if (!entries.has(key)) entries.set(key, { id: story.id, key, story, feed })
    }
  const known = await seen.seen([...entries.keys()])
  return [...entries.values()].filter(({ key }) => !known.has(key)).sort(byTime(({ story }) => story.published))
}

/**
 * Reads and records what was not read before, oldest first, marking stories after their changes are in the ledger.
 * `inForce`: the ids of all watches there are.
 */
export const recordNewStories = async (
  ports: StoryPorts,
  polled: readonly PolledFeed[],
  inForce: ReadonlySet<string>,
): Promise<RecordedStories> => {
  const fresh = await newEntries(ports, polled)
  if (fresh.length === 0) return { stories: 0, changes: [] }
  const pages = new Set(fresh.filter(({ feed }) => feed.fullText).slice(-pagesPerPoll))
  const ready = await ports.compile([...new Set(fresh.flatMap(({ feed }) => feed.watches))], inForce)
  const changes: Change[] = []
  for (let at = 0; at < fresh.length; at += marksAtOnce) {
    const entries = fresh.slice(at, at + marksAtOnce)
    for (const entry of entries) {
      const story = pages.has(entry) ? await completeStory(ports, entry.story) : entry.story
      for (const watch of ready.concernedBy(story, entry.feed.watches))
        changes.push(...(await ports.record(watch, story)))
    }
    await ports.seen.mark(entries.map(({ key }) => key))
  }
  return { stories: fresh.length, changes }
}
