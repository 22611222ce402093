import { writeOpml } from '../../lib/feeds/opml.ts'
import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'

/** `feeds export --watch W`: the feeds of a watch as OPML 2.0. */
export const feedsExport: CliCommand = {
  configure: (command, output) => {
    command
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .action((options: { watch: string }) => {
        const watch = loadWatch(options.watch)
        const listed = watch.feeds.map(({ url, outlet }) => ({ url, title: outlet ?? '' }))
        output.verbatim(`${writeOpml(watch.title, listed).trimEnd()}\n`)
      })
  },
  examples: ['feeds export --watch moscow-talks > feeds.opml'],
}
