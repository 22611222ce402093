import { ClaimwatchError } from '../../lib/errors.ts'
import { decodeText } from '../../lib/feeds/decode-text.ts'
import { readOpml } from '../../lib/feeds/opml.ts'
import { addFeeds } from '../../lib/watches/edit-feeds.ts'
import type { CliCommand } from '../command.ts'
import { editWatchFeeds } from '../edit-watch.ts'
import { readInputBytes } from '../input-file.ts'
import type { Output } from '../output.ts'

const importFeeds = async (path: string, watch: string, output: Output): Promise<void> => {
  const listed = readOpml((await decodeText(readInputBytes(path))).text)
  if (listed.length === 0) throw new ClaimwatchError('FILE_UNREADABLE', `${path} lists no feed: is it OPML?`)
  const urls = listed.map(({ url }) => url)
  const added = editWatchFeeds(watch, (text) => addFeeds(text, urls))
  output.talk(`${added.length} of ${listed.length} feeds added to ${watch}; the others were there already`)
}

/** `feeds import FILE --watch W`: adds the feeds of an OPML list to a watch file. Lenient. */
export const feedsImport: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<file>', 'an OPML list; - is standard input')
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .action((path: string, { watch }: { watch: string }) => importFeeds(path, watch, output))
  },
  examples: ['feeds import subscriptions.opml --watch moscow-talks'],
}
