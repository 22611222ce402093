import { changeView } from '../../lib/views/change-view.ts'
import { positionRows, printChange } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { loadStories } from '../load-stories.ts'
import { loadWatch } from '../load-watch.ts'
import { replayInMemory } from '../local/replay-in-memory.ts'
import type { Output } from '../output.ts'

interface ReplayOptions {
  readonly watch: string
  readonly stories: string
  readonly json?: true
}

const replayAndPrint = async (options: ReplayOptions, output: Output): Promise<void> => {
  const watch = loadWatch(options.watch)
  const { stories, fault } = loadStories(options.stories)
  const { changes } = await replayInMemory(watch, stories, output)
  for (const change of changes) options.json ? output.json(changeView(change)) : printChange(output, change)
  if (!options.json) {
    const newest = new Map(changes.toSorted((a, b) => a.seq - b.seq).map((change) => [change.claimId, change]))
    output.table(['claim', 'holder', 'value now', 'since'], positionRows(watch, newest))
  }
  if (fault) throw fault
}

/** `replay --watch W --stories S.jsonl`: what a monitor would have found in stored stories, in their order of time. */
export const replay: CliCommand = {
  configure: (command, output) => {
    command
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .requiredOption('--stories <file>', 'stories, one JSON object a line; - reads standard input')
      .option('--json', 'print JSON Lines')
      .action((options: ReplayOptions) => replayAndPrint(options, output))
  },
  examples: ['replay --watch moscow-talks --stories watches/moscow-talks/recorded/stories.jsonl'],
}
