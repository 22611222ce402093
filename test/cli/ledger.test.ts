import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { localTables } from '../../cli/local/environment.ts'
import { withStores } from '../../cli/local/open-stores.ts'
import { openOutput } from '../../cli/output.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { chainStart, seal } from '../../lib/changes/hash-chain.ts'
import { aChange, aWatch } from '../support/builders.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'claimwatch-ledger-'))
  await withStores({ data }, async ({ changes, watches }) => {
    await watches.put(aWatch())
    const { hash: _hash, ...open } = aChange({ prev: chainStart })
    await changes.append(seal(open))
  })
})
afterEach(() => rm(data, { recursive: true, force: true }))

const claimwatch = async (...args: string[]) => {
  let [out, err] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (err += text) }, {})
  const exit = await runCommandLine([...args, '--data', data, '--json'], output)
  return {
    exit,
    err,
    answers: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

test('a change is withdrawn by a new entry, and the chain stays whole', async () => {
  const retracted = await claimwatch('ledger', 'retract', 'tin-conference:venue:1', '--because', 'a misprint')
  expect(retracted.answers).toMatchObject([
    { id: 'tin-conference:venue:2', type: 'retraction', retracts: 1, to: 'Lisbon' },
  ])
  const checks = await claimwatch('ledger', 'verify')
  expect(checks.answers).toEqual([{ watchId: 'tin-conference', claimId: 'venue', entries: 2, faults: [] }])
  expect(checks.exit).toBe(0)
})

test('an entry altered in the table is found and named', async () => {
  const database = await startEmbeddedDynamodb({ folder: data })
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  const { hash: _hash, ...open } = aChange({ prev: chainStart })
  const forged = { ...seal(open), to: 'Faro', claim: 'tin-conference/venue', entry: 'change#0000000001' }
  await client.send(new PutCommand({ TableName: localTables.changes, Item: forged }))
  client.destroy()
  await database.stop()
  const checks = await claimwatch('ledger', 'verify')
  expect(checks.exit).toBe(1)
  expect(checks.err).toContain('tin-conference:venue:1 was altered')
})

test('a change is acknowledged once, by the first who says so; an unknown one is not found', async () => {
  await claimwatch('acknowledge', 'tin-conference:venue:1', '--by', 'Ada')
  const second = await claimwatch('acknowledge', 'tin-conference:venue:1', '--by', 'Bob')
  expect(second.answers).toMatchObject([{ id: 'tin-conference:venue:1', by: 'Ada' }])
  expect((await claimwatch('acknowledge', 'tin-conference:venue:9', '--by', 'Ada')).exit).toBe(1)
})
