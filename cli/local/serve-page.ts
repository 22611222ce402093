import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type AccessToken, tokenDigest } from '../../lib/access-tokens.ts'
import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { jitteredBackoff } from '../../lib/adapters/jittered-backoff.ts'
import { queryApp } from '../../lib/api/app.ts'
import { loopbackGuard } from '../../lib/api/guard.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import type { Clock, Logger } from '../../lib/ports.ts'

/** The page and the API on this machine. */
export interface ServedPage {
  /** Where may be written, it carries the key that gives a browser the right to. */
  readonly url: string
  close(): Promise<void>
}

export interface ServeSettings {
  readonly clock: Clock
  readonly logger: Logger
  /** 0, or none, takes a free one. */
  readonly port?: number
  /** Whether people may acknowledge, confirm, reject and mute: who knows the key of this process. */
  readonly write?: boolean
}

/** How long a client may take to send its question, in milliseconds: forms are small and come from this machine. */
const patience = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 }

/** Serves them on a loopback port. Fails with USAGE when the port is taken. */
export const servePage = async (
  stores: Stores,
  { clock, logger, port = 0, write = false }: ServeSettings,
): Promise<ServedPage> => {
  const key = randomBytes(24).toString('base64url')
  const own: AccessToken = { name: 'the printed address', right: 'write', sha256: tokenDigest(key) }
  const writing = write ? { book: async () => [own], writing: 'here' as const } : {}
  const ports = { ...stores, clock, logger, backoff: jitteredBackoff() }
  const app = queryApp(ports, { guards: [loopbackGuard], ...writing })
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patience })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new ClaimwatchError('USAGE', `port ${port} cannot be used: ${cause.message}`, { cause }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${write ? `?key=${key}` : ''}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
