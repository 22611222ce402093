import { ClaimwatchError } from '../../lib/errors.ts'
import { type ClaimLedgerCheck, verifyLedger } from '../../lib/pipeline/keep-ledger.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { red } from '../styled.ts'

const faultsOf = ({ watchId, claimId, faults }: ClaimLedgerCheck): string[] =>
  faults.map(({ seq, fault }) => `${watchId}:${claimId}:${seq} ${fault}`)

const verify = async (options: StorePlace & { readonly json?: true }, output: Output): Promise<void> => {
  const checks = await withStores(options, async ({ changes, watches }) => verifyLedger(changes, await watches.all()))
  if (options.json) for (const check of checks) output.json(check)
  else
    output.table(
      ['watch', 'claim', 'entries', 'chain'],
      checks.map(({ watchId, claimId, entries, faults }) => [
        watchId,
        claimId,
        String(entries),
        faults.length === 0 ? 'whole' : red(`${faults.length} faults`),
      ]),
    )
  const faults = checks.flatMap(faultsOf)
  if (faults.length > 0) throw new ClaimwatchError('LEDGER_BROKEN', 'the ledger is not what was written', { faults })
}

/** `ledger verify`: whether every entry follows from the one before it and none is missing or altered. */
export const ledgerVerify: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--json', 'print one JSON line per claim')
      .action((options: StorePlace & { readonly json?: true }) => verify(options, output))
  },
  examples: ['ledger verify'],
}
