import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Instant } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { queryAllChanges, queryChanges } from '../../lib/pipeline/query-changes.ts'
import type { ShownChange } from '../../lib/views/answers.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { printChange } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { endpointFile } from '../local/environment.ts'
import { catchInterrupt } from '../local/interrupt.ts'
import { withStores } from '../local/open-stores.ts'
import { parseMoment } from '../moment.ts'
import type { Output } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'
import { dim } from '../styled.ts'

interface TailOptions extends StorePlace {
  readonly watch?: string
  readonly claim?: string
  readonly since?: Instant
  readonly json?: true
}

/** Between two questions, in milliseconds: of a run on this machine, and of a stage, where each one is paid for. */
const turnMs = 2_000
const stageTurnMs = 15_000

/** Of an empty table everything is new. */
const beginning: Instant = '2020-01-01T00:00:00Z'

/**
 * Gives, each time, the changes that came since the last time, oldest first. Goes by the table's own times: a recording
 * has a clock of its own. Without `since` the first answer is the newest change of all, from which it goes on.
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
    const found = await withStores(options, async (stores) =>
      since === undefined
        ? (await queryChanges(stores, filterOf(), { limit: 1 })).changes
        : queryAllChanges(stores, filterOf()),
    )
    const fresh = found.filter(({ id }) => !shown.has(id)).reverse()
    for (const { id } of fresh) shown.add(id)
    since = found[0]?.detectedAt ?? since ?? beginning
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
  const { stage, data } = options
  const runs = (): boolean => stage !== undefined || existsSync(endpointFile(resolve(data)))
  const tell = (changes: readonly ShownChange[]): void => {
    for (const change of changes) options.json ? output.json(changeView(change)) : printChange(output, change)
  }
  try {
    const known = await (stage === undefined ? whileItRuns(next) : next())
    if (options.since !== undefined) tell(known)
    const source = runs() ? 'Following' : 'Waiting for `claimwatch run` or `npm start` on'
    output.talk(dim(`${source} ${stage === undefined ? data : `the stage ${stage}`}. Ctrl-C ends.`))
    while (!interrupt.asked()) {
      await interrupt.pause(stage === undefined ? turnMs : stageTurnMs)
      // Without a run nothing can change, and opening the folder would keep one from starting.
      if (runs() && !interrupt.asked()) tell(await whileItRuns(next))
    }
  } finally {
    interrupt.release()
  }
}

/** `tail`: follows the changes that a run on this machine, or a deployed stage, finds, until Ctrl-C. */
export const tail: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(command)
      .option('--watch <id>', 'only this watch')
      .option('--claim <id>', 'only this claim')
      .option('--since <moment>', 'first those since then: a date, or 30m, 12h, 2d, 1w ago', parseMoment)
      .option('--json', 'print JSON Lines')
      .action((options: TailOptions) => follow(options, output))
  },
  examples: ['tail', 'tail --watch moscow-talks --since 1d --json', 'tail --stage prod'],
}
