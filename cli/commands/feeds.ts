import { systemClock } from '../../lib/adapters/system-clock.ts'
import { queryFeeds } from '../../lib/pipeline/query-claims.ts'
import type { FeedCondition, PolledFeed } from '../../lib/views/answers.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { green, red, type Styled, yellow } from '../styled.ts'

const colours: Readonly<Record<FeedCondition['word'], (text: Styled) => Styled>> = {
  new: (text) => text,
  well: green,
  unsteady: yellow,
  silent: yellow,
  failing: red,
  gone: red,
}

const time = (instant: string | undefined): string => (instant === undefined ? '–' : shortTime(instant))

const row = ({ feed: state, health }: PolledFeed): Styled[] => [
  colours[health.word](health.word),
  state.title ? `${state.title} ${state.url}` : state.url,
  time(state.lastSuccess),
  time(state.lastStory),
  time(state.nextAt),
  health.note,
]

const listFeeds = async (options: StorePlace & { readonly json?: true }, output: Output): Promise<void> => {
  const feeds = await withStores(options, (stores) => queryFeeds(stores, systemClock().now()))
  if (options.json)
    for (const { feed, health, watchIds } of feeds)
      output.json({ ...feed, health: health.word, note: health.note, watches: watchIds })
  else output.table(['health', 'feed', 'last read', 'last story', 'next poll', 'note'], feeds.map(row))
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
