/**
 * `npm run test:ric`: starts the bundled poll under AWS's own runtime interface client and hands it an event that
 * it refuses by itself. Optional: `npm install --no-save aws-lambda-ric@4.0.2` first (Node 22 or later, cmake and g++).
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../infra/bundle.mjs'
import { env } from '../../lib/contract.ts'
import { startFunction } from './lambda-runtime.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const client = `${root}node_modules/.bin/aws-lambda-ric`
if (!existsSync(client)) {
  process.stderr.write('aws-lambda-ric is not installed: npm install --no-save aws-lambda-ric@4.0.2\n')
  process.exit(2)
}

await bundle()
const running = await startFunction({
  name: 'poll',
  folder: `${root}dist/poll`,
  environment: { [env.changesTable]: 'changes', [env.stateTable]: 'state' },
  client: { command: client, args: ['index.handler'] },
})
const poison = { Records: [{ messageId: 'message-1', body: 'poison' }] }
const refusal = await running.invoke(poison).catch((error: Error) => error.message)
await running.stop()
const asExpected = refusal === 'no message of dispatch: poison'
process.stdout.write(
  `poll under aws-lambda-ric on Node ${process.version}: ${asExpected ? 'ok' : JSON.stringify(refusal)}\n`,
)
process.exitCode = asExpected ? 0 : 1
