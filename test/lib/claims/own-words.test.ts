import { expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../support/builders.ts'

const ferry = aClaim({
  id: 'ferry',
  kind: 'date',
  question: 'When does Norvia reopen the ferry line to Velm?',
  statement: 'Norvia reopens the ferry line to Velm on 11 May 2026.',
  value: '2026-05-11',
  holder: 'Norvia',
})
const bridge = aClaim({
  id: 'bridge',
  kind: 'date',
  question: 'When does Norvia reopen the bridge to Velm?',
  statement: 'Norvia reopens the bridge to Velm on 9 June 2026.',
  value: '2026-06-09',
  holder: 'Norvia',
})

const ownWords = (claims: readonly ReturnType<typeof aClaim>[], text: string): Record<string, number> => {
  const watch = compileWatch(
    aWatch({
      article: {
        title: 'Norvia reopens ferry line and bridge to Velm',
        publisher: 'Sample Wire',
        published: '2026-03-01T08:00:00Z',
        text: 'Norvia reopens the ferry line to Velm on 11 May 2026 and the bridge on 9 June 2026.',
      },
      claims,
    }),
  )
  const story = aStory({ title: 'News of Velm', text, published: '2026-04-02T08:00:00Z' })
  return Object.fromEntries(
    candidatesOf(watch, story).map(({ claim, decision }) => [
      claim.id,
      decision.parts.find(({ rule }) => rule === 'subject.own')?.value ?? -1,
    ]),
  )
}

test('a sentence has the words of the one claim it is about, and of the other only those that both have', () => {
  const { ferry: own = 0, bridge: others } = ownWords(
    [ferry, bridge],
    'Norvia will reopen the ferry line on 18 May 2026.',
  )
  expect(own).toBeGreaterThan(0.5)
  expect(others).toBe(0)
})

test('where a claim is alone in its watch, all its words are its own', () => {
  const beside = ownWords([ferry, bridge], 'Norvia will reopen it to Velm on 18 May 2026.')
  const alone = ownWords([ferry], 'Norvia will reopen it to Velm on 18 May 2026.')
  expect(beside['ferry']).toBe(0)
  expect(alone['ferry']).toBeGreaterThan(0)
})
