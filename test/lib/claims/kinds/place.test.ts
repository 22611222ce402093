import { describe, expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

const congress = compileWatch(
  aWatch({
    article: {
      title: 'Bridge builders to meet in Lahti',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'The World Bridge Congress of 2027 will be held in Lahti, the Guild of Bridge Builders said on Sunday.',
    },
    claims: [
      aClaim({
        id: 'venue',
        kind: 'place',
        question: 'Where will the World Bridge Congress of 2027 be held?',
        statement: 'The Guild of Bridge Builders says the World Bridge Congress of 2027 will be held in Lahti.',
        value: 'Lahti',
        holder: 'Guild of Bridge Builders',
      }),
    ],
  }),
)

const candidates = (text: string) =>
  candidatesOf(
    congress,
    aStory({ title: 'World Bridge Congress of 2027', text, published: '2026-04-02T08:00:00Z' }),
  ).map(({ decision }) => decision)

const valuesIn = (text: string): string[] => candidates(text).map(({ value }) => value)

const signsOf = (text: string, place: string): string[] =>
  candidates(text)
    .filter(({ value }) => value === place)
    .flatMap(({ parts }) => parts.map(({ rule }) => rule))

describe('where an event takes place', () => {
  test('a body before the verb does not own the place behind it', () => {
    expect(valuesIn('The guild insisted that the congress committee meet in Turku.')).toContain('Turku')
  })
  test('the kind or part of a place hands on its preposition', () => {
    expect(valuesIn('The World Bridge Congress will be held in the port city of Odesa.')).toContain('Odesa')
    expect(valuesIn('The World Bridge Congress will be held on the outskirts of Sorvel.')).toContain('Sorvel')
    expect(valuesIn('Delegates to the World Bridge Congress spoke of Sorvel.')).not.toContain('Sorvel')
  })
  test('a name takes its common noun along', () => {
    expect(valuesIn('The World Bridge Congress will open on the Margen bridge itself.')).toContain('Margen bridge')
    expect(valuesIn('The World Bridge Congress will be held in Sorvel province.')).toContain('Sorvel province')
  })
  test('a name before a noun in -ing is no place', () => {
    expect(valuesIn('The paper on the Margen crossing will open the World Bridge Congress.')).toEqual([])
  })
  test('a capital that confirms something is its government', () => {
    expect(valuesIn('The World Bridge Congress will meet in Turku, a decision confirmed by Riga.')).toEqual(['Turku'])
  })
  test('where it was said is told apart from where it happens', () => {
    const told = 'The World Bridge Congress will be held in Turku, the guild said after a gathering in Riga.'
    expect(signsOf(told, 'Riga')).toContain('place.behind-speech')
    expect(signsOf(told, 'Turku')).not.toContain('place.behind-speech')
  })
  test('a state answers a question for a city only roughly', () => {
    const abroad = 'The World Bridge Congress of 2027 will be held in Peru or in Turku.'
    expect(signsOf(abroad, 'Peru')).toContain('place.coarser')
    expect(signsOf(abroad, 'Turku')).not.toContain('place.coarser')
  })
})
