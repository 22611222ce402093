import { resolve } from 'node:path'
import { env } from '../../lib/contract.ts'
import type { FeedState, Instant, Watch } from '../../lib/domain.ts'
import type { Output } from '../output.ts'
import { type RecordedFeeds, startRecordedFeeds } from '../recorded-feeds.ts'
import { bold, dim, yellow } from '../styled.ts'
import { catchInterrupt, type Interrupt } from './interrupt.ts'
import type { RunSettings } from './run-live.ts'
import { type LocalPipeline, startLocalPipeline } from './run-local.ts'
import { servePage } from './serve-page.ts'
import { talkLogger } from './talk-logger.ts'
import { printPositions, turnTeller } from './tell.ts'

/** Between two turns on a terminal, so that a person can read along. */
const turnMs = 60

/**
 * Plays recorded feeds to the pipeline. Its clock is the feeds' own: it jumps from one publication to the next moment at
 * which every feed is due, so that each poll sees what a poller would have seen.
 */
export const runRecorded = async (
  watch: Watch,
  recordings: string,
  settings: RunSettings,
  output: Output,
): Promise<void> => {
  const recorded = await startRecordedFeeds(recordings)
  const folder = resolve(settings.data)
  const played = { ...watch, feeds: recorded.feeds }
  const allowedHosts = [recorded.allowedHost]
  const interrupt = catchInterrupt()
  let pipeline: LocalPipeline | undefined
  try {
    introduce(watch, recorded, output)
    pipeline = await startLocalPipeline({
      folder,
      watches: [played],
      allowedHosts,
      now: playedNow,
      progress: () => () => undefined,
    })
    const rest = () => (output.isTerminal ? interrupt.pause(turnMs) : Promise.resolve())
    await play(pipeline, recorded, turnTeller(pipeline, output, settings.json === true), { ...interrupt, rest })
    if (!settings.json) await conclude(pipeline, watch, output)
    if (!settings.once && !interrupt.asked()) await stayUp(pipeline, interrupt, output)
  } finally {
    interrupt.release()
    delete process.env[env.now]
    await pipeline?.stop()
    await recorded.close()
  }
}

const playedNow = (): Instant => process.env[env.now] ?? ''

const introduce = (watch: Watch, recorded: RecordedFeeds, output: Output): void => {
  const [first, last] = [recorded.instants[0] ?? '', recorded.instants.at(-1) ?? '']
  output.talk([bold('Claimwatch'), `  watching ${watch.claims.length} claims of “${watch.title}”`])
  output.talk(
    yellow(
      `Recorded feeds: public events of ${first.slice(0, 10)} to ${last.slice(0, 10)}, retold by us under invented outlet names.`,
    ),
  )
  output.talk(dim(`${recorded.feeds.length} feeds are played on ${recorded.allowedHost}; the clock is theirs.`))
  output.talk('')
}

const play = async (
  pipeline: LocalPipeline,
  recorded: RecordedFeeds,
  tell: ReturnType<typeof turnTeller>,
  interrupt: Interrupt & { rest(): Promise<void> },
): Promise<void> => {
  let now = recorded.instants[0] ?? ''
  for (const published of recorded.instants) {
    if (interrupt.asked()) return
    if (now > published) continue
    now = later(published, allDue(await pipeline.feeds()))
    process.env[env.now] = now
    recorded.advanceTo(now)
    await tell(await pipeline.turn())
    await interrupt.rest()
  }
}

const allDue = (feeds: readonly FeedState[]): Instant =>
  feeds
    .map(({ nextAt }) => nextAt)
    .sort()
    .at(-1) ?? ''

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

const conclude = async (pipeline: LocalPipeline, watch: Watch, output: Output): Promise<void> => {
  await printPositions(output, pipeline.stores.changes, [watch])
  output.talk('')
  output.talk(bold('Next'))
  output.talk('  npm run -s claimwatch -- changes              the change table')
  output.talk(`  npm run -s claimwatch -- explain ${await newestId(pipeline, watch)}`)
  output.talk('  npm start -- --watch watches/moscow-talks      the same watch on live feeds')
  output.talk(`  ${pipeline.outbox}   every alert as it would have been sent`)
}

const newestId = async (pipeline: LocalPipeline, watch: Watch): Promise<string> => {
  const newest = await Promise.all(watch.claims.map((claim) => pipeline.stores.changes.newest(watch.id, claim.id)))
  return newest.findLast((change) => change !== undefined)?.id ?? 'CHANGE'
}

const stayUp = async (pipeline: LocalPipeline, interrupt: Interrupt, output: Output): Promise<void> => {
  // By our clock every feed of the recording would have been silent for long.
  const page = await servePage(pipeline.stores, { clock: { now: playedNow }, logger: talkLogger(output) })
  output.talk('')
  output.talk(['The page: ', bold(page.url)])
  output.talk(dim('The recording has ended. Ctrl-C stops.'))
  while (!interrupt.asked()) await interrupt.pause(60_000)
  await page.close()
}
