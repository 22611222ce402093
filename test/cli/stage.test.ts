import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { aChange, aWatch } from '../support/builders.ts'
import { embeddedStores } from '../support/embedded-stores.ts'

/** A stage as the stack names its tables, behind a server that keeps what every request was signed with. */
let stage: Awaited<ReturnType<typeof embeddedStores>>
let endpoint: string
const signatures: string[] = []
const server = createServer((incoming, outgoing) => {
  signatures.push(String(incoming.headers.authorization))
  const { method, url: path, headers } = incoming
  const onward = forward(stage.endpoint, { method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(outgoing)
  })
  incoming.pipe(onward)
})

beforeAll(async () => {
  stage = await embeddedStores({ tableNames: { changes: 'claimwatch-dev-changes', state: 'claimwatch-dev-state' } })
  await stage.watches.put(aWatch())
  await stage.changes.append(aChange())
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_REGION', 'eu-north-1')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
  await stage.stop()
})

const claimwatch = async (...args: string[]) => {
  let [out, talk] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (talk += text) }, {})
  const exit = await runCommandLine(args, output)
  return { exit, out, talk }
}

const tableNames = async () => (await stage.client.send(new ListTablesCommand({}))).TableNames

test.each([
  ['changes', ['changes'], '"id":"tin-conference:venue:1"'],
  ['claims', ['claims'], '"lastChange":"tin-conference:venue:1"'],
  ['explain', ['explain', 'tin-conference:venue:1'], '"question":"Where is the tin conference held?"'],
  ['acknowledge', ['acknowledge', 'tin-conference:venue:1', '--by', 'Ada'], '"by":"Ada"'],
  ['ledger verify', ['ledger', 'verify'], '"entries":1'],
])('%s asks the tables of the stage, signed with the user’s own key', async (_name, args, expected) => {
  signatures.length = 0
  const { out } = await claimwatch(...args, '--stage', 'dev', '--endpoint', endpoint, '--json')
  expect(out).toContain(expected)
  expect(signatures.length).toBeGreaterThan(0)
  for (const signature of signatures) expect(signature).toMatch(/Credential=AKIDEXAMPLE\/\d{8}\/eu-north-1\/dynamodb\//)
})

test('a stage that is not there is told, and no table is made', async () => {
  const { exit, out, talk } = await claimwatch('changes', '--stage', 'nowhere', '--endpoint', endpoint)
  expect([exit, out]).toEqual([1, ''])
  expect(talk).toContain('there is no stage nowhere in this account and region')
  expect(await tableNames()).toEqual(['claimwatch-dev-changes', 'claimwatch-dev-state'])
})

test.each([
  ['an endpoint without a stage', ['--endpoint', 'http://127.0.0.1:1']],
  ['a stage that no stack can have', ['--stage', 'Prod/../x']],
  ['an endpoint that is no address', ['--stage', 'dev', '--endpoint', 'localhost']],
])('%s is wrong usage', async (_name, args) => {
  expect((await claimwatch('changes', ...args)).exit).toBe(2)
})
