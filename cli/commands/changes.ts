import { Option } from 'commander'
import type { ChangeType, ChangeWithSources } from '../../lib/domain.ts'
import { type ChangeQuery, listChanges } from '../../lib/pipeline/list-changes.ts'
import { changeJson, shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import { parseMoment } from '../moment.ts'
import type { Output } from '../output.ts'

interface ChangesOptions {
  readonly watch?: string
  readonly claim?: string
  readonly type?: ChangeType
  readonly since?: string
  readonly asOf?: string
  readonly data: string
  readonly json?: true
}

const queryOf = ({ watch, claim, type, since, asOf }: ChangesOptions): ChangeQuery => ({
  ...(watch !== undefined && { watchId: watch }),
  ...(claim !== undefined && { claimId: claim }),
  ...(type !== undefined && { type }),
  ...(since !== undefined && { since }),
  ...(asOf !== undefined && { asOf }),
})

const row = (change: ChangeWithSources): string[] => [
  shortTime(change.at),
  change.id,
  change.type,
  change.holder,
  `${change.from} → ${change.to}`,
  `${Math.round(change.confidence * 100)} %`,
  String(change.origins),
  change.source.evidence.quote,
]

const showChanges = async (options: ChangesOptions, output: Output): Promise<void> => {
  const changes = await withStores(options.data, ({ changes: store }) => listChanges(store, queryOf(options)))
  if (options.json) for (const change of changes) output.json(changeJson(change))
  else output.table(['time', 'change', 'type', 'holder', 'from → to', 'sure', 'origins', 'evidence'], changes.map(row))
  if (changes.length === 0) output.talk('no changes')
}

/** `changes`: the change table, newest first. */
export const changes: CliCommand = {
  configure: (command, output) => {
    command
      .option('--watch <id>', 'only this watch')
      .option('--claim <id>', 'only this claim')
      .addOption(new Option('--type <type>', 'only this type').choices(['revision', 'reversion', 'dispute']))
      .option('--since <moment>', 'detected at or after: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
      .option('--as-of <moment>', 'what was known at that moment', parseMoment)
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .option('--json', 'print JSON Lines')
      .action((options: ChangesOptions) => showChanges(options, output))
  },
  examples: ['changes', 'changes --watch moscow-talks --since 2d --json', 'changes --as-of 2026-02-01'],
}
