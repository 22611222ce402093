/**
 * What runs a function on Lambda, in 30 lines: loads the handler, then asks the Runtime API for events and answers them
 * until the process is stopped. `npm run test:ric` does the same with AWS's own client.
 */
import { pathToFileURL } from 'node:url'

const { AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: root, _HANDLER: name } = process.env
const address = (path) => `http://${api}/2018-06-01/runtime/${path}`
const send = (path, value) => fetch(address(path), { method: 'POST', body: JSON.stringify(value ?? null) })
const described = (error) => ({ errorType: error?.name, errorMessage: String(error?.message ?? error) })

const [file, exported] = name.split('.')
let handler
try {
  handler = (await import(pathToFileURL(`${root}/${file}.mjs`).href))[exported]
} catch (error) {
  await send('init/error', described(error))
  process.exit(1)
}

for (;;) {
  const next = await fetch(address('invocation/next'))
  const id = next.headers.get('lambda-runtime-aws-request-id')
  const context = { awsRequestId: id, functionName: process.env.AWS_LAMBDA_FUNCTION_NAME }
  try {
    await send(`invocation/${id}/response`, await handler(await next.json(), context))
  } catch (error) {
    await send(`invocation/${id}/error`, described(error))
  }
}
