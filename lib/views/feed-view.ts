import * as z from 'zod'
import type { FeedState } from '../domain.ts'
import type { PolledFeed } from './answers.ts'

/** `waiting`: not asked yet. `gone`: the server says so; asked once a day. */
export type FeedHealth = 'ok' | 'waiting' | 'failing' | 'gone'

export const feedHealth = ({ gone, failures, lastSuccess }: FeedState): FeedHealth =>
  gone === true ? 'gone' : failures > 0 ? 'failing' : lastSuccess === undefined ? 'waiting' : 'ok'

/** A polled feed as the API gives it. */
export const feedSchema = z.object({
  url: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  health: z.enum(['ok', 'waiting', 'failing', 'gone']),
  failures: z.number().int(),
  lastAttempt: z.string().optional(),
  lastSuccess: z.string().optional(),
  lastStory: z.string().optional(),
  lastError: z.string().optional(),
  nextAt: z.string(),
  intervalMinutes: z.number(),
  watches: z.array(z.string()),
})

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
