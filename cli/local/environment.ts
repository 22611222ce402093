import { join } from 'node:path'
import { env } from '../../lib/contract.ts'

/** Names of the two tables in an embedded database. */
export const localTables = { changes: 'claimwatch-changes', state: 'claimwatch-state' } as const

/**
 * Sets what the handlers read. The embedded database takes any credentials; the SDK wants some.
 */
export const setHandlerEnvironment = (settings: {
  readonly endpoint: string
  readonly outbox: string
  readonly allowedHosts: readonly string[]
}): void => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: settings.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    [env.changesTable]: localTables.changes,
    [env.stateTable]: localTables.state,
    [env.outbox]: settings.outbox,
    [env.allowedHosts]: settings.allowedHosts.join(','),
    [env.logLevel]: process.env[env.logLevel] ?? 'error',
  })
}

/** Where a running pipeline says how its database is reached, so that other commands can ask it. */
export const endpointFile = (folder: string): string => join(folder, 'endpoint')
