/**
 * `npm run test:ric`: starts every bundled function under AWS's own runtime interface client, on the Node of the stack,
 * and calls each once. Optional: without cmake, g++, make and python3 it says what is missing and does nothing.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { bundle } from '../../infra/bundle.mjs'
import { env, type FunctionName, functionNames } from '../../lib/contract.ts'
import { embeddedStores } from './embedded-stores.ts'
import { startFunction } from './lambda-runtime.ts'
import { missingTools, ricClient } from './ric-client.ts'

const missing = missingTools()
if (missing.length > 0) {
  process.stdout.write(`skipped: the runtime interface client is compiled, and ${missing.join(', ')} cannot be run\n`)
  process.exit(0)
}

const client = ricClient()
const version = execFileSync(client.command, ['--version'], { encoding: 'utf8' }).trim()
const folder = mkdtempSync(path.join(tmpdir(), 'claimwatch-ric-'))
await bundle({ outdir: folder })
const stores = await embeddedStores()
const cloudFormation = createServer((request, response) => {
  void text(request).then(() => response.end())
})
await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve))
const answerTo = `http://127.0.0.1:${(cloudFormation.address() as AddressInfo).port}/`

const http = { method: 'GET', path: '/health', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' }
const signer = { iam: { userArn: 'arn:aws:iam::000000000000:user/test' } }
const request = {
  ...{ version: '2.0', rawPath: '/health', rawQueryString: '', headers: { host: 'claimwatch.example' } },
  ...{ requestContext: { http, domainName: 'claimwatch.example', authorizer: signer }, isBase64Encoded: false },
}

/** An event for each function, and what its answer must contain. A failure is an answer too: poll refuses poison. */
const calls: Readonly<Record<FunctionName, { readonly event: unknown; readonly answer: string }>> = {
  dispatch: { event: {}, answer: '{"messages":[]}' },
  poll: { event: { Records: [{ messageId: '1', body: 'poison' }] }, answer: 'no message of dispatch: poison' },
  notify: { event: { Records: [] }, answer: 'null' },
  sweep: { event: {}, answer: '"sent":[]' },
  query: { event: request, answer: '"statusCode":200' },
  review: { event: request, answer: '"statusCode":200' },
  'load-watches': { event: { RequestType: 'Delete', ResponseURL: answerTo }, answer: 'null' },
}

const environment = {
  AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint,
  [env.stage]: 'test',
  [env.changesTable]: stores.tableNames.changes,
  [env.stateTable]: stores.tableNames.state,
}

const call = async (name: FunctionName): Promise<string> => {
  const running = await startFunction({ name, folder: path.join(folder, name), environment, client })
  const asked = running.invoke(calls[name].event).then((answer) => JSON.stringify(answer) ?? 'null')
  const answer = await asked.catch((error: Error) => error.message)
  await running.stop()
  return answer
}

for (const name of functionNames) {
  const answer = await call(name)
  const asExpected = answer.includes(calls[name].answer)
  process.stdout.write(`${name} under aws-lambda-ric on Node ${version}: ${asExpected ? 'ok' : `answered ${answer}`}\n`)
  if (!asExpected) process.exitCode = 1
}
cloudFormation.close()
await stores.stop()
rmSync(folder, { recursive: true })
