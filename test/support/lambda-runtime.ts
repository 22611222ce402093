import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** How the process of a function is started: our own small client, or AWS's. */
export interface RuntimeClient {
  readonly command: string
  readonly args: readonly string[]
}

const ownRuntimeClient: RuntimeClient = {
  command: process.execPath,
  args: ['--enable-source-maps', fileURLToPath(new URL('runtime-client.mjs', import.meta.url))],
}

export interface FunctionSettings {
  readonly name: string
  /** Folder of the bundle: `index.mjs` lies in it. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly client?: RuntimeClient
}

export interface RunningFunction {
  /** Waits for the answer; throws what the function failed with. */
  invoke(event: unknown): Promise<unknown>
  /** What it wrote to stdout and stderr so far, by line. */
  logLines(): readonly string[]
  stop(): Promise<void>
}

interface Invocation {
  readonly id: string
  readonly event: unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

const asError = (body: { errorType?: string; errorMessage?: string } | null): Error =>
  Object.assign(new Error(body?.errorMessage), { name: body?.errorType ?? 'Error' })

/** The Runtime API of Lambda: hands out events one at a time and takes answers and errors. */
const runtimeApi = () => {
  const waiting: Invocation[] = []
  const running = new Map<string, Invocation>()
  let idle: ServerResponse | undefined
  let broken: Error | undefined
  let count = 0

  const handOut = (): void => {
    const invocation = idle === undefined ? undefined : waiting.shift()
    if (idle === undefined || invocation === undefined) return
    running.set(invocation.id, invocation)
    const headers = {
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': String(Date.now() + 30_000),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:claimwatch',
      'content-type': 'application/json',
    }
    idle.writeHead(200, headers).end(JSON.stringify(invocation.event))
    idle = undefined
  }

  const fail = (error: Error): void => {
    broken = error
    for (const invocation of [...waiting.splice(0), ...running.values()]) invocation.reject(error)
  }

  const settle = (id: string, failed: boolean, body: unknown): void => {
    const invocation = running.get(id)
    running.delete(id)
    if (failed) invocation?.reject(asError(body as never))
    else invocation?.resolve(body)
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, step, second, kind] = /runtime\/(invocation|init)\/([^/]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? []
    if (step === 'invocation' && second === 'next') {
      idle = response
      handOut()
      return
    }
    const body = JSON.parse((await text(request)) || 'null')
    response.writeHead(202).end()
    if (step === 'init') fail(asError(body))
    else settle(second ?? '', kind === 'error', body)
  }

  const invoke = (event: unknown): Promise<unknown> => {
    if (broken !== undefined) return Promise.reject(broken)
    return new Promise((resolve, reject) => {
      count += 1
      waiting.push({ id: `request-${count}`, event, resolve, reject })
      handOut()
    })
  }

  return { invoke, serve, fail }
}

const lambdaEnvironment = (settings: FunctionSettings, port: number): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  TZ: ':UTC',
  AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
  AWS_LAMBDA_FUNCTION_NAME: `claimwatch-test-${settings.name}`,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_LOG_GROUP_NAME: `/claimwatch/test/${settings.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'test',
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  LAMBDA_TASK_ROOT: settings.folder,
  _HANDLER: 'index.handler',
  ...settings.environment,
})

const collectLines = (child: ChildProcess): string[] => {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => lines.push(...chunk.split('\n').filter(Boolean)))
  }
  return lines
}

/** Starts a bundled function in a process of its own, with nothing in its environment but what Lambda sets and `environment`. */
export const startFunction = async (settings: FunctionSettings): Promise<RunningFunction> => {
  const api = runtimeApi()
  const server = createServer((request, response) => void api.serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { command, args } = settings.client ?? ownRuntimeClient
  const env = lambdaEnvironment(settings, (server.address() as AddressInfo).port)
  const child = spawn(command, args, { cwd: settings.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines = collectLines(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => api.fail(new Error(`${settings.name} ended:\n${lines.join('\n')}`)))
  return {
    invoke: (event) => api.invoke(event),
    logLines: () => [...lines],
    stop: async () => {
      child.kill()
      await ended
      server.closeAllConnections()
      server.close()
    },
  }
}
