import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileWatch, mayConcern } from '../../../lib/claims/engine.ts'
import type { Story, Watch } from '../../../lib/domain.ts'
import { revised, watchCompiler } from '../../../lib/pipeline/compile-watches.ts'
import { splitSentences } from '../../../lib/text/sentences.ts'
import { labelledSets } from '../../support/labelled-sets.ts'
import { recordingLogger } from '../../support/quiet.ts'

/** Every labelled watch whole, and one watch for each of its claims. */
const watches: readonly Watch[] = labelledSets.flatMap(({ watch }) => [
  watch,
  ...watch.claims.map((claim) => ({ ...watch, id: `${watch.id}-${claim.id}`, claims: [claim] })),
])
const compiled = new Map(watches.map((watch) => [watch, compileWatch(watch)]))
const stories = labelledSets.flatMap((set) => set.stories)
const sentences = stories.flatMap(({ text }) => splitSentences(text).map(({ start, end }) => text.slice(start, end)))

/** The watches that the story can concern, told by asking every claim of each. */
const asked = (among: readonly Watch[], story: Story): string[] =>
  among.flatMap((watch) => {
    const whole = compiled.get(watch)
    return whole && mayConcern(whole, story) ? [watch.id] : []
  })

describe('the gate before all watches', () => {
  test('lets every labelled story pass to exactly the watches that asking each of them finds', async () => {
    const all = watches.map(revised)
    const ready = await watchCompiler(recordingLogger())(all)
    const passed = stories.map((story) => ready.concernedBy(story, all).map(({ watch }) => watch.id))
    expect(passed).toEqual(stories.map((story) => asked(watches, story)))
    expect(passed.flat().length).toBeGreaterThan(stories.length)
  }, 120_000)

  test('does so for stories mixed from all sentences, while watches come and go', async () => {
    const compile = watchCompiler(recordingLogger(), 2)
    const step = fc.record({
      kept: fc.subarray([...watches], { maxLength: 5 }),
      parts: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }),
      form: fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => text.replaceAll("'", '\u2019').replaceAll(' ', '\u00a0'),
        (text) => text.normalize('NFD'),
        (text) => `<p>${text}</p>`,
      ),
    })
    await fc.assert(
      fc.asyncProperty(step, async ({ kept, parts, form }) => {
        const [title = '', ...rest] = parts.map(form)
        const story: Story = { ...(stories[0] as Story), title, text: rest.join(' ') }
        const all = kept.map(revised)
        const passed = (await compile(all)).concernedBy(story, all)
        expect(passed.map(({ watch }) => watch.id)).toEqual(asked(kept, story))
      }),
      { seed: 20261125, numRuns: 60 },
    )
  }, 120_000)
})
