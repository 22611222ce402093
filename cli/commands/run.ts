import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import type { FeedState, Watch } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { changeJson, printChange } from '../change-lines.ts'
import type { CliCommand } from '../command.ts'
import { loadAllWatches, loadWatch } from '../load-watch.ts'
import { type LocalPipeline, startLocalPipeline } from '../local/run-local.ts'
import { printPositions } from '../local/print-positions.ts'
import { untilInterrupted } from '../local/until-interrupted.ts'
import type { Output } from '../output.ts'
import { dim, yellow } from '../styled.ts'

export interface RunOptions {
  readonly watch?: string
  readonly once?: true
  readonly json?: true
  readonly data: string
}

/** As often as the schedule of the stack fires. */
const tickMs = 60_000

/** Polls live feeds until interrupted, or once. */
export const runLive = async (options: RunOptions, output: Output): Promise<void> => {
  const watches = options.watch === undefined ? loadAllWatches() : [loadWatch(options.watch)]
  const feeds = new Set(watches.flatMap((watch) => watch.feeds.map((feed) => feed.url)))
  if (feeds.size === 0) throw new ClaimwatchError('WATCH_INVALID', 'no watch names a feed', { faults: ['add feeds: with at least one address'] })
  const clock = systemClock()
  const folder = resolve(options.data)
  const pipeline = await startLocalPipeline({ folder, watches, allowedHosts: [], now: clock.now })
  const stopped = untilInterrupted()
  try {
    output.talk(`Polling ${feeds.size} feeds for ${watches.length} watches; alerts go to ${pipeline.outbox}`)
    const told = new Map<string, string>()
    do {
      await turn(pipeline, output, options, told)
    } while (!options.once && (await Promise.race([pause(tickMs, true), stopped.then(() => false)])))
    if (!options.json) await printPositions(output, pipeline.stores.changes, watches)
  } finally {
    await pipeline.stop()
  }
}
