import type * as z from 'zod'
import type { FeedState } from '../domain.ts'
import type { PolledFeed } from './answers.ts'
import type { feedSchema } from './feed-schema.ts'

/** `waiting`: not asked yet. `gone`: the server says so; asked once a day. */
export type FeedHealth = 'ok' | 'waiting' | 'failing' | 'gone'

export const feedHealth = ({ gone, failures, lastSuccess }: FeedState): FeedHealth =>
  gone === true ? 'gone' : failures > 0 ? 'failing' : lastSuccess === undefined ? 'waiting' : 'ok'

type FeedView = z.infer<typeof feedSchema>

const shownFields = ['title', 'lastAttempt', 'lastSuccess', 'lastStory', 'lastError'] as const

export const feedView = ({ feed, outlet, watchIds }: PolledFeed): FeedView => ({
  url: feed.url,
  ...Object.fromEntries(shownFields.flatMap((name) => (feed[name] === undefined ? [] : [[name, feed[name]]]))),
  ...(outlet !== undefined && { outlet }),
  health: feedHealth(feed),
  failures: feed.failures,
  nextAt: feed.nextAt,
  intervalMinutes: feed.intervalMinutes,
  watches: [...watchIds],
})
