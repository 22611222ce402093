import { InvalidArgumentError, Option } from 'commander'
import type { ChangeType, ChangeWithSources, ClaimKindName } from '../../lib/domain.ts'
import { type ChangeFilter, queryAllChanges, queryChanges } from '../../lib/pipeline/query-changes.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { shortTime } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import { parseMoment } from '../moment.ts'
import type { Output } from '../output.ts'

interface ChangesOptions {
  readonly watch?: string
  readonly claim?: string
  readonly type?: ChangeType
  readonly holder?: string
  readonly kind?: ClaimKindName
  readonly minConfidence?: number
  readonly minOrigins?: number
  readonly since?: string
  readonly until?: string
  readonly asOf?: string
  readonly search?: string
  readonly limit?: number
  readonly data: string
  readonly json?: true
}

const filterOf = ({ watch, claim, search, data: _data, json: _json, limit: _limit, ...same }: ChangesOptions) =>
  ({
    ...same,
    ...(watch !== undefined && { watchId: watch }),
    ...(claim !== undefined && { claimId: claim }),
    ...(search !== undefined && { text: search }),
  }) satisfies ChangeFilter

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
  const { limit } = options
  const changes = await withStores(options.data, async (stores) =>
    limit === undefined
      ? queryAllChanges(stores, filterOf(options))
      : (await queryChanges(stores, filterOf(options), { limit })).changes,
  )
  if (options.json) for (const change of changes) output.json(changeView(change))
  else output.table(['time', 'change', 'type', 'holder', 'from → to', 'sure', 'origins', 'evidence'], changes.map(row))
  if (changes.length === 0) output.talk('no changes')
}

const number = (least: number, most: number, whole: boolean) => (text: string) => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new InvalidArgumentError(`Give ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}.`)
  return value
}

const types = ['revision', 'reversion', 'dispute', 'retraction']
const kinds = ['place', 'quantity', 'date', 'choice', 'response', 'commitment', 'statement']

/** `changes`: the change table, newest first. */
export const changes: CliCommand = {
  configure: (command, output) => {
    command
      .option('--watch <id>', 'only this watch')
      .option('--claim <id>', 'only this claim')
      .addOption(new Option('--type <type>', 'only this type').choices(types))
      .option('--holder <name>', 'only positions of this holder')
      .addOption(new Option('--kind <kind>', 'only claims of this kind').choices(kinds))
      .option('--min-confidence <share>', 'only as sure as this, 0 to 1, all origins counted', number(0, 1, false))
      .option('--min-origins <count>', 'only with this many independent origins', number(1, 1_000, true))
      .option('--since <moment>', 'detected at or after: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
      .option('--until <moment>', 'detected before', parseMoment)
      .option('--as-of <moment>', 'what was known at that moment', parseMoment)
      .option('--search <words>', 'all words in the evidence, headline, outlet, values or holder')
      .option('--limit <count>', 'at most so many, the newest', number(1, 10_000, true))
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .option('--json', 'print JSON Lines')
      .action((options: ChangesOptions) => showChanges(options, output))
  },
  examples: [
    'changes',
    'changes --watch moscow-talks --since 2d --json',
    'changes --as-of 2026-02-01',
    'changes --search "invitation declined" --min-origins 2',
  ],
}
