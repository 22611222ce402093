import { expect, test } from 'vitest'
import { type OwnCases, readOwnCases } from '../../../../bench/own-cases.ts'
import { compareValues, compileWatch, readStory } from '../../../../lib/claims/engine.ts'

const answers = new Set(['confirms', 'revises', 'disputes'])

const isRead = ({ claim, watch, stories }: OwnCases): boolean[] => {
  const compiled = compileWatch(watch)
  return stories.map(({ story, expected }) => {
    const best = readStory(compiled, story)[0]?.best
    if (best === undefined || !answers.has(best.verdict)) return expected.verdict === 'none'
    return best.verdict === expected.verdict && compareValues(claim, expected.value, best.value ?? '') !== 'different'
  })
}

const all = readOwnCases()
const shareRead = (cases: readonly OwnCases[]): number => {
  const read = cases.flatMap(isRead)
  return read.filter((right) => right).length / read.length
}

/** What was reached when the confidence was last fitted, rounded down: many cases were written because they are hard. */
const floors = { choice: 0.7, commitment: 0.7, date: 0.6, place: 0.7, quantity: 0.7, response: 0.7, statement: 0.6 }

test.each(Object.entries(floors))(
  'of our own cases of %s at least a share of %d is read as it should be',
  (kind, floor) => {
    expect(shareRead(all.filter(({ claim }) => claim.kind === kind))).toBeGreaterThanOrEqual(floor)
  },
)

test('most sentences in Ukrainian and Russian about a place or an answer are read as they should be', () => {
  expect(shareRead(all.filter(({ claim }) => claim.id.startsWith('cod-')))).toBeGreaterThanOrEqual(0.85)
})
