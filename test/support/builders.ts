import type { Change, Claim, Reading, Source, Story, Watch } from '../../lib/domain.ts'
import { storyText } from '../../lib/domain.ts'

/** An invented affair: where a trade conference is held. */
export const aClaim = (over: Partial<Claim> = {}): Claim => ({
  id: 'venue',
  question: 'Where is the tin conference held?',
  kind: 'place',
  value: 'Lisbon',
  holder: 'Tin Council',
  statement: 'The Tin Council says the conference is held in Lisbon.',
  ...over,
})

export const aWatch = (over: Partial<Watch> = {}): Watch => ({
  id: 'tin-conference',
  title: 'Tin conference',
  article: {
    title: 'Tin Council invites members to Lisbon',
    publisher: 'Sample Ledger',
    published: '2026-03-01T08:00:00Z',
    text: 'The Tin Council says the conference is held in Lisbon.',
  },
  feeds: [{ url: 'https://feeds.example/tin.xml' }],
  names: {},
  claims: [aClaim()],
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  ...over,
})

let stories = 0

export const aStory = (over: Partial<Story> = {}): Story => {
  stories += 1
  const id = over.id ?? `story-${stories}`
  return {
    id,
    outlet: 'Sample Ledger',
    title: `Tin Council speaks, report ${id}`,
    text: 'The conference moves, the council said on Monday.',
    published: '2026-03-02T09:00:00Z',
    url: `https://news.example/${id}`,
    ...over,
  }
}

/** A reading of the claim by the story's whole text. */
export const aReading = (story: Story, value: string, over: Partial<Reading> = {}): Reading => {
  const text = storyText(story)
  const start = story.title.length + 1
  return {
    storyId: story.id,
    claimId: 'venue',
    verdict: 'revises',
    value,
    holder: 'Tin Council',
    certainty: 'said',
    confidence: 0.9,
    evidence: { quote: text.slice(start), start, end: text.length },
    reasons: [{ rule: 'test.heard', note: `Heard ${value}.` }],
    ...over,
  }
}

export const aSource = (over: Partial<Source> = {}): Source => ({
  storyId: 'story-1',
  outlet: 'Sample Ledger',
  title: 'Conference moves to Porto',
  url: 'https://news.example/story-1',
  published: '2026-03-02T09:00:00Z',
  evidence: { quote: 'The conference moves to Porto.', start: 26, end: 56 },
  origin: 'story-1',
  ...over,
})

/** An entry that was never sealed: for stores and texts, not for chains. */
export const aChange = (over: Partial<Change> = {}): Change => ({
  id: 'tin-conference:venue:1',
  watchId: 'tin-conference',
  claimId: 'venue',
  seq: 1,
  type: 'revision',
  holder: 'Tin Council',
  from: 'Lisbon',
  to: 'Porto',
  at: '2026-03-02T09:00:00Z',
  detectedAt: '2026-03-02T09:05:00Z',
  confidence: 0.9,
  certainty: 'said',
  reasons: [{ rule: 'test.heard', note: 'Heard Porto.' }],
  source: aSource(),
  positions: { 'Tin Council': { value: 'Porto', at: '2026-03-02T09:00:00Z', seq: 1, storyId: 'story-1' } },
  prev: '0'.repeat(64),
  hash: 'f'.repeat(64),
  ...over,
})
