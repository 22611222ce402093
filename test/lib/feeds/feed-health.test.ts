import { expect, test } from 'vitest'
import type { FeedState } from '../../../lib/domain.ts'
import { feedHealth } from '../../../lib/feeds/feed-health.ts'

const now = '2026-01-29T12:00:00Z'
const state = (over: Partial<FeedState>): FeedState => ({
  url: 'https://a.example/',
  nextAt: now,
  intervalMinutes: 30,
  failures: 0,
  ...over,
})
const read = { lastSuccess: '2026-01-29T11:30:00Z' }

test.each([
  ['new', {}, 'not polled yet'],
  ['well', { ...read, lastStory: '2026-01-29T11:00:00Z', storiesPerDay: 24 }, 'last read 30 min ago'],
  [
    'unsteady',
    { ...read, failures: 1, lastError: 'the server is out of order (502)' },
    'the server is out of order (502); last read 30 min ago',
  ],
  [
    'failing',
    { failures: 4, lastError: 'the host is unknown' },
    'the host is unknown; 4 failures in a row; never read',
  ],
  [
    'gone',
    { ...read, failures: 4, gone: true, lastError: 'gone (410)' },
    'gone (410); last read 30 min ago; asked once a day',
  ],
  [
    'silent',
    { ...read, lastStory: '2026-01-20T12:00:00Z', storiesPerDay: 24 },
    'nothing new for 9 days, against its own rhythm',
  ],
] as const)('a feed is %s', (word, over, note) => {
  expect(feedHealth(state(over), now)).toEqual({ word, note })
})

test('a feed of one story a week is not silent after nine days', () => {
  const weekly = state({ ...read, lastStory: '2026-01-20T12:00:00Z', storiesPerDay: 1 / 7 })
  expect(feedHealth(weekly, now).word).toBe('well')
})
