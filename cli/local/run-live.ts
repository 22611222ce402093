import { resolve } from 'node:path'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import { feedsPerShard } from '../../lib/contract.ts'
import type { Watch } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { count } from '../../lib/views/words.ts'
import type { Output } from '../output.ts'
import { bold, dim } from '../styled.ts'
import { catchInterrupt } from './interrupt.ts'
import { startLocalPipeline } from './run-local.ts'
import { type ServedPage, servePage } from './serve-page.ts'
import { talkLogger } from './talk-logger.ts'
import { printPositions, turnTeller } from './tell.ts'

export interface RunSettings {
  /** Folder of changes, state and outbox. */
  readonly data: string
  readonly once?: true
  readonly json?: true
}

/** As often as the schedule of the stack fires. */
const turnMs = 60_000

/** Polls the live feeds of the watches until interrupted, or once. Fails with WATCH_INVALID when no watch names a feed. */
export const runLive = async (watches: readonly Watch[], settings: RunSettings, output: Output): Promise<void> => {
  const feeds = new Set(watches.flatMap((watch) => watch.feeds.map((feed) => feed.url)))
  if (feeds.size === 0) throw new ClaimwatchError('WATCH_INVALID', 'there is nothing to poll: no watch names a feed')
  const clock = systemClock()
  const folder = resolve(settings.data)
  output.talk(dim(`Starting: ${count(watches.length, 'watch', 'watches')}, ${count(feeds.size, 'feed')} …`))
  const pipeline = await startLocalPipeline({
    ...{ folder, watches, allowedHosts: [], now: clock.now },
    // Feeds of one message are polled at once: fewer have no halfway.
    progress: (due) => (due > feedsPerShard ? output.progress(due, 'feeds polled') : () => undefined),
  })
  const interrupt = catchInterrupt()
  let page: ServedPage | undefined
  try {
    const tell = turnTeller(pipeline, output, settings.json === true)
    page = settings.once ? undefined : await servePage(pipeline.stores, { clock, logger: talkLogger(output) })
    if (page) output.talk(['The page: ', bold(page.url)])
    output.talk(`Polling ${count(feeds.size, 'feed')}. Alerts go to ${pipeline.outbox}`)
    do {
      await tell(await pipeline.turn())
      if (!settings.once) await interrupt.pause(turnMs)
    } while (!settings.once && !interrupt.asked())
    if (!settings.json) await printPositions(output, pipeline.stores.changes, watches)
  } finally {
    interrupt.release()
    await page?.close()
    await pipeline.stop()
  }
}
