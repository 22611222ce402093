import { env } from '../../lib/contract.ts'

/** Names of the two tables in an embedded database. */
export const localTables = { changes: 'claimwatch-changes', state: 'claimwatch-state' } as const

/**
 * Sets what the handlers read. The embedded database takes any credentials; the SDK wants some. Its notice that a
 * coming release will leave Node 20 is for those who choose the SDK's version: here the lock file does.
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
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    [env.changesTable]: localTables.changes,
    [env.stateTable]: localTables.state,
    [env.outbox]: settings.outbox,
    [env.allowedHosts]: settings.allowedHosts.join(','),
    [env.logLevel]: process.env[env.logLevel] ?? 'error',
  })
}
