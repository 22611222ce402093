import { expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../support/builders.ts'

const harbour = compileWatch(
  aWatch({
    article: {
      title: 'Tavria promises 40 million euros for harbour of Osk',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'Tavria has promised to pay 40 million euros for the new harbour of Osk, its finance minister, Mira Kolt, said.',
    },
    claims: [
      aClaim({
        id: 'money',
        kind: 'commitment',
        question: "Does Tavria's promise to pay 40 million euros for the harbour of Osk stand?",
        statement: 'Tavria has promised to pay 40 million euros for the harbour of Osk.',
        value: 'offered',
        holder: 'Tavria',
      }),
    ],
  }),
)

const candidates = (text: string) =>
  candidatesOf(harbour, aStory({ title: 'The harbour of Osk', text, published: '2026-04-02T08:00:00Z' }))
const values = (text: string): string[] => candidates(text).map(({ decision }) => decision.value)
const signs = (text: string): string[] =>
  candidates(text).flatMap(({ decision }) => decision.parts.map(({ rule }) => rule))

test('a condition that is scrapped leaves the promise without one', () => {
  expect(values('Tavria has scrapped the conditions for the harbour of Osk.')).not.toContain('conditional')
  expect(values('Tavria has attached conditions to the money for the harbour of Osk.')).toContain('conditional')
})

test('dropping some plan is told from dropping the promise', () => {
  expect(signs('Tavria has dropped its promise for the harbour of Osk.')).toContain('commitment.on-promise')
  expect(signs('Tavria has dropped its plan for a lighthouse at the harbour of Osk.')).not.toContain(
    'commitment.on-promise',
  )
})

test('another amount than the promised one is noticed, the same in other words is not', () => {
  expect(signs('Tavria has paid 3 million euros for the harbour of Osk.')).toContain('commitment.other-amount')
  expect(signs('Tavria has paid forty million euros for the harbour of Osk.')).not.toContain('commitment.other-amount')
})

test('no money, with or without a word before it, is a promise taken back', () => {
  expect(values('There will be no Tavrian money for the harbour of Osk.')).toContain('withdrawn')
})

test('what can be had paid, and what is said in passing, is not yet kept', () => {
  expect(values('The harbour of Osk can have the whole sum paid by Tavria.')).not.toContain('fulfilled')
  expect(values('Given how much Tavria likes the harbour of Osk, nobody is surprised.')).not.toContain('fulfilled')
})

test('two words without which there is neither are no trade', () => {
  expect(values('Tavria renews its promise for the harbour of Osk, no strings, no forms.')).not.toContain('conditional')
  expect(values('No Osk bridge, no money for the harbour from Tavria.')).toContain('conditional')
})
