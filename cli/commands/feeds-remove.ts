import { ClaimwatchError } from '../../lib/errors.ts'
import { removeFeed } from '../../lib/watches/edit-feeds.ts'
import type { CliCommand } from '../command.ts'
import { editWatchFeeds } from '../edit-watch.ts'

/** `feeds remove URL --watch W`: takes a feed out of a watch file. */
export const feedsRemove: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<url>', 'the address as the watch file has it')
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .action((url: string, { watch }: { watch: string }) => {
        const removed = editWatchFeeds(watch, (text) => removeFeed(text, url))
        if (removed.length === 0) throw new ClaimwatchError('USAGE', `${url} is not among the feeds of ${watch}`)
        output.talk(`removed ${url} from ${watch}`)
      })
  },
  examples: ['feeds remove https://feeds.bbci.co.uk/news/world/rss.xml --watch moscow-talks'],
}
