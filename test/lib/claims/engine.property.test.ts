import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLabelledSets } from '../../../bench/labelled-set.ts'
import { compileWatch, readStory } from '../../../lib/claims/engine.ts'
import { type Story, storyText } from '../../../lib/domain.ts'

const sets = readLabelledSets(join(import.meta.dirname, '../../../bench/labelled/dev'))
const watches = sets.map((set) => compileWatch(set.watch))
const sentences = sets.flatMap((set) => set.stories.flatMap((story) => story.text.split(/(?<=\.) /)))

const storyOf = (title: string, text: string): Story => ({
  id: 's',
  outlet: 'Sample Wire',
  title,
  text,
  published: '2026-06-01T00:00:00Z',
  url: '',
})

const isVerbatim = (story: Story, read = watches): boolean =>
  read.every((watch) =>
    readStory(watch, story).every(({ best, also }) =>
      [best, ...also].every(
        ({ evidence }) => evidence === null || storyText(story).slice(evidence.start, evidence.end) === evidence.quote,
      ),
    ),
  )

const scrap = fc.oneof(
  fc.constantFrom(...sentences.slice(0, 400)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('"', "'", '<b>', '\u0000', '…', '😀', 'ЗАЯВИЛ', '\n', '- ', 'AND ', '. . .'),
)

test('evidence is verbatim and reading never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 12 }), fc.array(scrap, { maxLength: 3 }), (text, title) =>
      isVerbatim(storyOf(title.join(' '), text.join(' '))),
    ),
    { numRuns: 150 },
  )
})

test('a claim of the watch has one row for every story, related or not', () => {
  for (const [at, watch] of watches.entries()) {
    const rows = readStory(watch, storyOf('Bakery opens', 'A bakery opened on Monday.'))
    expect(rows.map((row) => [row.claim.id, row.best.verdict])).toEqual(
      (sets[at]?.watch.claims ?? []).map((claim) => [claim.id, 'unrelated']),
    )
  }
})

test('a sentence about something else, put behind a story, changes none of its verdicts', () => {
  for (const [at, set] of sets.entries()) {
    const watch = watches[at]
    if (!watch) continue
    for (const story of set.stories.slice(0, 25)) {
      const verdicts = (candidate: Story) =>
        readStory(watch, candidate).map(({ best }) => `${best.verdict} ${best.value}`)
      expect(
        verdicts({ ...story, text: `${story.text} The bakery round the corner sells rye bread.` }),
        story.id,
      ).toEqual(verdicts(story))
    }
  }
})

test.each([
  ['200,000 words', `${'The ministry said talks were going on in the city . '.repeat(20_000)}`],
  ['10,000 quotation marks', '"'.repeat(10_000)],
  ['one sentence of 100,000 commas', 'word, '.repeat(100_000)],
  ['100,000 capitals without a full stop', 'Moscow Kyiv '.repeat(50_000)],
])('a story of %s is read within seconds', (_name, text) => {
  const started = performance.now()
  expect(isVerbatim(storyOf('Zelenskyy and Putin on Grand Theft Auto VI', text), watches.slice(2, 3))).toBe(true)
  expect(performance.now() - started).toBeLessThan(20_000)
})
