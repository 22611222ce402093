import type { Claim, Story, Watch } from '../../../lib/domain.ts'

/**
 * An invented affair that never ends: three claims whose values change all the time, in sentences the engine reads.
 * The same seed gives the same stories, byte for byte.
 */

const outlets = ['Sample Ledger', 'Rival Post', 'Echo Times', 'Harbour Wire', 'Northern Star'] as const
const start = Date.UTC(2026, 2, 1, 8)

const claims: readonly Claim[] = [
  {
    id: 'venue',
    question: 'Where will the tin conference be held?',
    kind: 'place',
    value: 'Lisbon',
    holder: 'Portugal',
    statement: 'Portugal says the tin conference will be held in Lisbon.',
  },
  {
    id: 'deaths',
    question: 'How many people died in the Rio Tinto mine fire?',
    kind: 'quantity',
    value: '12 people',
    holder: 'Spain',
    statement: 'Spain says 12 people died in the Rio Tinto mine fire.',
  },
  {
    id: 'reply',
    question: 'How has Norway answered the invitation to the tin conference?',
    kind: 'response',
    value: 'none',
    holder: 'Norway',
    statement: 'Norway has not yet answered the invitation to the tin conference.',
  },
]

export const tinWatch = (feeds: readonly string[], over: Partial<Watch> = {}): Watch => ({
  id: 'tin-affair',
  title: 'Tin affair',
  article: {
    title: 'Portugal to hold tin conference in Lisbon',
    publisher: 'Sample Ledger',
    published: new Date(start).toISOString().replace('.000', ''),
    text: claims.map(({ statement }) => statement).join(' '),
  },
  feeds: feeds.map((url, index) => ({ url, outlet: outlets[index % outlets.length] ?? 'Sample Ledger' })),
  names: {},
  claims,
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  ...over,
})

const cities = ['Porto', 'Madrid', 'Lisbon', 'Oslo', 'Paris', 'Rome'] as const
const replies = ['accepted', 'rejected'] as const

/** What the affair has come to after `turn` turns; a turn changes one claim. */
const sentenceOf = (turn: number): string => {
  const step = Math.floor(turn / 3)
  switch (turn % 3) {
    case 0:
      return `Portugal said on Monday that the tin conference will be held in ${cities[step % cities.length]}.`
    case 1:
      return `Spain said on Monday that ${13 + step} people died in the Rio Tinto mine fire.`
    default:
      return `Norway has ${replies[step % 2]} the invitation to the tin conference, its government said on Monday.`
  }
}

const fillers = [
  'Hotels in the old town were full and prices for a room had doubled within a week.',
  'Analysts said the price of the metal had hardly moved since the beginning of the month.',
  'The weather service expects rain in the north and a strong wind along the coast.',
] as const

/** Stories per turn: one that makes the change, one that repeats it, and others about something else. */
const storiesPerTurn = 5

/** The nth story: two minutes after the one before. */
export const storyAt = (index: number): Story => {
  const turn = Math.floor(index / storiesPerTurn)
  const about = index % storiesPerTurn < 2 ? sentenceOf(turn) : (fillers[index % fillers.length] ?? '')
  const outlet = outlets[index % outlets.length] ?? ''
  return {
    id: `tin-${index}`,
    outlet,
    title: `Report ${index} of the ${outlet}`,
    text: `${about} ${fillers[(index + 1) % fillers.length]}`,
    published: new Date(start + (index + 1) * 120_000).toISOString().replace('.000', ''),
    url: `https://news.example/tin/${index}`,
  }
}

export const storiesOf = (count: number): Story[] => Array.from({ length: count }, (_, index) => storyAt(index))
