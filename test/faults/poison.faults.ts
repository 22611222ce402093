import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { env } from '../../lib/contract.ts'
import type { ChangeWithSources, Watch } from '../../lib/domain.ts'
import { embeddedStores } from '../support/embedded-stores.ts'
import { type Affair, calmLedger, everyStep, startAffair } from './support/affair.ts'
import { factsOf, firstDifference, ledgerOf, pipelineOn } from './support/pipeline.ts'

const count = 120

let affair: Affair
let calm: readonly ChangeWithSources[]
let poison: Server
let poisonHost: string

const item = (title: string, text: string) =>
  `<item><title>${title}</title><guid>${title.slice(0, 50)}</guid><pubDate>Sun, 01 Mar 2026 08:30:00 GMT</pubDate><description>${text}</description></item>`
const rss = (...items: string[]) => `<rss version="2.0"><channel><title>Poison</title>${items.join('')}</channel></rss>`

const endless = 'Spain said on Monday that 13 people died in the Rio Tinto mine fire and '.repeat(20_000)

/** What a feed should not be, by path. */
const poisons: Readonly<Record<string, string>> = {
  '/endless-sentence': rss(
    item('Endless', endless),
    item('T'.repeat(200_000), 'Spain said that 13 people died in the Rio Tinto mine fire.'),
  ),
  '/controls': rss(
    item('&#27;[2J\u202e', `${'\u200b'.repeat(50_000)} &lt;script&gt;Spain&lt;/script&gt; ${'('.repeat(50_000)}`),
  ),
  '/deep': `${'<a>'.repeat(100_000)}`,
  '/entities': `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss(item('&b;', '&b;'))}`,
  '/no-feed': 'Not found, come back later.',
  '/empty': '',
}

beforeAll(async () => {
  affair = await startAffair(count)
  calm = await calmLedger(affair)
  poison = createServer((request, response) => {
    if (request.url === '/reset') return response.destroy()
    if (request.url === '/500') return response.writeHead(500).end()
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(poisons[request.url ?? ''])
  })
  await new Promise<void>((resolve) => poison.listen(0, '127.0.0.1', resolve))
  poisonHost = `127.0.0.1:${(poison.address() as AddressInfo).port}`
})
afterAll(async () => {
  poison.closeAllConnections()
  poison.close()
  await affair.stop()
})

test('poisonous stories and feeds in the same shard: every other story goes through', async () => {
  const stores = await embeddedStores()
  const paths = [...Object.keys(poisons), '/reset', '/500']
  const bad = paths.map((path) => ({ url: `http://${poisonHost}${path}` }))
  await stores.watches.put({ ...affair.watch, feeds: [...affair.watch.feeds, ...bad] })
  const parts = affair.parts(stores, { allowedHosts: [affair.feeds.host, poisonHost] })
  await everyStep(affair, pipelineOn(parts), async (pipeline) => {
    for (const message of await pipeline.dispatch()) await pipeline.poll(message)
  })
  const ledger = await ledgerOf(stores, affair.watch)
  const states = (await stores.shards.all()).flatMap(({ feeds }) => feeds)
  const failing = states.filter(({ lastError }) => lastError !== undefined)
  await stores.stop()
  console.log(
    `poison: ${bad.length} feeds, ${failing.length} of them failing, ${ledger.length} entries of ${calm.length}`,
  )
  const poisoned = (change: ChangeWithSources) => change.sources.some(({ title }) => /^(Endless|T+)/.test(title))
  expect(ledger.map(({ claimId, to }) => `${claimId} ${to}`)).toEqual(calm.map(({ claimId, to }) => `${claimId} ${to}`))
  for (const change of ledger.filter(poisoned)) expect(change.source.evidence.quote.length).toBeLessThanOrEqual(4_000)
  expect(failing.map(({ url }) => new URL(url).pathname)).toEqual(
    expect.arrayContaining(['/no-feed', '/empty', '/reset', '/500']),
  )
})

test('a stored watch that is broken is left out; the others are polled', async () => {
  const stores = await embeddedStores()
  await stores.watches.put(affair.watch)
  const broken = { ...affair.watch, id: 'broken', claims: [{ ...affair.watch.claims[0], kind: 'unheard-of' }] }
  await stores.watches.put(broken as unknown as Watch)
  await everyStep(affair, pipelineOn(affair.parts(stores)), async (pipeline) => {
    for (const message of await pipeline.dispatch()) await pipeline.poll(message)
  })
  const ledger = await ledgerOf(stores, affair.watch)
  await stores.stop()
  expect(firstDifference(factsOf(ledger), factsOf(calm))).toBe('')
})

test('of a batch of messages only the poisonous ones come back to the queue', async () => {
  const stores = await embeddedStores()
  await stores.watches.put(affair.watch)
  affair.goTo(0)
  const [message] = await pipelineOn(affair.parts(stores)).dispatch()
  Object.assign(process.env, {
    ...{ AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint, AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'x' },
    ...{ AWS_SECRET_ACCESS_KEY: 'x', [env.changesTable]: stores.tableNames.changes },
    ...{ [env.stateTable]: stores.tableNames.state, [env.allowedHosts]: affair.feeds.host },
    ...{ [env.now]: affair.now(), [env.logLevel]: 'silent' },
  })
  const { handler } = await import('../../functions/poll.ts')
  const bodies = {
    good: JSON.stringify(message),
    garbage: '{"shard":',
    other: '[1]',
    gone: '{"shard":"9999","feeds":[]}',
  }
  const Records = Object.entries(bodies).map(([messageId, body]) => ({ messageId, body }) as SQSRecord)
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answer = await handler({ Records } satisfies SQSEvent)
  expect(printed).toHaveBeenCalledTimes(2)
  printed.mockRestore()
  const ledger = await ledgerOf(stores, affair.watch)
  await stores.stop()
  console.log(
    `poison messages: ${JSON.stringify(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))} of 4 come back`,
  )
  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['garbage', 'other'])
  expect(ledger.length).toBeGreaterThan(0)
})
