import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamodbStores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { verifyChain } from '../../lib/changes/hash-chain.ts'
import { type FeedServer, startFeedServer } from './support/feed-server.ts'
import { storiesOf, tinWatch } from './support/news.ts'
import { firstDifference, ledgerOf } from './support/pipeline.ts'
import { faultSeed, seededRandom } from './support/random.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'
import type { ChildOrders } from './support/run-child.ts'

const stories = storiesOf(2_000)
const kills = 100
const begin = Date.parse('2026-03-01T09:00:00Z')
const stepMs = 61 * 60_000
const steps = Math.ceil((2_000 * 2 * 60_000) / stepMs) + 2

const root = fileURLToPath(new URL('../..', import.meta.url))
let child: string
let folder: string
let feeds: FeedServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwatch-kill-'))
  // In the project, so that the packages left outside are found.
  child = join(root, 'node_modules/.cache/claimwatch-faults/run-child.mjs')
  const require =
    "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);"
  await build({
    ...{ entryPoints: [join(root, 'test/faults/support/run-child.ts')], outfile: child, bundle: true },
    ...{ platform: 'node', format: 'esm', mainFields: ['module', 'main'], external: ['dynalite', 'level'] },
    ...{ banner: { js: require }, logLevel: 'warning' },
  })
  feeds = await startFeedServer(stories)
})
afterAll(async () => {
  await feeds.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly killed: readonly number[]
  readonly steps: number
}

const start = (orders: ChildOrders): ChildProcess =>
  fork(child, [JSON.stringify(orders)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

/** Runs to the last step, killing the process after a random time whenever `nextKillMs` gives one. */
const runToEnd = async (data: string, receiver: Receiver, nextKillMs: () => number | undefined): Promise<Run> => {
  const killed: number[] = []
  let next = 0
  while (next < steps) {
    const orders = { folder: join(folder, data), begin, stepMs, from: next, to: steps, feeds, receiver }
    const running = start({
      ...orders,
      feeds: { host: feeds.host, urls: feeds.urls },
      receiver: { host: receiver.host, url: receiver.url },
    })
    const wait = nextKillMs()
    const timer = { id: undefined as NodeJS.Timeout | undefined }
    running.on('message', (message: { ready?: true; done?: number }) => {
      if (message.done !== undefined) next = message.done + 1
      if (message.ready && wait !== undefined)
        timer.id = setTimeout(() => {
          killed.push(Date.now())
          running.kill('SIGKILL')
        }, wait)
    })
    const [code, signal] = await once(running, 'exit')
    clearTimeout(timer.id)
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the run ended with ${code} ${signal}`)
  }
  return { killed, steps }
}

const openLedger = async (data: string) => {
  const database = await startEmbeddedDynamodb({ folder: join(folder, data) })
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  const stores = dynamodbStores(client, { changes: 'changes', state: 'state' })
  const ledger = await ledgerOf(stores, tinWatch([]))
  const ids = ledger.map(({ id }) => id)
  const marked = await stores.deliveries.delivered(ids, 'webhook-desk')
  client.destroy()
  await database.stop()
  return { ledger, ids, unmarked: ids.filter((id) => !marked.has(id)) }
}

/** A message may carry several changes of one story. */
const changesIn = (messages: Receiver['received']) =>
  messages.flatMap(({ id, at }) => id.split('+').map((change) => ({ change, at })))

/** Second receipts, with those between whose first receipt and themselves no kill fell. */
const repeatsIn = (messages: Receiver['received'], killed: readonly number[]) => {
  const first = new Map<string, number>()
  let repeats = 0
  let unexplained = 0
  for (const { change, at } of changesIn(messages)) {
    const before = first.get(change)
    if (before === undefined) first.set(change, at)
    else {
      repeats += 1
      if (!killed.some((kill) => kill >= before - 5 && kill <= at)) unexplained += 1
    }
  }
  return { told: new Set(first.keys()), repeats, unexplained }
}

test('a run of 2,000 stories killed at 100 random moments ends in the ledger of an undisturbed run', async () => {
  const random = seededRandom(faultSeed)
  const calm = await startReceiver()
  const started = Date.now()
  await runToEnd('calm', calm, () => undefined)
  const calmMs = Date.now() - started
  const undisturbed = await openLedger('calm')

  const hurt = await startReceiver()
  let left = kills
  const meanMs = calmMs / kills
  const { killed } = await runToEnd('hurt', hurt, () => {
    if (left === 0) return undefined
    left -= 1
    return -Math.log(1 - random()) * meanMs
  })
  const disturbed = await openLedger('hurt')
  const { told, repeats, unexplained } = repeatsIn(hurt.received, killed)
  await Promise.all([calm.stop(), hurt.stop()])

  console.log(
    `killed run (seed ${faultSeed}): ${stories.length} stories, ${killed.length} kills, ${disturbed.ids.length} entries, ` +
      `${told.size} changes told, ${repeats} told twice (a kill fell between sending and marking), ` +
      `${unexplained} told twice without such a kill, ${disturbed.unmarked.length} not marked; undisturbed ${calmMs} ms`,
  )
  expect(undisturbed.ids.length).toBeGreaterThan(200)
  expect(firstDifference(disturbed.ledger, undisturbed.ledger)).toBe('')
  for (const claim of tinWatch([]).claims)
    expect(verifyChain(disturbed.ledger.filter(({ claimId }) => claimId === claim.id))).toEqual([])
  expect(told).toEqual(new Set(undisturbed.ids))
  expect(disturbed.unmarked).toEqual([])
  expect(unexplained).toBe(0)
  expect(killed.length).toBeGreaterThanOrEqual(kills * 0.9)
})
