import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../../lib/changes/hash-chain.ts'
import type { ChangeWithSources, Story } from '../../lib/domain.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { type Affair, calmLedger, everyStep, startAffair } from './support/affair.ts'
import { factsOf, firstDifference, ledgerOf, pipelineOn, untilDone } from './support/pipeline.ts'
import { faultSeed, seededRandom, shuffled } from './support/random.ts'
import { skewedClock } from './support/silent.ts'

const count = 150

let affair: Affair
let calm: readonly ChangeWithSources[]
let stores: Awaited<ReturnType<typeof embeddedStores>>

beforeAll(async () => {
  affair = await startAffair(count)
  calm = await calmLedger(affair)
})
afterAll(() => affair.stop())
beforeEach(async () => {
  stores = await embeddedStores()
  await stores.watches.put(affair.watch)
})
afterEach(() => stores.stop())

const chainsAreWhole = (ledger: readonly ChangeWithSources[]) => {
  for (const { id } of affair.watch.claims)
    expect(verifyChain(ledger.filter(({ claimId }) => claimId === id))).toEqual([])
}

test('twenty racing pollers over the same stories write the ledger of one', async () => {
  const pollers = Array.from({ length: 20 }, () => pipelineOn(affair.parts(stores)))
  const [first] = pollers as [(typeof pollers)[number]]
  await everyStep(affair, first, async () => {
    const messages = await first.dispatch()
    for (const message of messages) await Promise.all(pollers.map((poller) => untilDone(() => poller.poll(message))))
  })
  const raced = await ledgerOf(stores, affair.watch)
  console.log(`twenty pollers: ${count} stories, ${raced.length} entries, ${raced.length - calm.length} too many`)
  chainsAreWhole(raced)
  expect(firstDifference(raced, calm)).toBe('')
})

test('every message delivered twice, out of order, by five pollers at once: the same facts', async () => {
  const random = seededRandom(faultSeed)
  const pollers = Array.from({ length: 5 }, () => pipelineOn(affair.parts(stores, { feedsPerShard: 1 })))
  const [first] = pollers as [(typeof pollers)[number]]
  let delivered = 0
  let late: Awaited<ReturnType<typeof first.dispatch>> = []
  await everyStep(affair, first, async () => {
    const messages = await first.dispatch()
    const twice = shuffled([...messages, ...messages, ...late], random)
    await Promise.all(
      pollers.map(async (poller, index) => {
        for (const [place, message] of twice.entries())
          if (place % pollers.length === index) await untilDone(() => poller.poll(message))
      }),
    )
    delivered += twice.length
    late = messages
  })
  const ledger = await ledgerOf(stores, affair.watch)
  console.log(
    `messages twice and out of order: ${delivered} deliveries of ${affair.steps} turns, ${ledger.length} entries`,
  )
  chainsAreWhole(ledger)
  expect(firstDifference(statementsOf(ledger), statementsOf(calm))).toBe('')
})

/** Who said what instead of what, with all its sources; which of two copies came first may differ. */
const statementsOf = (ledger: readonly ChangeWithSources[]) =>
  factsOf(ledger).map(({ at: _at, sources, ...fact }) => ({ ...fact, sources: [...sources].sort() }))

describe('clocks and dates', () => {
  test('pollers whose clocks are ten minutes apart write the same facts', async () => {
    const skews = [-10, 0, 10]
    const pollers = skews.map((skew) => pipelineOn(affair.parts(stores, { clock: skewedClock(affair.now, skew) })))
    const [, punctual] = pollers as [unknown, (typeof pollers)[number]]
    let turn = 0
    await everyStep(affair, punctual, async () => {
      turn += 1
      for (const message of await punctual.dispatch())
        await Promise.all(
          pollers
            .map((_, index) => pollers[(index + turn) % pollers.length])
            .map((poller) => untilDone(() => poller?.poll(message) ?? Promise.resolve())),
        )
    })
    const ledger = await ledgerOf(stores, affair.watch)
    console.log(`clocks ten minutes apart: ${ledger.length} entries`)
    chainsAreWhole(ledger)
    expect(firstDifference(factsOf(ledger), factsOf(calm))).toBe('')
  })

  test('a story from the future and one dated years ago stop nothing that follows', async () => {
    const odd = (id: string, published: string, deaths: number): Story => ({
      ...{ id, published, outlet: 'Echo Times', title: `Report ${id}`, url: `https://news.example/${id}` },
      text: `Spain said on Monday that ${deaths} people died in the Rio Tinto mine fire.`,
    })
    const oddStories = [odd('past', '2019-01-01T00:00:00Z', 4_000), odd('future', '2031-01-01T00:00:00Z', 5_000)]
    const withOdd = await startAffair(count, oddStories)
    await stores.watches.put(withOdd.watch)
    await everyStep(withOdd, pipelineOn(withOdd.parts(stores)), async (pipeline) => {
      for (const message of await pipeline.dispatch()) await untilDone(() => pipeline.poll(message))
    })
    const ledger = await ledgerOf(stores, withOdd.watch)
    await withOdd.stop()
    const values = (changes: readonly ChangeWithSources[]) => changes.map(({ claimId, to }) => `${claimId} ${to}`)
    console.log(`odd dates: ${ledger.length} entries, ${calm.length} without the two stories`)
    expect(values(ledger)).not.toContain('deaths 4000 people')
    expect(values(ledger).filter((value) => value !== 'deaths 5000 people')).toEqual(values(calm))
  })
})
