import { describe, expect, test } from 'vitest'
import { closeness, deriveAffair, isClose } from '../../../lib/claims/affair.ts'
import { compileWatch, readStory } from '../../../lib/claims/engine.ts'
import { storyWords } from '../../../lib/claims/naming.ts'
import { draftsOf } from '../../../lib/claims/read/drafts.ts'
import type { Story, Watch } from '../../../lib/domain.ts'
import { tokenise } from '../../../lib/text/tokens.ts'

const wordsOf = (title: string, text = '') => storyWords(draftsOf({ title, text })).head

const article =
  'The ferry Morwen sank off Skerry Head on Monday night with 180 passengers. Divers have found 31 bodies, the coastguard of Aldmere said.'
const affair = deriveAffair([tokenise(article)])

describe('how near a story is to an affair', () => {
  test('one about the same wreck is near though it names neither ship nor coastguard', () => {
    const near = wordsOf(
      'Divers go down again',
      'Divers found four more bodies off the head where the ferry sank, with passengers still missing.',
    )
    const far = wordsOf(
      'Bakers raise prices',
      'A loaf costs more from Monday, the guild of bakers said, as flour and power have become dearer.',
    )
    expect(closeness(affair, near)).toBeGreaterThan(2 * closeness(affair, far))
    expect(isClose(affair, far)).toBe(false)
  })
  test('words of everyday news alone make nothing near', () => {
    expect(
      isClose(affair, wordsOf('Police said on Monday', 'Officials said people were found at night on Monday.')),
    ).toBe(false)
  })
  test('an initial is no rare word, since an index of words may cut it otherwise', () => {
    const mentioned = deriveAffair([tokenise('Mira F. Kolt signed the treaty.')])
    expect([...mentioned.rare].filter((stem) => stem.includes('.'))).toEqual([])
    expect(mentioned.rare.has('kolt')).toBe(true)
  })
  test('is 1 for the article itself and 0 without words', () => {
    expect(closeness(affair, wordsOf(article))).toBeCloseTo(1, 5)
    expect(closeness(affair, wordsOf(''))).toBe(0)
    expect(closeness(deriveAffair([]), wordsOf(article))).toBe(0)
  })
})

describe('reading by nearness', () => {
  const watch: Watch = {
    id: 'ferry',
    title: 'Ferry Morwen sinks',
    article: {
      title: 'Ferry Morwen sinks off Skerry Head',
      publisher: 'Sample Wire',
      published: '2026-03-01T08:00:00Z',
      text: article,
    },
    feeds: [],
    names: {},
    claims: [
      {
        id: 'deaths',
        kind: 'quantity',
        question: 'How many people died in the sinking of the ferry Morwen?',
        statement: 'The coastguard of Aldmere says 31 people died in the sinking of the ferry Morwen.',
        value: '31 people',
        holder: 'Aldmere coastguard',
      },
    ],
    alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  }
  const story: Story = {
    id: 's',
    outlet: 'Example Times',
    title: 'Four more bodies where the ferry sank',
    text: 'Divers searching the wreck off Skerry brought up four bodies on Tuesday. The sinking has now killed 35 passengers.',
    published: '2026-03-03T08:00:00Z',
    url: 'u',
  }
  test('a story that names nobody of the watch is read, and says so among its reasons', () => {
    const [readings] = readStory(compileWatch(watch), story)
    expect(readings?.best).toMatchObject({ verdict: 'revises', value: '35 people' })
    expect(readings?.best.reasons.map(({ rule }) => rule)).toContain('story.close')
  })
  const rulesOf = (text: string): readonly string[] =>
    readStory(compileWatch(watch), { ...story, text })[0]?.best.reasons.map(({ rule }) => rule) ?? []
  test('a story that names the holder says so among its reasons', () => {
    expect(rulesOf('The sinking of the Morwen has now killed 35 people, the coastguard of Aldmere said.')).toContain(
      'story.holder',
    )
    expect(rulesOf('The sinking of the Morwen has now killed 35 people.')).not.toContain('story.holder')
  })
  test('one whose words are far from the affair says so, one that is near does not', () => {
    const bread = [
      'Bread, flour and power have become dearer, a guild of bakers complained in the market hall.',
      'Shoppers queued around the block for cheaper loaves, cakes, rolls, buns, pies and tarts.',
      'Apprentices bake overnight, mills charge more for rye, and ovens swallow gas by the tonne.',
      'Three shops in the old town closed in spring, and two more are for sale.',
    ]
    const aside = [...bread, 'The sinking of the Morwen has now killed 35 people.'].join(' ')
    const [far] = readStory(compileWatch(watch), { ...story, title: 'Loaves cost more', text: aside })
    expect(far?.best.reasons.map(({ rule }) => rule)).toContain('story.far')
    expect(rulesOf('The sinking of the Morwen has now killed 35 people.')).not.toContain('story.far')
  })
})
