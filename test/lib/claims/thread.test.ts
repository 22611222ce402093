import { expect, test } from 'vitest'
import { compileWatch } from '../../../lib/claims/engine.ts'
import { readSentences } from '../../../lib/claims/read/read-story.ts'
import { threadsOf } from '../../../lib/claims/thread.ts'
import { aWatch } from '../../support/builders.ts'

const watch = compileWatch(
  aWatch({
    article: {
      title: 'Tin producers to confer in Porto',
      publisher: 'Sample Ledger',
      published: '2026-03-01T08:00:00Z',
      text: 'The conference of the tin producers is to be held in Porto in May.',
    },
  }),
)

const threads = (...sentences: string[]) => {
  const story = { title: sentences[0] as string, text: sentences.slice(1).join(' '), published: '2026-03-02T08:00:00Z' }
  return threadsOf(readSentences(story, watch.context).sentences, watch.affair)
}

test('a sentence about something else stands alone in its story', () => {
  const [, second, third] = threads(
    'Tin producers move conference to Faro',
    'The tin conference will be held in Faro.',
    'The choir rejected a new anthem.',
  )
  expect(second).toMatchObject({ alone: false })
  expect(second?.ofAffair).toBeGreaterThan(1)
  expect(third).toEqual({ shared: 0, ofAffair: 0, alone: true, foreign: 3 })
})

test('a sentence that takes up the words of another is not alone, though the affair has none of them', () => {
  const [, , third] = threads(
    'Tin producers move conference to Faro',
    'The choir of Faro has a new anthem.',
    'Everybody sang the anthem twice.',
  )
  expect(third).toMatchObject({ ofAffair: 0, alone: false })
  expect(third?.shared).toBeGreaterThan(0)
})

test('without sentences there is nothing to tell', () => {
  expect(threadsOf([], watch.affair)).toEqual([])
})
