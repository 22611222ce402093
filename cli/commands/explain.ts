import type { Mark, Reason, Refusal } from '../../lib/domain.ts'
import { queryChange } from '../../lib/pipeline/query-change.ts'
import type { ExplainedChange } from '../../lib/views/answers.ts'
import { explainedView } from '../../lib/views/explained-view.ts'
import { printChange, shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
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

const explainChange = async (
  id: string,
  options: StorePlace & { readonly json?: true },
  output: Output,
): Promise<void> => {
  const explained = await withStores(options, (stores) => queryChange(stores, id))
  if (options.json) output.json(explainedView(explained))
  else show(explained, output)
}

/** `explain CHANGE`: the rules that fired, the sources, and what was not recorded for the same claim. */
export const explain: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<change>', 'its id, as `changes` prints it: moscow-talks:venue:1')
      .option('--json', 'print it as one JSON line')
      .action((id: string, options: StorePlace & { readonly json?: true }) => explainChange(id, options, output))
  },
  examples: ['explain moscow-talks:kyiv-response:1'],
}
