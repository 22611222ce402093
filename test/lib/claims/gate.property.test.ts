import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileWatch, readStory, readWithoutGate } from '../../../lib/claims/engine.ts'
import type { Story } from '../../../lib/domain.ts'
import { splitSentences } from '../../../lib/text/sentences.ts'
import { labelledSets } from '../../support/labelled-sets.ts'

const watches = labelledSets.map((set) => ({ set, watch: compileWatch(set.watch) }))
const sentences = labelledSets
  .flatMap((set) => set.stories)
  .flatMap(({ text }) => splitSentences(text).map(({ start, end }) => text.slice(start, end)))

describe('the gate before reading', () => {
  test.each(watches)('loses nothing that a full read of $set.name finds', ({ set, watch }) => {
    for (const story of set.stories) expect(readStory(watch, story)).toEqual(readWithoutGate(watch, story))
  })

  test('loses nothing in stories mixed from the sentences of every set', () => {
    const mixed = fc.record({
      at: fc.nat({ max: watches.length - 1 }),
      parts: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }),
      capitals: fc.boolean(),
    })
    fc.assert(
      fc.property(mixed, ({ at, parts, capitals }) => {
        const { set, watch } = watches[at] as (typeof watches)[number]
        const [title = '', ...rest] = capitals ? parts.map((part) => part.toUpperCase()) : parts
        const story: Story = { ...(set.stories[0] as Story), title, text: rest.join(' ') }
        expect(readStory(watch, story)).toEqual(readWithoutGate(watch, story))
      }),
      { seed: 20260301, numRuns: 300 },
    )
  })

  test('stops nine of ten stories that belong to other watches', () => {
    const verdicts = watches.flatMap(({ set, watch }) =>
      labelledSets
        .filter((other) => other !== set)
        .flatMap((other) => other.stories.slice(0, 8))
        .map((story) => readStory(watch, story).every(({ best }) => best.reasons[0]?.rule === 'gate.unrelated')),
    )
    expect(verdicts.filter(Boolean).length / verdicts.length).toBeGreaterThan(0.9)
  })
})
