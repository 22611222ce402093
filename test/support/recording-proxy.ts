import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** One call of the SDK: `PutItem` on the table or index it names; `part` is the partition it puts into, if it is one of state. */
export interface DynamodbCall {
  readonly action: string
  readonly table: string
  readonly index?: string
  readonly part?: string
}

const tablesIn = (body: { TableName?: string; RequestItems?: object }): string[] =>
  body.TableName === undefined ? Object.keys(body.RequestItems ?? {}) : [body.TableName]

/** Passes every call on to a DynamoDB at `endpoint` and keeps what was called: what a role must allow. */
export const startRecordingProxy = async (endpoint: string) => {
  const calls: DynamodbCall[] = []
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming)
    const [, action = ''] = String(incoming.headers['x-amz-target']).split('.')
    const parsed = JSON.parse(body.toString() || '{}')
    for (const table of tablesIn(parsed)) {
      const part = parsed.Item?.part?.S
      calls.push({
        ...{ action, table },
        ...(parsed.IndexName !== undefined && { index: parsed.IndexName }),
        ...(part !== undefined && { part }),
      })
    }
    const onward = forward(
      endpoint,
      { method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    onward.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: (): readonly DynamodbCall[] => calls,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
