import type { Watch } from '../../lib/domain.ts'
import { type DiffLine, watchDifference } from '../../lib/watches/watch-text.ts'
import type { CliCommand } from '../command.ts'
import { loadWatch } from '../load-watch.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { dim, green, red, type Styled } from '../styled.ts'

interface Options extends StorePlace {
  readonly json?: true
}

const styled = ({ op, text }: DiffLine): Styled => {
  const line = `${op} ${text}`
  return op === '+' ? green(line) : op === '-' ? red(line) : dim(line)
}

/** Prints what storing the watch would change; says so when it is nothing. */
export const printDifference = (stored: Watch | undefined, next: Watch, output: Output): void => {
  const lines = watchDifference(stored, next)
  if (stored === undefined) output.talk(`${next.id} is new`)
  if (lines.length === 0) output.talk(`${next.id} is stored as the file has it`)
  for (const line of lines) output.line(styled(line))
}

/** The watch as the functions have it now. */
export const storedWatch = async (
  { watches }: { readonly watches: { all(): Promise<readonly Watch[]> } },
  watchId: string,
): Promise<Watch | undefined> => (await watches.all()).find(({ id }) => id === watchId)

const plan = async (name: string, options: Options, output: Output): Promise<void> => {
  const next = loadWatch(name)
  const stored = await withStores(options, (stores) => storedWatch(stores, next.id))
  if (!options.json) return printDifference(stored, next, output)
  const lines = watchDifference(stored, next)
  const state = stored === undefined ? 'new' : lines.length === 0 ? 'same' : 'changed'
  output.json({ id: next.id, state, lines })
}

/** `watch plan W`: what `watch push` would change, without changing it. */
export const watchPlan: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .argument('<watch>', 'a watch file, its folder, or the id of a folder in watches/')
      .option('--json', 'print it as one JSON line')
      .action((name: string, options: Options) => plan(name, options, output))
  },
  examples: ['watch plan moscow-talks', 'watch plan watches/moscow-talks --stage prod'],
}
