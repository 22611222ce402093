import type { CliCommand } from '../command.ts'
import { loadAllWatches, loadWatch } from '../load-watch.ts'
import { type RunSettings, runLive } from '../local/run-live.ts'

/** `run`: the pipeline on this machine, on live feeds. */
export const run: CliCommand = {
  configure: (command, output) => {
    command
      .option('--watch <watch>', 'only this watch: a file, its folder, or the id of a folder in watches/')
      .option('--once', 'poll every feed once and end')
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .option('--json', 'print changes as JSON Lines')
      .action((options: RunSettings & { readonly watch?: string }) =>
        runLive(options.watch === undefined ? loadAllWatches() : [loadWatch(options.watch)], options, output),
      )
  },
  examples: ['run --once', 'run --watch watches/moscow-talks/watch.yaml', 'run --once --json > changes.jsonl'],
}
