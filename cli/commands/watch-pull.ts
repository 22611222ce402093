import { ClaimwatchError } from '../../lib/errors.ts'
import { watchText } from '../../lib/watches/watch-text.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { storedWatch } from './watch-plan.ts'

const pull = async (id: string, options: StorePlace, output: Output): Promise<void> => {
  const watch = await withStores(options, (stores) => storedWatch(stores, id))
  if (watch === undefined) throw new ClaimwatchError('WATCH_NOT_FOUND', `no watch ${id} is stored`)
  output.verbatim(watchText(watch))
}

/** `watch pull ID`: the stored watch as a watch file, on standard output. */
export const watchPull: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<id>', 'the id of a stored watch')
      .action((id: string, options: StorePlace) => pull(id, options, output))
  },
  examples: ['watch pull moscow-talks --stage prod > watches/moscow-talks/watch.yaml'],
}
