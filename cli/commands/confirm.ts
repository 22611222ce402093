import { systemClock } from '../../lib/adapters/system-clock.ts'
import { confirmChange } from '../../lib/pipeline/review-changes.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface Options extends StorePlace {
  readonly by: string
  readonly json?: true
}

const confirmOne = async (id: string, options: Options, output: Output): Promise<void> => {
  const mark = await withStores(options, (stores) => confirmChange({ ...stores, clock: systemClock() }, id, options.by))
  if (options.json) output.json({ id, ...mark })
  else output.line(`${id} was checked and found right by ${mark.by} at ${mark.at}`)
}

/** `confirm CHANGE`: somebody has checked it. The opposite is `ledger retract`. */
export const confirm: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<change>', 'its id, as `changes` prints it: moscow-talks:venue:1')
      .requiredOption('--by <name>', 'who has checked it')
      .option('--json', 'print it as one JSON line')
      .action((id: string, options: Options) => confirmOne(id, options, output))
  },
  examples: ['confirm moscow-talks:kyiv-response:1 --by Ada'],
}
