import { type ClaimReadings, compileWatch, readStory } from '../../lib/claims/engine.ts'
import type { Reading } from '../../lib/domain.ts'
import type { CliCommand } from '../command.ts'
import { loadStories } from '../load-stories.ts'
import { loadWatch } from '../load-watch.ts'
import type { Output } from '../output.ts'

const flat = ({ evidence, reasons, ...reading }: Reading) => ({
  ...reading,
  quote: evidence?.quote ?? null,
  start: evidence?.start ?? null,
  end: evidence?.end ?? null,
  reasons,
})

const jsonLine = ({ best, also }: ClaimReadings) => ({ ...flat(best), also: also.map(flat) })

const row = ({ best }: ClaimReadings): string[] => [
  best.storyId,
  best.claimId,
  best.verdict,
  best.value ?? '',
  best.holder ?? '',
  best.confidence.toFixed(2),
  best.evidence?.quote ?? '',
]

interface CompareOptions {
  readonly watch: string
  readonly stories: string
  readonly json?: true
}

const compareStories = (options: CompareOptions, output: Output): void => {
  const watch = compileWatch(loadWatch(options.watch))
  const { stories, fault } = loadStories(options.stories)
  const readings = stories.flatMap((story) => readStory(watch, story))
  if (options.json) for (const reading of readings) output.json(jsonLine(reading))
  else output.table(['story', 'claim', 'verdict', 'value', 'holder', 'sure', 'sentence'], readings.map(row))
  if (fault) throw fault
}

/** `compare --watch W --stories S.jsonl`: what each story says about each claim of the watch. */
export const compare: CliCommand = {
  configure: (command, output) => {
    command
      .requiredOption('--watch <watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .requiredOption('--stories <file>', 'stories, one JSON object a line; - reads standard input')
      .option('--json', 'print JSON Lines')
      .action((options: CompareOptions) => compareStories(options, output))
  },
  examples: ['compare --watch moscow-talks --stories watches/moscow-talks/recorded/stories.jsonl --json'],
}
