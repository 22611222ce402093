import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { printDifference, storedWatch } from './watch-plan.ts'

const push = (name: string, options: StorePlace, output: Output): Promise<void> => {
  const next = loadWatch(name)
  return withStores(options, async (stores) => {
    printDifference(await storedWatch(stores, next.id), next, output)
    await stores.watches.put(next)
    output.talk(`${next.id} is in force: polls read it from the next minute on`)
  })
}

/** `watch push W`: prints the difference, then stores the watch. A file with a fault is refused and the stored one stays. */
export const watchPush: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .action((name: string, options: StorePlace) => push(name, options, output))
  },
  examples: ['watch push moscow-talks --stage prod'],
}
