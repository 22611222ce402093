import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { tables } from '../../../lib/contract.ts'
import { aWatch } from '../../support/builders.ts'
import { embeddedStores } from '../../support/embedded-stores.ts'

const now = '2026-03-02T10:00:00Z'
const trouble = { since: now, tries: 1, retryAt: now, why: 'away' }
const letter = { changeId: 'w:venue:2', target: 'sns', at: now, since: now, why: 'away' }
const refusal = {
  ...{ watchId: 'w', claimId: 'venue', storyId: 's', outlet: 'O', title: 'T', url: '', published: now, holder: 'H' },
  ...{ value: 'V', quote: 'Q', confidence: 0.5, rule: 'ledger.outlier', note: 'N' },
}

test('the state table forgets what may be forgotten, each thing in its time, and nothing else', async () => {
  const stores = await embeddedStores()
  const { deliveries } = stores
  await stores.watches.put(aWatch())
  await stores.shards.put({ id: '0000', feeds: [], version: 1 })
  await stores.seen.mark(['story'])
  await stores.refusals.add(refusal)
  await deliveries.mark('w:venue:1', 'sns', now)
  await deliveries.hold('w:venue:3', now)
  await deliveries.setTrouble('w:venue:1', 'sns', trouble)
  await deliveries.giveUp(letter)
  await deliveries.log({ at: now, target: 'sns', changeIds: ['w:venue:1'], outcome: 'sent' })
  await deliveries.takePlace('sns', '2026-03-02T10:00Z', 8)
  const { Items = [] } = await stores.client.send(new ScanCommand({ TableName: stores.tableNames.state }))
  await stores.stop()
  const daysOf = ({ [tables.state.ttl]: expires }: Record<string, unknown>) =>
    expires === undefined ? 'kept' : Math.ceil((Number(expires) - Date.now() / 1_000) / 86_400)
  const days = Items.map((item) => [String(item['part']).replace(/[#/].*/, ''), daysOf(item)])
  expect(Object.fromEntries(days)).toEqual({
    ...{ watch: 'kept', 'watch-edition': 'kept', shard: 'kept', held: 'kept' },
    ...{ seen: 60, refused: 30, delivered: 400, trouble: 30, dead: 400, log: 30, rate: 1 },
  })
})
