import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileWatch, readStory, readWithoutGate } from '../../../lib/claims/engine.ts'
import { type Story, storyText } from '../../../lib/domain.ts'
import { labelledSets } from '../../support/labelled-sets.ts'

const watches = labelledSets.map((set) => ({ set, watch: compileWatch(set.watch) }))
type Watched = (typeof watches)[number]

const expectVerbatim = (story: Story, { watch }: Watched): void => {
  const text = storyText(story)
  for (const { best, also } of readWithoutGate(watch, story)) {
    for (const { evidence } of [best, ...also]) {
      if (evidence) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    }
  }
}

const damages: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.replace(/ /g, ' 🙂 '),
  (text) => `<p class="a">${text.replace(/\. /g, '.</p><p>')}</p>`,
  (text) => text.replace(/o/g, '0').replace(/l/g, '1').replace(/rn/g, 'm'),
  (text) => text.replace(/e/g, '\u0435').replace(/a/g, '\u0430'),
  (text) => text.replace(/[.!?]/g, ''),
  (text) => text.replace(/"/g, '\u201c').normalize('NFD'),
  (text) => text.split('').reverse().join(''),
  (text) => text.replace(/\s+/g, '\n'),
  (text) => text.slice(0, text.length / 2),
]

describe('reading hostile stories', () => {
  test('quotes verbatim with right offsets, in stories of the watch damaged in every way', () => {
    const damaged = fc.record({
      at: fc.nat({ max: watches.length - 1 }),
      story: fc.nat({ max: 45 }),
      title: fc.constantFrom(...damages),
      text: fc.constantFrom(...damages),
    })
    fc.assert(
      fc.property(damaged, ({ at, story: number, title, text }) => {
        const watched = watches[at] as Watched
        const story = watched.set.stories[number % watched.set.stories.length] as Story
        expectVerbatim({ ...story, title: title(story.title), text: text(story.text) }, watched)
      }),
      { seed: 20260302, numRuns: 200 },
    )
  })

  test('never fails on any text at all', () => {
    const any = fc.record({
      title: fc.string({ unit: 'binary' }),
      text: fc.string({ unit: 'grapheme', maxLength: 400 }),
    })
    fc.assert(
      fc.property(any, ({ title, text }) => {
        for (const watched of watches) expectVerbatim({ ...(watched.set.stories[0] as Story), title, text }, watched)
      }),
      { seed: 20260303, numRuns: 40 },
    )
  })

  test.each([
    ['no text', ''],
    ['10,000 quotation marks', '"'.repeat(10_000)],
    ['a word of 100,000 letters', 'a'.repeat(100_000)],
    ['20,000 opened tags', '<a '.repeat(20_000)],
    ['10,000 names', 'Moscow Kyiv '.repeat(10_000)],
    ['5,000 verbs of saying', 'said '.repeat(5000)],
  ])('reads %s for every watch', (_name, text) => {
    for (const watched of watches) expectVerbatim({ ...(watched.set.stories[0] as Story), title: '', text }, watched)
  })

  test('takes five times the words in at most fifteen times the time', () => {
    const { set, watch } = watches.at(-2) as Watched
    const words = set.stories.flatMap(({ text }) => text.split(/\s+/))
    const dump = (count: number): Story => ({
      ...(set.stories[0] as Story),
      text: Array.from({ length: count }, (_, at) => words[at % words.length]).join(' '),
    })
    const seconds = (story: Story): number => {
      const start = performance.now()
      readStory(watch, story)
      return performance.now() - start
    }
    seconds(dump(4000))
    const [short, long] = [4000, 20_000].map((count) => Math.min(seconds(dump(count)), seconds(dump(count))))
    expect((long as number) / (short as number)).toBeLessThan(15)
  })

  test('a story of 200,000 words is read to the end of its first 4,000 sentences', () => {
    const { set, watch } = watches.at(-2) as Watched
    const text = set.stories.map((story) => story.text).join(' ')
    const long = text.repeat(Math.ceil(200_000 / text.split(/\s+/).length))
    expect(readStory(watch, { ...(set.stories[0] as Story), text: long })).toHaveLength(set.watch.claims.length)
  })
})
