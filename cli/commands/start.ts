import { fileURLToPath } from 'node:url'
import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'
import { type RunSettings, runLive } from '../local/run-live.ts'
import { runRecorded } from '../local/run-recorded.ts'

const firstWatch = fileURLToPath(new URL('../../watches/moscow-talks', import.meta.url))

/** `npm start`: the first watch on its recorded feeds, or any watch on live ones. */
export const start: CliCommand = {
  configure: (command, output) => {
    command
      .option('--watch <watch>', 'poll the live feeds of this watch instead of the recording')
      .option('--once', 'end by itself')
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .option('--json', 'print changes as JSON Lines')
      .action((options: RunSettings & { readonly watch?: string }) =>
        options.watch === undefined
          ? runRecorded(loadWatch(firstWatch), `${firstWatch}/recorded`, options, output)
          : runLive([loadWatch(options.watch)], options, output),
      )
  },
  examples: ['start --once', 'start --watch watches/moscow-talks/watch.yaml'],
}
