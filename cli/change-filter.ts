import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ChangeType, type ClaimKindName, claimKindNames } from '../lib/domain.ts'
import type { ChangeFilter } from '../lib/pipeline/query-changes.ts'
import { parseMoment } from './moment.ts'

/** The options that say which changes are meant. */
export interface FilterOptions {
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
}

/** Reads a number of an option within bounds; `whole` refuses fractions. */
export const parseNumber = (least: number, most: number, whole: boolean) => (text: string) => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new InvalidArgumentError(`Give ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}.`)
  return value
}

const types = ['revision', 'reversion', 'dispute', 'retraction']

export const addFilterOptions = (command: Command): Command =>
  command
    .option('--watch <id>', 'only this watch')
    .option('--claim <id>', 'only this claim')
    .addOption(new Option('--type <type>', 'only this type').choices(types))
    .option('--holder <name>', 'only positions of this holder')
    .addOption(new Option('--kind <kind>', 'only claims of this kind').choices(claimKindNames))
    .option('--min-confidence <share>', 'only as sure as this, 0 to 1, all origins counted', parseNumber(0, 1, false))
    .option('--min-origins <count>', 'only with this many independent origins', parseNumber(1, 1_000, true))
    .option('--since <moment>', 'detected at or after: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
    .option('--until <moment>', 'detected before', parseMoment)
    .option('--as-of <moment>', 'what was known at that moment', parseMoment)
    .option('--search <words>', 'all words in the evidence, headline, outlet, values or holder')

/** The filter that the options ask for. */
export const filterOf = (options: FilterOptions): ChangeFilter => {
  const { watch, claim, search, type, holder, kind, minConfidence, minOrigins, since, until, asOf } = options
  const asked = { type, holder, kind, minConfidence, minOrigins, since, until, asOf }
  const renamed = { ...asked, watchId: watch, claimId: claim, text: search }
  return Object.fromEntries(Object.entries(renamed).filter(([, value]) => value !== undefined))
}
