import { systemClock } from '../../lib/adapters/system-clock.ts'
import { muteAlerts } from '../../lib/pipeline/review-changes.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import { parseFuture } from '../moment.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface Options extends StorePlace {
  readonly until: string
  readonly by: string
  readonly json?: true
}

const mutePlace = async (place: string, options: Options, output: Output): Promise<void> => {
  const [watchId = '', claimId] = place.split('/', 2)
  const muted = { watchId, ...(claimId !== undefined && { claimId }) }
  const mute = await withStores(options, (stores) =>
    muteAlerts({ ...stores, clock: systemClock() }, muted, options.until, options.by),
  )
  if (options.json) output.json(mute)
  else if (mute.until > mute.at) output.line(`alerts of ${place} are held until ${shortTime(mute.until)} UTC`)
  else output.line(`alerts of ${place} are told again`)
}

/** `mute WATCH[/CLAIM]`: its alerts are held, not dropped, and told when the time is over. */
export const mute: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<place>', 'a watch, or one claim of it: moscow-talks/venue')
      .requiredOption('--until <moment>', 'a date, or how far ahead: 8h, 2d, 1w; 0m ends a mute', parseFuture)
      .requiredOption('--by <name>', 'who wants it')
      .option('--json', 'print it as one JSON line')
      .action((place: string, options: Options) => mutePlace(place, options, output))
  },
  examples: ['mute moscow-talks/venue --until 8h --by Ada', 'mute moscow-talks --until 0m --by Ada'],
}
