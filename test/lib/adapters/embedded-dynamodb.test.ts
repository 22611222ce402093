import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbeddedDynamodb } from '../../../lib/adapters/embedded-dynamodb.ts'
import { aChange } from '../../support/builders.ts'
import { embeddedStores } from '../../support/embedded-stores.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwatch-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what was written is there after a restart, and tables that exist are left alone', async () => {
  const first = await embeddedStores({ folder, tableNames: { changes: 'changes', state: 'state' } })
  await first.changes.append(aChange())
  await first.stop()
  const second = await embeddedStores({ folder, tableNames: { changes: 'changes', state: 'state' } })
  expect(await second.changes.newest('tin-conference', 'venue')).toEqual(aChange())
  await second.stop()
})

test('a folder in use is refused, and free again once its user has stopped', async () => {
  const first = await startEmbeddedDynamodb({ folder })
  await expect(startEmbeddedDynamodb({ folder })).rejects.toMatchObject({
    code: 'STORE_LOCKED',
    message: expect.stringContaining(folder),
  })
  await first.stop()
  await (await startEmbeddedDynamodb({ folder })).stop()
})

test('a data folder that is a file is refused in plain words', async () => {
  const path = join(folder, 'file')
  await writeFile(path, '')
  await expect(startEmbeddedDynamodb({ folder: path })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('cannot be made'),
  })
})
