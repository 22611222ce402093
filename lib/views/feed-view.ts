import type * as z from 'zod'
import type { PolledFeed } from './answers.ts'
import type { feedSchema } from './feed-schema.ts'

type FeedView = z.infer<typeof feedSchema>

const shownFields = ['title', 'lastAttempt', 'lastSuccess', 'lastStory', 'lastError'] as const

export const feedView = ({ feed, health, outlet, watchIds }: PolledFeed): FeedView => ({
  url: feed.url,
  ...Object.fromEntries(shownFields.flatMap((name) => (feed[name] === undefined ? [] : [[name, feed[name]]]))),
  ...(outlet !== undefined && { outlet }),
  health: health.word,
  note: health.note,
  failures: feed.failures,
  nextAt: feed.nextAt,
  intervalMinutes: feed.intervalMinutes,
  watches: [...watchIds],
})
