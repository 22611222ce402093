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
    expect(valuesIn('The World Bridge Congress will be held in the Hungarian city of Pecs.')).toEqual(['Pécs'])
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
  test('where it was said is not where it happens', () => {
    const turku = 'The World Bridge Congress will be held in Turku'
    expect(valuesIn(`${turku}, the guild said after a gathering in Riga.`)).toEqual(['Turku'])
    expect(valuesIn(`${turku}, the guild announced on Monday in Riga.`)).toEqual(['Turku'])
    expect(valuesIn(`${turku}, according to its chairman, who spoke after meeting builders in Riga.`)).toEqual([
      'Turku',
    ])
    expect(valuesIn('The chairman told members in Riga that the World Bridge Congress will be held in Turku.')).toEqual(
      ['Turku'],
    )
    expect(valuesIn('The guild said on Monday that the World Bridge Congress will be held in Riga.')).toEqual(['Riga'])
    expect(valuesIn('The guild announced that it would hold the World Bridge Congress in Riga.')).toEqual(['Riga'])
  })
  test('a place is chosen where it is said to be where it happens', () => {
    expect(valuesIn('Sorvel is still where the World Bridge Congress will meet.')).toEqual(['Sorvel'])
  })
  test('a building that is booked lies where it stands, one that is only spoken of does not', () => {
    const booked = 'The opera house in Sorvel has been booked for the World Bridge Congress.'
    expect(signsOf(booked, 'Sorvel')).not.toContain('place.located')
    expect(signsOf('The opera house in Sorvel said nothing of the World Bridge Congress.', 'Sorvel')).toContain(
      'place.located',
    )
  })
  test('only the nearest verb tells whether the event is over', () => {
    const ahead = signsOf('Builders met to hold the World Bridge Congress in Sorvel.', 'Sorvel')
    expect(ahead).toContain('place.happens')
    expect(ahead).not.toContain('place.past')
    expect(signsOf('Builders of the World Bridge Congress met in Sorvel.', 'Sorvel')).toContain('place.past')
  })
  test('a hall lies in a place that has a name', () => {
    const hall = 'The World Bridge Congress will be held at Margen Hall.'
    expect(valuesIn(`${hall} A fire broke out at Margen Hall in its capital.`)).toEqual(['Margen Hall'])
    expect(valuesIn(`${hall} A fire broke out at Margen Hall in Turku.`)).toContain('Margen Hall, Turku')
  })
  test('what a seat of power owns is no place', () => {
    expect(valuesIn("A proposal of Riga's own reached the World Bridge Congress.")).toEqual([])
  })
  test('a state answers a question for a city only roughly', () => {
    const abroad = 'The World Bridge Congress of 2027 will be held in Peru or in Turku.'
    expect(signsOf(abroad, 'Peru')).toContain('place.coarser')
    expect(signsOf(abroad, 'Turku')).not.toContain('place.coarser')
  })
  test('a name whose sentence calls it the venue is a place', () => {
    expect(valuesIn('Sorvel is the venue of the World Bridge Congress, the guild said.')).toEqual(['Sorvel'])
  })
  test('a name that a relative clause makes a person is no place', () => {
    expect(valuesIn('Ahead of Sorvel, who chairs the guild, the World Bridge Congress will meet.')).toEqual([])
  })
})

const talks = compileWatch(
  aWatch({
    article: {
      title: 'Peru invites Chile to talks in Lima',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: 'The talks between Peru and Chile on fishing rights will be held in Lima, Peru said on Sunday.',
    },
    claims: [
      aClaim({
        id: 'venue',
        kind: 'place',
        question: 'Where will Peru and Chile hold their talks on fishing rights?',
        statement: 'Peru says the talks with Chile on fishing rights will be held in Lima.',
        value: 'Lima',
        holder: 'Peru',
      }),
    ],
  }),
)

const answersIn = (text: string): string[] =>
  candidatesOf(
    talks,
    aStory({ title: 'Fishing rights: talks between Peru and Chile', text, published: '2026-04-02T08:00:00Z' }),
  ).map(({ decision }) => `${decision.verdict} ${decision.value} ${decision.holder}`)

describe('whose answer a place is', () => {
  test('of two who speak together one may be the holder', () => {
    const joint = 'The talks on fishing rights will be held in Quito, Peru and Ecuador announced on Monday.'
    expect(answersIn(joint)).toContain('revises Quito Peru')
  })
  test('a party may exclude a whole state', () => {
    const excluded = 'Peru is out of the question for the talks on fishing rights, the Chilean government said.'
    expect(answersIn(excluded)).toContain('disputes anywhere but Peru Chile')
  })
  test('who asks for a move disputes, and nothing has moved', () => {
    const demand =
      'Chile has written to its northern neighbour asking that the talks on fishing rights be moved to Quito.'
    expect(answersIn(demand)).toContain('disputes Quito Chile')
  })
  test('a ministry that nobody is named for speaks for the holder', () => {
    expect(answersIn('The talks will be held in Quito, the fisheries ministry said.')).toContain('revises Quito Peru')
    expect(answersIn('The talks will be held in Quito, the foreign ministry said.')).toContain('revises Quito Peru')
  })
})
