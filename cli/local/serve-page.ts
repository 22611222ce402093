import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { queryApp } from '../../lib/api/app.ts'
import { loopbackGuard } from '../../lib/api/guard.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import type { Clock, Logger } from '../../lib/ports.ts'

/** The page and the API on this machine. */
export interface ServedPage {
  readonly url: string
  close(): Promise<void>
}

/** Serves them on a loopback port; 0 takes a free one. Fails with USAGE when the port is taken. */
export const servePage = async (
  stores: Stores,
  { clock, logger, port = 0 }: { readonly clock: Clock; readonly logger: Logger; readonly port?: number },
): Promise<ServedPage> => {
  const app = queryApp({ ...stores, clock, logger }, [loopbackGuard])
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new ClaimwatchError('USAGE', `port ${port} cannot be used: ${cause.message}`, { cause }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
