import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Speaks the one call of Secrets Manager that is used; an absent value is its ResourceNotFoundException. */
export const startLoopbackSecrets = async (value?: string) => {
  let kept = value
  const calls: string[] = []
  const server = createServer(async (request, response) => {
    const { SecretId } = JSON.parse(await text(request)) as { SecretId: string }
    calls.push(`${request.headers['x-amz-target']} ${SecretId}`)
    const [status, body] =
      kept === undefined ? [400, { __type: 'ResourceNotFoundException' }] : [200, { SecretString: kept }]
    response.writeHead(status as number, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What the next reader gets. */
    put: (next: string | undefined) => {
      kept = next
    },
    asked: () => calls.length,
    /** What was asked, in order: `secretsmanager.GetSecretValue <id>`. */
    calls: (): readonly string[] => calls,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
