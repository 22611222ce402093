import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Receiver {
  readonly url: string
  readonly host: string
  /** Message ids in the order of arrival, repeats included, with the milliseconds of arrival. */
  readonly received: readonly { readonly id: string; readonly at: number }[]
  stop(): Promise<void>
}

/** Takes webhooks; `refuse` decides per message whether to answer 503 instead. */
export const startReceiver = async (refuse: () => boolean = () => false): Promise<Receiver> => {
  const received: { id: string; at: number }[] = []
  const server = createServer((request, response) => {
    request.resume()
    if (refuse()) return response.writeHead(503).end()
    received.push({ id: String(request.headers['webhook-id']), at: Date.now() })
    return response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ host, received, url: `http://${host}/` },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const receiverSecret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
