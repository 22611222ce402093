/**
 * What the main questions cost as the table grows, on the embedded DynamoDB: `npm run bench:query`. Times are those of
 * this machine and of an emulator; the ratio between the two sizes and the read units are what carries over to AWS.
 */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { changeItem } from '../lib/adapters/dynamodb-change-items.ts'
import type { Change, Watch } from '../lib/domain.ts'
import { type ChangeFilter, queryChanges } from '../lib/pipeline/query-changes.ts'
import { queryBoard } from '../lib/pipeline/query-claims.ts'
import { aChange, aClaim, aWatch } from '../test/support/builders.ts'
import { embeddedStores } from '../test/support/embedded-stores.ts'

const claimsPerWatch = 10
const watchCount = 10
const rounds = 40

const claims = Array.from({ length: claimsPerWatch }, (_, index) => aClaim({ id: `claim-${index}` }))
const watches: readonly Watch[] = Array.from({ length: watchCount }, (_, index) =>
  aWatch({ id: `watch-${index}`, claims }),
)

/** Change `index` of all: spread over watches and claims, one a minute. */
const changeAt = (index: number): Change => {
  const place = index % (watchCount * claimsPerWatch)
  const [watchId, claimId] = [`watch-${place % watchCount}`, `claim-${Math.floor(place / watchCount)}`]
  const seq = Math.floor(index / (watchCount * claimsPerWatch)) + 1
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().replace('.000Z', 'Z')
  const positions = { 'Tin Council': { value: 'Porto', at, seq, storyId: 'story-1' } }
  return aChange({ id: `${watchId}:${claimId}:${seq}`, watchId, claimId, seq, at, detectedAt: at, positions })
}

type Bench = Awaited<ReturnType<typeof embeddedStores>>

const fill = async ({ client, tableNames }: Bench, from: number, to: number): Promise<void> => {
  for (let index = from; index < to; index += 25) {
    const items = Array.from({ length: Math.min(25, to - index) }, (_, offset) => changeItem(changeAt(index + offset)))
    const RequestItems = { [tableNames.changes]: items.map((Item) => ({ PutRequest: { Item } })) }
    await client.send(new BatchWriteCommand({ RequestItems }))
  }
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Read units that DynamoDB would charge, from what the emulator reports for each call. */
const countUnits = (bench: Bench) => {
  let units = 0
  bench.client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const answer = await next(args)
      const { ConsumedCapacity: used } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } }
      units += used?.CapacityUnits ?? 0
      return answer
    },
    { step: 'initialize' },
  )
  return () => {
    const counted = units
    units = 0
    return counted
  }
}

const questions = (bench: Bench): Readonly<Record<string, () => Promise<unknown>>> => {
  const ask = (filter: ChangeFilter) => () => queryChanges(bench, filter, { limit: 50 })
  return {
    'latest 50 of all watches': ask({}),
    'latest 50 of a watch': ask({ watchId: 'watch-3' }),
    'latest 50 of a claim': ask({ watchId: 'watch-3', claimId: 'claim-3' }),
    'latest 50 of a type': ask({ type: 'revision' }),
    'words in the evidence': ask({ text: 'porto' }),
    'one change': () => bench.changes.find('watch-3:claim-3:5'),
    'board of 100 claims': () => queryBoard(bench),
  }
}

interface Cost {
  readonly p50: number
  readonly p99: number
  readonly units: number
}

interface Side {
  readonly ask: () => Promise<unknown>
  readonly taken: () => number
}

/** Asks both tables in turn, so that whatever else the machine does falls on both alike. */
const compare = async (sides: readonly Side[]): Promise<readonly Cost[]> => {
  for (const { ask } of sides) for (let warm = 0; warm < 5; warm += 1) await ask()
  for (const { taken } of sides) taken()
  const times: number[][] = sides.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { ask }] of sides.entries()) {
      const started = performance.now()
      await ask()
      times[index]?.push(performance.now() - started)
    }
  }
  return sides.map(({ taken }, index) => {
    const sorted = (times[index] ?? []).sort((x, y) => x - y)
    return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), units: taken() / rounds }
  })
}

const prepare = async (changes: number) => {
  const bench = await embeddedStores()
  for (const watch of watches) await bench.watches.put(watch)
  await fill(bench, 0, changes)
  return { bench, taken: countUnits(bench), asks: questions(bench) }
}

const main = async (): Promise<void> => {
  const [small, large] = [await prepare(1_000), await prepare(100_000)]
  process.stdout.write(
    '| question | 1,000: p50 / p99 ms | 100,000: p50 / p99 ms | ratio of p50 | read units |\n|---|---|---|---|---|\n',
  )
  let latestRatio = Number.NaN
  for (const [name, ask] of Object.entries(small.asks)) {
    const other = large.asks[name] ?? ask
    const [few, many] = await compare([
      { ask, taken: small.taken },
      { ask: other, taken: large.taken },
    ])
    if (few === undefined || many === undefined) continue
    const ratio = many.p50 / few.p50
    if (name === 'latest 50 of all watches') latestRatio = ratio
    const cells = [few, many].map(({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`)
    const units = `${few.units.toFixed(1)} → ${many.units.toFixed(1)}`
    process.stdout.write(`| ${name} | ${cells.join(' | ')} | ${ratio.toFixed(2)} | ${units} |\n`)
  }
  await Promise.all([small.bench.stop(), large.bench.stop()])
  if (!(latestRatio <= 1.5)) process.exitCode = 1
}

await main()
