import type { FeedState } from '../../lib/domain.ts'
import { type FeedHealth, feedHealth } from '../../lib/feeds/feed-health.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { green, red, type Styled, yellow } from '../styled.ts'

const colours: Readonly<Record<FeedHealth['word'], (text: Styled) => Styled>> = {
  new: (text) => text,
  well: green,
  unsteady: yellow,
  silent: yellow,
  failing: red,
  gone: red,
}

const order: readonly FeedHealth['word'][] = ['gone', 'failing', 'silent', 'unsteady', 'new', 'well']

const time = (instant: string | undefined): string => (instant === undefined ? '–' : shortTime(instant))

const row = (state: FeedState, health: FeedHealth): Styled[] => [
  colours[health.word](health.word),
  state.title ? `${state.title} ${state.url}` : state.url,
  time(state.lastSuccess),
  time(state.lastStory),
  time(state.nextAt),
  health.note,
]

const listFeeds = async (options: StorePlace & { readonly json?: true }, output: Output): Promise<void> => {
  const shards = await withStores(options, ({ shards: store }) => store.all())
  const now = new Date().toISOString()
  const feeds = shards
    .flatMap((shard) => shard.feeds)
    .map((state) => ({ state, health: feedHealth(state, now) }))
    .sort((a, b) => order.indexOf(a.health.word) - order.indexOf(b.health.word))
  if (options.json)
    for (const { state, health } of feeds) output.json({ ...state, health: health.word, note: health.note })
  else {
    const rows = feeds.map(({ state, health }) => row(state, health))
    output.table(['health', 'feed', 'last read', 'last story', 'next poll', 'note'], rows)
  }
  if (feeds.length === 0) output.talk('no feed has been polled yet: see `claimwatch run`')
}

/** `feeds`: every feed polled, the ill ones first: last success, last new story, next poll, and what is wrong. */
export const feeds: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--json', 'print JSON Lines')
      .action((options: StorePlace & { readonly json?: true }) => listFeeds(options, output))
  },
  examples: ['feeds', 'feeds --json'],
}
