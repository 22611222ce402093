import type { Mark, Reason, Refusal } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { queryChange } from '../../lib/pipeline/query-change.ts'
import type { ExplainedChange } from '../../lib/views/answers.ts'
import { explainedView } from '../../lib/views/explained-view.ts'
import { printChange, shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { loadStories } from '../load-stories.ts'
import { loadWatch } from '../load-watch.ts'
import { withMemoryStores, withStores } from '../local/open-stores.ts'
import { replayInto } from '../local/replay-in-memory.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { bold, cyan, dim, type Styled, yellow } from '../styled.ts'

const weightText = ({ weight }: Reason): string =>
  weight === undefined ? '' : ` (${weight > 0 ? '+' : ''}${weight.toFixed(1)})`

const reasonLine = (reason: Reason): Styled => ['  ', cyan(reason.rule), '  ', reason.note, dim(weightText(reason))]

const refusalLine = (refusal: Refusal): Styled[] => [
  ['  ', shortTime(refusal.published), '  ', cyan(refusal.rule), '  ', `${refusal.holder}: ${refusal.value}`],
  ['    ', dim(refusal.note)],
  ['    “', refusal.quote, '”'],
]

const markLine = (mark: Mark | undefined, what: string, output: Output): void => {
  if (mark !== undefined) output.line(['    ', what, ` by ${mark.by}, `, shortTime(mark.at)])
}

const show = ({ change, refusals, confirmed, acknowledged, state }: ExplainedChange, output: Output): void => {
  printChange(output, change)
  if (state !== 'current') output.line(['    ', yellow(state)])
  markLine(confirmed, 'checked and found right', output)
  markLine(acknowledged, 'seen', output)
  output.line('')
  output.line(bold('Why'))
  for (const reason of change.reasons) output.line(reasonLine(reason))
  output.line('')
  output.line(bold(`Sources (${change.origins} independent)`))
  for (const source of change.sources) {
    const copy = source.origin === source.storyId ? '' : dim('  copy')
    output.line(['  ', shortTime(source.published), '  ', source.outlet, '  ', source.title, copy])
  }
  if (refusals.length === 0) return
  output.line('')
  output.line(bold('Not recorded for this claim'))
  for (const refusal of refusals) for (const line of refusalLine(refusal)) output.line(line)
}

interface ExplainOptions extends StorePlace {
  readonly stories?: string
  readonly watch?: string
  readonly json?: true
}

/** A change that stored stories would make, explained before the watch goes live. */
const ofStories = (id: string, file: string, name: string, output: Output): Promise<ExplainedChange> =>
  withMemoryStores(async (stores) => {
    const watch = loadWatch(name)
    const { stories, fault } = loadStories(file)
    await replayInto(stores, watch, stories, output)
    if (fault) throw fault
    const claim = watch.claims.find((one) => id.startsWith(`${watch.id}:${one.id}:`))
    return { ...(await queryChange(stores, id)), watch, ...(claim && { claim }) }
  })

const explainedChange = (id: string, options: ExplainOptions, output: Output): Promise<ExplainedChange> => {
  const { stories, watch = id.split(':')[0] ?? '' } = options
  if (stories !== undefined) return ofStories(id, stories, watch, output)
  if (options.watch !== undefined)
    throw new ClaimwatchError('USAGE', '--watch needs --stories, the stories to run it on')
  return withStores(options, (stores) => queryChange(stores, id))
}

const explainChange = async (id: string, options: ExplainOptions, output: Output): Promise<void> => {
  const explained = await explainedChange(id, options, output)
  if (options.json) output.json(explainedView(explained))
  else show(explained, output)
}

/** `explain CHANGE`: the rules that fired, the sources, and what was not recorded for the same claim. */
export const explain: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<change>', 'its id, as `changes` prints it: moscow-talks:venue:1')
      .option('--stories <file>', 'explain a change that `replay` finds in these stories; - reads standard input')
      .option('--watch <watch>', 'with --stories: a watch file, its folder or its id (default: the watch of the id)')
      .option('--json', 'print it as one JSON line')
      .action((id: string, options: ExplainOptions) => explainChange(id, options, output))
  },
  examples: [
    'explain moscow-talks:kyiv-response:1',
    'explain ferry-strike:strike-day:1 --watch docs/first-watch --stories docs/first-watch/stories.jsonl',
  ],
}
