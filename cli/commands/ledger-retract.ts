import { jitteredBackoff } from '../../lib/adapters/jittered-backoff.ts'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import { retractChange } from '../../lib/pipeline/keep-ledger.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface Options extends StorePlace {
  readonly because: string
  readonly json?: true
}

const retract = async (id: string, options: Options, output: Output): Promise<void> => {
  const change = await withStores(options, (stores) =>
    retractChange({ ...stores, clock: systemClock(), backoff: jitteredBackoff() }, id, options.because),
  )
  if (options.json) output.json(change)
  else output.line(`${id} is withdrawn by ${change.id}: ${change.holder} ${change.from} → ${change.to}`)
}

/** `ledger retract CHANGE`: a new entry that says an earlier one was wrong; subscribers are told of it. */
export const ledgerRetract: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<change>', 'its id, as `changes` prints it: moscow-talks:venue:1')
      .requiredOption('--because <reason>', 'why it was wrong, and who says so; it is kept with the entry')
      .option('--json', 'print the new entry as one JSON line')
      .action((id: string, options: Options) => retract(id, options, output))
  },
  examples: ['ledger retract moscow-talks:venue:1 --because "the outlet withdrew the story"'],
}
