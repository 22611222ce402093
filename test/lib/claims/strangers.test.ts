import { expect, test } from 'vitest'
import { compileWatch } from '../../../lib/claims/engine.ts'
import { readSentences } from '../../../lib/claims/read/read-story.ts'
import { strangenessIn } from '../../../lib/claims/strangers.ts'
import { aWatch } from '../../support/builders.ts'

const watch = compileWatch(
  aWatch({
    article: {
      title: 'Marten Orchestra to record in Porto',
      publisher: 'Sample Ledger',
      published: '2026-03-01T08:00:00Z',
      text: 'The Marten Orchestra will record its next album with Olga Brandt in Porto.',
    },
  }),
)

const strangeness = (title: string, text: string, value = ''): number => {
  const { sentences } = readSentences({ title, text, published: '2026-03-02T08:00:00Z' }, watch.context)
  return strangenessIn(sentences, watch.affair, () => false)(value)
}

test('the names of the affair are no strangers', () => {
  expect(strangeness('Recording postponed', 'The Marten Orchestra waits for Olga Brandt.')).toBe(0)
})

test('a head that names only others is strange, wherever it happens', () => {
  expect(strangeness('Recording postponed', 'The Sorvel Quartet met Ulf Karlberg in Porto.')).toBe(1)
})

test('the answer itself may be new, and names behind the first sentence tell nothing', () => {
  expect(strangeness('A new hall', 'The Marten Orchestra chose Sorvel Hall.', 'Sorvel Hall')).toBe(0)
  expect(strangeness('Recording postponed', 'The Marten Orchestra waits. The Sorvel Quartet does not.')).toBe(0)
})

test('without names nothing is strange', () => {
  expect(strangeness('Recording postponed', 'Nobody knows why.')).toBe(0)
})
