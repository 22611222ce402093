import { expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

const airport = compileWatch(
  aWatch({
    title: 'Airport of Corvo closed',
    claims: [
      aClaim({
        id: 'status',
        kind: 'choice',
        question: 'Is the airport of Corvo open?',
        statement: 'The airport of Corvo is closed.',
        value: 'closed',
        holder: 'airport authority',
        options: {
          closed: ['closed', 'shut'],
          'partly open': ['one runway working'],
          open: ['all runways are working'],
        },
      }),
    ],
  }),
)

const optionsIn = (text: string): readonly string[] =>
  candidatesOf(airport, aStory({ title: 'Airport of Corvo', text })).map(({ decision }) => decision.value)

test('a word that only counts does not make a phrase of an option', () => {
  expect(optionsIn('At the airport of Corvo one runway lost its lights.')).toEqual([])
  expect(optionsIn('At the airport of Corvo one runway is working again.')).toContain('partly open')
})

test('an option whose words are a part of another phrase that stands there whole is not said', () => {
  const theatre = compileWatch(
    aWatch({
      title: 'Theatre of Lindal closed',
      claims: [
        aClaim({
          id: 'state',
          kind: 'choice',
          question: 'Is the theatre of Lindal open?',
          statement: 'The theatre of Lindal is closed.',
          value: 'closed',
          holder: 'Lindal',
          options: { closed: ['closed'], 'partly open': ['partly open'], open: ['open'] },
        }),
      ],
    }),
  )
  const options = candidatesOf(
    theatre,
    aStory({ title: 'Lindal', text: 'The theatre of Lindal is partly open again.' }),
  )
  expect(options.map(({ decision }) => decision.value)).toEqual(['partly open'])
})
