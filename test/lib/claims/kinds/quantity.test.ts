import { describe, expect, test } from 'vitest'
import { candidatesOf, compileWatch } from '../../../../lib/claims/engine.ts'
import { aClaim, aStory, aWatch } from '../../../support/builders.ts'

const article = {
  title: 'Fever kills 40 in Sorvel',
  publisher: 'Sample Wire',
  published: '2026-03-01T08:00:00Z',
  text: 'The fever outbreak has killed 40 people in Sorvel, the health office of Sorvel said on Sunday.',
}

const fever = compileWatch(
  aWatch({
    article,
    claims: [
      aClaim({
        id: 'deaths',
        kind: 'quantity',
        question: 'How many people has the fever killed in Sorvel?',
        statement: 'The health office says the fever has killed 40 people in Sorvel.',
        value: '40 people',
        holder: 'health office',
      }),
    ],
  }),
)

const bridge = compileWatch(
  aWatch({
    article: {
      ...article,
      title: 'Sorvel bridge to cost 80 million',
      text: 'The Sorvel bridge will cost 80 million euros.',
    },
    claims: [
      aClaim({
        id: 'cost',
        kind: 'quantity',
        question: 'What will the Sorvel bridge cost?',
        statement: 'The Sorvel bridge will cost 80 million euros.',
        value: '80 million EUR',
        holder: 'city of Sorvel',
      }),
    ],
  }),
)

const read = (watch: typeof fever, title: string, text: string) =>
  candidatesOf(watch, aStory({ title, text, published: '2026-04-02T08:00:00Z' })).map(({ decision }) => ({
    answer: `${decision.verdict} ${decision.value}`,
    signs: decision.parts.map(({ rule }) => rule),
  }))

const signsOf = (title: string, text: string, value: string) =>
  read(fever, title, text).find(({ answer }) => answer.endsWith(value))?.signs

describe('what a number counts', () => {
  test('a sentence that measures nothing carries on what the sentence before measures', () => {
    const ill = 'Fever patients in Sorvel fill two wards.'
    const dead = 'Fever has killed more people in Sorvel.'
    expect(signsOf('Fever in Sorvel', `${ill} The Sorvel fever count has now passed 700.`, '>700 people')).toContain(
      'quantity.carries-rival',
    )
    expect(
      signsOf('Fever in Sorvel', `${dead} The Sorvel fever count has now passed 700.`, '>700 people'),
    ).not.toContain('quantity.carries-rival')
  })
  test('the number of a name counts nothing, but for a list', () => {
    expect(read(fever, 'Fever in Sorvel', 'The fever killed nobody on Mount Karrel 17 in Sorvel.')).toEqual([])
  })
})

describe('how firmly an amount is said', () => {
  const answers = (text: string) => read(bridge, 'Sorvel bridge', text).map(({ answer }) => answer)
  test('what a thing may cost at most is set, what it may cost is a guess', () => {
    expect(answers('The Sorvel bridge may now cost no more than 70 million euros.')).toEqual([
      'revises <=70 million EUR',
    ])
    expect(answers('The Sorvel bridge may cost 90 million euros.')).toEqual([])
  })
  test('a date behind the number may belong to another act', () => {
    const [dated] = read(
      bridge,
      'Sorvel bridge',
      'The Sorvel bridge will cost the firm that it hired in 2019 about 95 million euros.',
    )
    const [other] = read(
      bridge,
      'Sorvel bridge',
      'The Sorvel bridge will cost 95 million euros to the city that planned it in 2019.',
    )
    expect(other?.signs).not.toContain('quantity.dated')
    expect(dated?.answer).toBe('revises ~95 million EUR')
  })
})
