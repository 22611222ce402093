import { expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../lib/claims/engine.ts'
import { inStory } from '../../../lib/claims/story-level.ts'
import { aClaim, aStory, aWatch } from '../../support/builders.ts'

const regatta = compileWatch(
  aWatch({
    article: {
      title: 'Lorania and Tavria plan regatta in Osk',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'Lorania and Tavria hold their regatta in Osk, the foreign minister of Tavria, Mira Kolt, said on Sunday.',
    },
    claims: [
      aClaim({
        id: 'host',
        kind: 'place',
        question: 'Where do Lorania and Tavria hold their regatta?',
        statement: 'Lorania and Tavria hold their regatta in Osk.',
        value: 'Osk',
        holder: 'Tavria',
      }),
    ],
  }),
)

const verdicts = (text: string): string[] =>
  candidatesOf(regatta, aStory({ title: 'The regatta', text, published: '2026-04-02T08:00:00Z' })).map(
    ({ decision }) => `${decision.verdict} ${decision.value} ${decision.holder}`,
  )

test('who announces a thing together with the holder, or is confirmed by it, speaks for it too', () => {
  expect(verdicts('Lorania and Tavria announced that the regatta will be held in Velm.')).toContain(
    'revises Velm Tavria',
  )
  expect(verdicts('The regatta will be held in Velm, Lorania said, which was confirmed by Tavria.')).toContain(
    'revises Velm Tavria',
  )
})

test('two names side by side elsewhere in the sentence, or a confirmation that is missing, make no joint speaker', () => {
  expect(
    verdicts(
      'The regatta, for which Lorania and Tavria built two yachts of oak and pine, will be held in Velm, Lorania said.',
    ),
  ).not.toContain('revises Velm Tavria')
  expect(verdicts('The regatta will be held in Velm, Lorania said, which was not confirmed by Tavria.')).not.toContain(
    'revises Velm Tavria',
  )
})

test('a minister whom nobody calls a state speaks for the holder', () => {
  expect(verdicts('The regatta will be held in Velm, Environment Minister Ana Berg said.')).toContain(
    'revises Velm Tavria',
  )
  expect(verdicts('The regatta will be held in Velm, the sailor Ana Berg said.')).not.toContain('revises Velm Tavria')
})

test('a holder who has no name is known by the words for it', () => {
  const watch = compileWatch(
    aWatch({
      article: {
        title: 'Investigators: regatta in Osk',
        publisher: 'Sample Wire',
        published: '2026-03-01T08:00:00Z',
        text: 'The regatta of Lorania and Tavria is held in Osk, investigators said on Sunday.',
      },
      claims: [
        aClaim({
          id: 'host',
          kind: 'place',
          question: 'Where do Lorania and Tavria hold their regatta?',
          statement: 'Investigators say that Lorania and Tavria hold their regatta in Osk.',
          value: 'Osk',
          holder: 'Investigators',
        }),
      ],
    }),
  )
  const read = (text: string) =>
    candidatesOf(watch, aStory({ title: 'The regatta', text, published: '2026-04-02T08:00:00Z' })).map(
      ({ decision }) => `${decision.verdict} ${decision.holder}`,
    )
  expect(read('The regatta will be held in Velm, the investigators said.')).toEqual(['revises Investigators'])
  expect(read('The regatta will not be held in Osk, investigators said.')).toEqual(['revises Investigators'])
  expect(read('The regatta will be held in Velm, a rower said.')).not.toContain('revises Investigators')
})

test('who said nothing said nothing of it', () => {
  expect(verdicts('Ana Berg said nothing as the regatta got under way in Velm.')).toEqual(['revises Velm Tavria'])
})

const ferry = compileWatch(
  aWatch({
    article: {
      title: 'Nautica opens its ferry line on 11 May',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'Nautica will open its ferry line to Velm on 11 May 2026, the shipping company said on Sunday.',
    },
    claims: [
      aClaim({
        id: 'opening',
        kind: 'date',
        question: 'When does Nautica open its ferry line to Velm?',
        statement: 'Nautica opens its ferry line to Velm on 11 May 2026.',
        value: '2026-05-11',
        holder: 'Nautica',
      }),
    ],
  }),
)

const ferryDecisions = (text: string) =>
  candidatesOf(ferry, aStory({ title: 'The ferry line', text, published: '2026-04-02T08:00:00Z' })).map(
    ({ decision }) => decision,
  )
const told = (text: string): string[] => [
  ...new Set(ferryDecisions(text).map(({ verdict, holder }) => `${verdict} ${holder}`)),
]

test("a date is the holder's own, retold, unless the story has to introduce who tells it", () => {
  expect(told('The Harbour Board of Velm says the ferry line of Nautica opens on 8 June.')).toContain('revises Nautica')
  expect(told('A cafe owner in Velm says the ferry line of Nautica opens on 8 June.')).not.toContain('revises Nautica')
})

test("another party's answer says more where the story has the holder's own beside it", () => {
  const against = (text: string): number[] =>
    ferryDecisions(text)
      .filter(({ verdict }) => verdict === 'disputes')
      .map((decision) => inStory(decision, ferryDecisions(text)))
      .map(({ parts }) => parts.find(({ rule }) => rule === 'rival.against')?.value ?? -1)
  const rival = 'A cafe owner in Velm says the ferry line of Nautica opens on 8 June.'
  expect(against(rival)).toEqual([0])
  expect(against(`${rival} Nautica said that the ferry line opens on 11 May.`)).toEqual([1])
})
