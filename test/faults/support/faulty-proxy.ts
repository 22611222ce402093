import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const faults = ['throttle', 'server error', 'reset before', 'reset after', 'time-out'] as const
export type Fault = (typeof faults)[number]

export interface FaultyProxy {
  readonly endpoint: string
  readonly calls: () => number
  readonly injected: Readonly<Record<Fault, number>>
  /** Switches the faults off and on. */
  hurt(on: boolean): void
  stop(): Promise<void>
}

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const dynamodbError = (response: ServerResponse, status: number, type: string): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'injected' }))
}

/**
 * Stands before a service and spoils a share of the calls. `reset after` and `time-out` let the service do the work and
 * withhold the answer: the caller cannot know that it was done.
 */
export const startFaultyProxy = async (target: string, share: number, random: () => number): Promise<FaultyProxy> => {
  const injected: Record<Fault, number> = {
    ...{ throttle: 0, 'server error': 0, 'reset before': 0, 'reset after': 0, 'time-out': 0 },
  }
  let calls = 0
  let hurting = true
  const chooseFault = (): Fault | undefined => {
    if (!hurting || random() >= share) return undefined
    const fault = faults[Math.floor(random() * faults.length)] ?? 'throttle'
    injected[fault] += 1
    return fault
  }
  const forward = async (incoming: IncomingMessage, response: ServerResponse, fault: Fault | undefined) => {
    const body = await bodyOf(incoming)
    const { method, headers, url } = incoming
    const onward = request(new URL(url ?? '/', target), { method: method ?? 'POST', headers }, (answer) => {
      if (fault === undefined) {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        return
      }
      answer.resume()
      if (fault === 'reset after') answer.once('end', () => response.destroy())
    })
    onward.once('error', () => response.destroy())
    onward.end(body)
  }
  const server = createServer((incoming, response) => {
    calls += 1
    const fault = chooseFault()
    if (fault === 'throttle') return dynamodbError(response, 400, 'ProvisionedThroughputExceededException')
    if (fault === 'server error') return dynamodbError(response, 500, 'InternalServerError')
    if (fault === 'reset before') return response.destroy()
    void forward(incoming, response, fault)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    injected,
    hurt: (on) => {
      hurting = on
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
