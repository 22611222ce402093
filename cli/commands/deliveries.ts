import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import type { DeadLetter, Delivery } from '../../lib/domain.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

interface Options extends StorePlace {
  readonly day?: string
  readonly dead?: true
  readonly retry?: true
  readonly json?: true
}

const printLog = (lines: readonly Delivery[], { json }: Options, output: Output): void => {
  if (json) for (const line of lines) output.json(line)
  else
    output.table(
      ['at', 'target', 'outcome', 'changes', 'why'],
      lines.map(({ at, target, outcome, changeIds, why }) => [at, target, outcome, changeIds.join(' '), why ?? '']),
    )
}

const printLetters = (letters: readonly DeadLetter[], { json }: Options, output: Output): void => {
  if (json) for (const letter of letters) output.json(letter)
  else
    output.table(
      ['given up', 'target', 'change', 'failed since', 'why'],
      letters.map(({ at, target, changeId, since, why }) => [at, target, changeId, since, why]),
    )
}

const retryAll = async ({ deliveries }: Stores, output: Output): Promise<void> => {
  const letters = await deliveries.deadLetters()
  const { now } = systemClock()
  for (const letter of letters) await deliveries.revive(letter, now())
  output.talk(`${letters.length} dead letters taken back; the next sweep sends them`)
}

const show = (options: Options, output: Output): Promise<void> =>
  withStores(options, async (stores) => {
    if (options.retry) return retryAll(stores, output)
    if (options.dead) {
      const letters = await stores.deliveries.deadLetters()
      printLetters(letters, options, output)
      if (letters.length === 0) output.talk('no dead letters: nothing was given up')
      return
    }
    const day = options.day ?? systemClock().now().slice(0, 10)
    const lines = await stores.deliveries.logged(day)
    printLog(lines, options, output)
    if (lines.length === 0) output.talk(`nothing was sent on ${day}; --day asks for another day`)
  })

/** `deliveries`: what was sent where, what failed and why, and what was given up. */
export const deliveries: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--day <date>', 'the log of this day, UTC; today without it')
      .option('--dead', 'the dead letters: changes given up for a target')
      .option('--retry', 'take the dead letters back, to be sent again')
      .option('--json', 'print one JSON line each')
      .action((options: Options) => show(options, output))
  },
  examples: ['deliveries', 'deliveries --dead --stage prod', 'deliveries --retry --stage prod'],
}
