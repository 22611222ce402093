import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writtenSentences } from '../../../bench/unrelated.ts'
import { compareValues, compileWatch, readStory } from '../../../lib/claims/engine.ts'
import type { Story, Watch } from '../../../lib/domain.ts'
import { storyRecorder } from '../../../lib/pipeline/record-story.ts'
import { replayStories } from '../../../lib/pipeline/replay-stories.ts'
import { labelledSets } from '../../support/labelled-sets.ts'
import { memoryStores } from '../../support/memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from '../../support/quiet.ts'

const watches = labelledSets.map((set) => ({ set, watch: compileWatch(set.watch) }))
type Watched = (typeof watches)[number]
const aStoryOfAnySet = fc.record({ at: fc.nat({ max: watches.length - 1 }), story: fc.nat({ max: 100 }) })

const pick = ({ at, story }: { at: number; story: number }) => {
  const watched = watches[at] as Watched
  return { ...watched, story: watched.set.stories[story % watched.set.stories.length] as Story }
}

describe('what must not change a reading', () => {
  test('an unrelated sentence at the end of a story takes away or changes an answer in fewer than 2 of 100 stories', () => {
    const drawn = fc.sample(fc.tuple(aStoryOfAnySet, fc.constantFrom(...writtenSentences)), {
      seed: 20260304,
      numRuns: 300,
    })
    const changed = drawn.filter(([chosen, sentence]) => {
      const { watch, story } = pick(chosen)
      const longer = readStory(watch, { ...story, text: `${story.text}\n\n${sentence}` })
      return readStory(watch, story).some(({ best }, at) => {
        if (best.verdict === 'unrelated' || best.verdict === 'mentions') return false
        const after = longer[at]?.best
        return after?.verdict !== best.verdict || after.value !== best.value || after.holder !== best.holder
      })
    })
    expect(changed.length).toBeLessThan(6)
  })

  test('the names of two parties, swapped in watch and story, swap the holders', () => {
    const swap = (text: string): string =>
      text.replace(/Norland|Sudmark/g, (name) => (name === 'Norland' ? 'Sudmark' : 'Norland'))
    const swapped = <T>(thing: T): T => JSON.parse(swap(JSON.stringify(thing))) as T
    const watch: Watch = {
      ...(watches[0] as Watched).set.watch,
      names: {},
      article: {
        title: 'Norland invites Sudmark to talks in Osterby',
        publisher: 'Sample Ledger',
        published: '2026-03-01T08:00:00Z',
        text: 'Norland has invited Sudmark to talks in Osterby. Sudmark has not responded to the invitation.',
      },
      claims: [
        {
          id: 'answer',
          question: 'How does Sudmark respond to the invitation to talks?',
          kind: 'response',
          value: 'none',
          holder: 'Sudmark',
          statement: "Sudmark has not responded to Norland's invitation to talks.",
        },
      ],
    }
    const texts = fc.constantFrom(
      'Sudmark accepted the invitation to talks from Norland on Monday.',
      'Sudmark has rejected the invitation from Norland to talks in Osterby.',
      'Norland said on Monday that Sudmark had accepted its invitation to talks.',
      'Sudmark turned down the invitation. Norland said talks could wait.',
      'Talks between Norland and Sudmark have not been arranged.',
    )
    fc.assert(
      fc.property(texts, texts, (title, text) => {
        const story: Story = {
          ...(labelledSets[0]?.stories[0] as Story),
          title,
          text,
          published: '2026-03-02T08:00:00Z',
        }
        const read = (of: Watch, one: Story) =>
          readStory(compileWatch(of), one).map(({ best }) => [best.verdict, best.value, best.holder, best.certainty])
        expect(read(swapped(watch), swapped(story))).toEqual(swapped(read(watch, story)))
      }),
      { seed: 20260305, numRuns: 25 },
    )
  })

  test('the order in which stories of one minute arrive does not change the ledger', async () => {
    const { set, watch } = watches.find(({ set: { name } }) => name.includes('tarnwick')) as Watched
    const minute = set.stories.slice(10, 18).map((story) => ({ ...story, published: '2026-10-12T09:00:00Z' }))
    const ledger = async (stories: readonly Story[]) => {
      const { changes, refusals } = memoryStores()
      const clock = fixedClock()
      const ports = { compareValues, changes, refusals, clock, logger: recordingLogger(), backoff: shortBackoff }
      const replayed = await replayStories(
        { changes, record: storyRecorder(ports), setNow: clock.set, progress: () => undefined },
        watch,
        stories,
      )
      return replayed.map(({ id, holder, from, to, source, sources }) => ({
        id,
        holder,
        from,
        to,
        first: source.storyId,
        sources: sources.map(({ storyId }) => storyId).sort(),
      }))
    }
    const expected = await ledger(minute)
    expect(expected.length).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(minute, { minLength: minute.length }), async (shuffled) => {
        expect(await ledger(shuffled)).toEqual(expected)
      }),
      { seed: 20260306, numRuns: 15 },
    )
  })
})
