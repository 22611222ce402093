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

const soldiers = compileWatch(
  aWatch({
    article: { ...article, title: 'Fighting in Sweden', text: 'The fighting killed 40 soldiers in Sweden.' },
    claims: [
      aClaim({
        id: 'deaths',
        kind: 'quantity',
        question: 'How many Swedish soldiers has the fighting killed in Sweden?',
        statement: 'The Swedish military says the fighting has killed 40 soldiers in Sweden.',
        value: '40 people',
        holder: 'Swedish military',
      }),
    ],
  }),
)

const read = (watch: typeof fever, title: string, text: string) =>
  candidatesOf(watch, aStory({ title, text, published: '2026-04-02T08:00:00Z' })).map(({ decision }) => ({
    answer: `${decision.verdict} ${decision.value}`,
    holder: decision.holder,
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
  test('a noun of the same measure, of which the claim has no word, counts what the claim counts', () => {
    expect(signsOf('Fever in Sorvel', 'The fever in Sorvel has left 55 fallen.', '55 people')).toBeDefined()
    expect(read(fever, 'Fever in Sorvel', 'The fever in Sorvel has emptied 55 chairs.')).toEqual([])
  })
  test('the number of a name counts nothing, but for a list', () => {
    expect(read(fever, 'Fever in Sorvel', 'The fever killed nobody on Mount Karrel 17 in Sorvel.')).toEqual([])
  })
})

describe('how far a number stands from that of the claim', () => {
  const above = (dead: string) =>
    candidatesOf(
      fever,
      aStory({ title: 'Fever in Sorvel', text: `The fever has killed ${dead} people in Sorvel.` }),
    )[0]?.decision.parts.find(({ rule }) => rule === 'quantity.above')?.value
  test('of a ratio neither number counts, nor one of how many digits a number has', () => {
    const answers = (text: string) => read(fever, 'Fever in Sorvel', text).map(({ answer }) => answer)
    expect(answers('The fever kills one to three children in a thousand in Sorvel.')).toEqual([])
    expect(answers('The fever kills two out of every nine people in Sorvel.')).toEqual([])
    expect(answers('A model puts the fever deaths in Sorvel at a five-figure number.')).toEqual([])
    expect(answers('The fever deaths in Sorvel now number 55.')).toEqual(['revises 55 people'])
    expect(answers('In Sorvel the fever dead number 55.')).toEqual(['revises 55 people'])
    expect(answers('The fever death in Sorvel was that in room number 55.')).toEqual([])
  })
  test('people of another nation are others', () => {
    const answers = (text: string) => read(soldiers, 'Fighting in Sweden', text).map(({ answer }) => answer)
    expect(answers('In the fighting 55 Swedish soldiers died.')).toEqual(['revises 55 people'])
    expect(answers('In the fighting 55 Danish soldiers died.')).toEqual([])
  })
  test('up to double it says nothing, and a hundred times as much is further off than ten times', () => {
    expect(above('75')).toBeUndefined()
    expect(above('400')).toBeCloseTo(0.7)
    expect(above('4,000')).toBeCloseTo(1.7)
    expect(above('400,000')).toBeCloseTo(1.7)
  })
})

describe('how firmly an amount is said', () => {
  const answers = (text: string) => read(bridge, 'Sorvel bridge', text).map(({ answer }) => answer)
  test('what a thing may cost at most is set, what it may cost is a guess', () => {
    expect(answers('The Sorvel bridge may cost 70 million euros at most.')).toEqual(['revises <=70 million EUR'])
    expect(answers('The Sorvel bridge may cost 90 million euros.')).toEqual([])
  })
  test('a date behind the number may belong to another act', () => {
    const signs = (text: string) => read(bridge, 'Sorvel bridge', text)[0]?.signs
    expect(signs('The Sorvel bridge costs 95 million euros in 2019.')).toContain('quantity.dated')
    const chosen = 'The price of the Sorvel bridge is 95 million euros for the city that chose it in 2019.'
    expect(signs(chosen)).toContain('quantity.near')
    expect(signs(chosen)).not.toContain('quantity.dated')
  })
})

const mill = compileWatch(
  aWatch({
    article: {
      ...article,
      title: 'Velo offers 80 million for Karrel Mill',
      text: 'Velo offers 80 million euros for the Karrel Mill, the carmaker said.',
    },
    claims: [
      aClaim({
        id: 'bid',
        kind: 'quantity',
        question: 'How much does Velo offer for the Karrel Mill?',
        statement: 'Velo offers 80 million euros for the Karrel Mill.',
        value: '80 million EUR',
        holder: 'Velo',
      }),
    ],
  }),
)

describe('whose amount it is', () => {
  const signs = (text: string) => read(mill, 'Bid for Karrel Mill', text)[0]?.signs
  test('of an owner and what it owns the second acts', () => {
    const bank = "On Monday Velo's Nordic Bank offered 95 million euros for the Karrel Mill."
    expect(signs(bank)).not.toContain('holder.actor')
    const owned = "On Monday Norvia's Velo offered 95 million euros for the Karrel Mill."
    expect(signs(owned)).toContain('holder.actor')
  })
  test('a tally is the figure of who keeps it', () => {
    const holder = (text: string) => read(fever, 'Fever in Sorvel', text)[0]?.holder
    expect(holder('A tally kept by the Harbour Voice puts the fever dead in Sorvel at 55.')).toBe('Harbour Voice')
    expect(holder('A list held for years by nobody puts the fever dead in Sorvel at 55.')).toBe('health office')
  })
  test('a part of the forces that nobody says whose it is is most often of the holder', () => {
    const signs = (text: string) => read(soldiers, 'Fighting in Sweden', text)[0]?.signs
    expect(signs('The fighting killed 55 soldiers, the Second Army Region said.')).toContain('holder.bare-body')
    expect(signs('The fighting killed 55 soldiers, the Harbour Voice said.')).toContain('holder.other')
  })
  test('the minister of a state may speak for a ministry of it', () => {
    const ministry = compileWatch(
      aWatch({
        article: { ...article, title: 'Fever in Sweden', text: 'The fever has killed 40 people in Sweden.' },
        claims: [
          aClaim({
            id: 'deaths',
            kind: 'quantity',
            question: 'How many people has the fever killed in Sweden?',
            statement: "Sweden's health ministry says the fever has killed 40 people in Sweden.",
            value: '40 people',
            holder: "Sweden's health ministry",
          }),
        ],
      }),
    )
    const told = (text: string) => read(ministry, 'Fever in Sweden', text).at(-1)?.signs
    const minister = 'Sweden waits for injections, the minister said. The fever dead number 55, the minister said.'
    expect(told(minister)).toContain('holder.bare-body')
    expect(told('The fever has killed 55 people in Sweden, the king of Sweden said.')).toContain('holder.other')
  })
})
