import { queryAllChanges, queryChanges } from '../../lib/pipeline/query-changes.ts'
import type { ShownChange } from '../../lib/views/answers.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { percent } from '../../lib/views/words.ts'
import { addFilterOptions, type FilterOptions, filterOf, parseNumber } from '../change-filter.ts'
import { printChange, shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { mustKnowWatch } from '../known-watch.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface ChangesOptions extends FilterOptions, StorePlace {
  readonly limit?: number
  readonly json?: true
}

const row = (change: ShownChange): string[] => [
  shortTime(change.at),
  change.id,
  change.type,
  change.holder,
  `${change.from} → ${change.to}`,
  percent(change.corroborated),
  String(change.origins),
  change.source.evidence.quote,
]

const showChanges = async (options: ChangesOptions, output: Output): Promise<void> => {
  const { limit, watch } = options
  const changes = await withStores(options, async (stores) => {
    const found =
      limit === undefined
        ? await queryAllChanges(stores, filterOf(options))
        : (await queryChanges(stores, filterOf(options), { limit })).changes
    if (found.length === 0 && watch !== undefined) await mustKnowWatch(stores, watch)
    return found
  })
  if (options.json) for (const change of changes) output.json(changeView(change))
  // Sentence and id do not fit the columns of a terminal: there each change has its own lines.
  else if (output.isTerminal) for (const change of changes) printChange(output, change)
  else output.table(['time', 'change', 'type', 'holder', 'from → to', 'sure', 'origins', 'evidence'], changes.map(row))
  if (changes.length === 0) output.talk('no changes')
}

/** `changes`: the change table, newest first. */
export const changes: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(addFilterOptions(command))
      .option('--limit <count>', 'at most so many, the newest', parseNumber(1, 10_000, true))
      .option('--json', 'print JSON Lines')
      .action((options: ChangesOptions) => showChanges(options, output))
  },
  examples: [
    'changes',
    'changes --watch moscow-talks --since 2d --json',
    'changes --as-of 2026-02-01',
    'changes --search "invitation declined" --min-origins 2',
    'changes --stage prod --since 1d',
  ],
}
