import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Instant } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { queryAllChanges } from '../../lib/pipeline/query-changes.ts'
import type { ShownChange } from '../../lib/views/answers.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { printChange } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { endpointFile } from '../local/environment.ts'
import { catchInterrupt } from '../local/interrupt.ts'
import { withStores } from '../local/open-stores.ts'
import { parseMoment } from '../moment.ts'
import type { Output } from '../output.ts'
import { dim } from '../styled.ts'

interface TailOptions {
  readonly watch?: string
  readonly claim?: string
  readonly since?: Instant
  readonly data: string
  readonly json?: true
}

const turnMs = 2_000

/**
 * Gives, each time, the changes that came since the last time, oldest first. Goes by the table's own times: a recording
 * has a clock of its own.
 */
const changeFollower = (options: TailOptions) => {
  const shown = new Set<string>()
  let since = options.since
  const filterOf = () => ({
    ...(since !== undefined && { since }),
    ...(options.watch !== undefined && { watchId: options.watch }),
    ...(options.claim !== undefined && { claimId: options.claim }),
  })
  return async (): Promise<readonly ShownChange[]> => {
    const found = await withStores(options.data, (stores) => queryAllChanges(stores, filterOf()))
    const fresh = found.filter(({ id }) => !shown.has(id)).reverse()
    for (const { id } of fresh) shown.add(id)
    since = found[0]?.detectedAt ?? since
    return fresh
  }
}

/** A run that ends between two questions is no failure: the next run is waited for. */
const whileItRuns = async <T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ClaimwatchError && ['STORE_UNAVAILABLE', 'STORE_LOCKED'].includes(error.code)) return []
    throw error
  }
}

const follow = async (options: TailOptions, output: Output): Promise<void> => {
  const interrupt = catchInterrupt()
  const next = changeFollower(options)
  const runs = (): boolean => existsSync(endpointFile(resolve(options.data)))
  const tell = (changes: readonly ShownChange[]): void => {
    for (const change of changes) options.json ? output.json(changeView(change)) : printChange(output, change)
  }
  try {
    const known = await whileItRuns(next)
    if (options.since !== undefined) tell(known)
    const source = runs() ? 'Following the run' : 'Waiting for `claimwatch run` or `npm start`'
    output.talk(dim(`${source} on ${options.data}. Ctrl-C ends.`))
    while (!interrupt.asked()) {
      // Without a run nothing can change, and opening the folder would keep one from starting.
      if (runs()) tell(await whileItRuns(next))
      await interrupt.pause(turnMs)
    }
  } finally {
    interrupt.release()
  }
}

/** `tail`: follows the changes that a run on this machine finds, until Ctrl-C. */
export const tail: CliCommand = {
  configure: (command, output) => {
    command
      .option('--watch <id>', 'only this watch')
      .option('--claim <id>', 'only this claim')
      .option('--since <moment>', 'first those since then: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
      .option('--data <folder>', 'where changes, state and outbox are kept', '.claimwatch')
      .option('--json', 'print JSON Lines')
      .action((options: TailOptions) => follow(options, output))
  },
  examples: ['tail', 'tail --watch moscow-talks --since 1d --json'],
}
