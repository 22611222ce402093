import { systemClock } from '../../lib/adapters/system-clock.ts'
import { acknowledgeChange } from '../../lib/pipeline/review-changes.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface Options extends StorePlace {
  readonly by: string
  readonly json?: true
}

const acknowledgeOne = async (id: string, options: Options, output: Output): Promise<void> => {
  const seen = await withStores(options, (stores) =>
    acknowledgeChange({ ...stores, clock: systemClock() }, id, options.by),
  )
  if (options.json) output.json({ id, ...seen })
  else output.line(`${id} was acknowledged by ${seen.by} at ${seen.at}; nobody is told of it any more`)
}

/** `acknowledge CHANGE`: somebody has seen it; what still waits to be told is not told any more. */
export const acknowledge: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<change>', 'its id, as `changes` prints it: moscow-talks:venue:1')
      .requiredOption('--by <name>', 'who has seen it')
      .option('--json', 'print it as one JSON line')
      .action((id: string, options: Options) => acknowledgeOne(id, options, output))
  },
  examples: ['acknowledge moscow-talks:kyiv-response:1 --by Ada'],
}
