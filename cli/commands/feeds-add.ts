import { addFeeds } from '../../lib/watches/edit-feeds.ts'
import type { CliCommand } from '../command.ts'
import { editWatchFeeds } from '../edit-watch.ts'
import { fetchFeed } from '../fetch-feed.ts'
import type { Output } from '../output.ts'

const addFeed = async (url: string, options: { watch: string; unchecked?: true }, output: Output): Promise<void> => {
  if (options.unchecked !== true) {
    const { feed } = await fetchFeed(url)
    output.talk(`${feed.title || url}: ${feed.stories.length} stories`)
  }
  const added = editWatchFeeds(options.watch, (text) => addFeeds(text, [url]))
  output.talk(added.length === 0 ? `${url} is in ${options.watch} already` : `added ${url} to ${options.watch}`)
}

/** `feeds add URL --watch W`: adds a feed to a watch file once it has been read. */
export const feedsAdd: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<url>', 'the address of a feed')
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .option('--unchecked', 'do not fetch it first')
      .action((url: string, options: { watch: string; unchecked?: true }) => addFeed(url, options, output))
  },
  examples: ['feeds add https://feeds.bbci.co.uk/news/world/rss.xml --watch moscow-talks'],
}
