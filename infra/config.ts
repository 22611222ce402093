/** Everything a deployment can choose, in one place. `infra/app.ts` reads it; nothing else in `infra/` has a default. */

const tokenAccess = ['off', 'read', 'write'] as const
type TokenAccess = (typeof tokenAccess)[number]

export interface StageConfig {
  /** Part of every name, so that stages can share an account: lower case letters, digits and hyphens. */
  readonly stage: string
  /** Minutes between two runs of dispatch. Feeds are polled when they are due, not at every run. */
  readonly dispatchEveryMinutes: number
  /** Minutes between two runs of sweep, which re-sends what was not delivered. */
  readonly sweepEveryMinutes: number
  /** Polls that run at the same time, at most; each works on one shard of up to 50 feeds. 2 to 1,000. */
  readonly maxConcurrentPolls: number
  /**
   * Give the functions their own share of the account's concurrency, so that they neither starve others nor run away.
   * Needs an account quota of at least 130; a new account may start with 10 (docs/deploy.md, step 1).
   */
  readonly reserveConcurrency: boolean
  /** Folder of watches that a deployment brings, relative to the checkout. */
  readonly watchesFolder: string
  /** E-mail addresses that get every alert. Each must confirm once. */
  readonly subscribers: readonly string[]
  /** Slack and webhooks besides e-mail: makes the secret that holds their addresses and keys ($0.40 a month). */
  readonly privateChannels: boolean
  /**
   * A public address of page and API for those without AWS credentials, who bring a token (docs/deploy.md, "Tokens").
   * `off`: signed requests only. `read`: tokens may read. `write`: tokens with that right may also acknowledge, confirm,
   * reject and mute. As deployed there is no token, so nobody gets in.
   */
  readonly tokenAccess: TokenAccess
  /** Requests a second that this address takes, on average; twice as many in a burst. The rest is told to wait (429). */
  readonly apiRequestsPerSecond: number
  /** E-mail addresses that get the alarms of the pipeline itself. */
  readonly alarmsTo: readonly string[]
  readonly logRetentionDays: 7 | 14 | 30 | 60 | 90 | 180 | 365
  /** Keep tables and stream failures when the stack is deleted, and refuse the deletion of a table. */
  readonly keepData: boolean
}

const shared = {
  dispatchEveryMinutes: 1,
  sweepEveryMinutes: 15,
  maxConcurrentPolls: 20,
  watchesFolder: 'watches',
  subscribers: [],
  privateChannels: true,
  tokenAccess: 'read',
  apiRequestsPerSecond: 10,
  alarmsTo: [],
} as const

/** Choose with `-c stage=dev`; `prod` is the default. */
export const stages = {
  prod: { ...shared, stage: 'prod', reserveConcurrency: true, logRetentionDays: 30, keepData: true },
  dev: { ...shared, stage: 'dev', reserveConcurrency: false, logRetentionDays: 7, keepData: false },
} as const satisfies Record<string, StageConfig>

const email = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/

const addresses = (value: unknown, otherwise: readonly string[]): readonly string[] =>
  typeof value === 'string' ? value.split(',').map((part) => part.trim()) : otherwise

/** Faults of a configuration, all of them, each with what to do. */
export const configFaults = (config: StageConfig): readonly string[] => {
  const faults: string[] = []
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(config.stage)) {
    faults.push(`stage "${config.stage}": use up to 20 lower case letters, digits and hyphens, a letter first`)
  }
  for (const address of [...config.subscribers, ...config.alarmsTo]) {
    if (!email.test(address)) faults.push(`"${address}" is not an e-mail address: give name@example.org`)
  }
  if (config.maxConcurrentPolls < 2 || config.maxConcurrentPolls > 1000) {
    faults.push(`maxConcurrentPolls ${config.maxConcurrentPolls}: SQS accepts 2 to 1,000`)
  }
  for (const key of ['dispatchEveryMinutes', 'sweepEveryMinutes'] as const) {
    if (!Number.isInteger(config[key]) || config[key] < 1)
      faults.push(`${key} ${config[key]}: give whole minutes from 1`)
  }
  if (!tokenAccess.some((access) => access === config.tokenAccess))
    faults.push(`tokenAccess "${config.tokenAccess}": choose ${tokenAccess.join(', ')}`)
  if (!Number.isInteger(config.apiRequestsPerSecond) || config.apiRequestsPerSecond < 1)
    faults.push(`apiRequestsPerSecond ${config.apiRequestsPerSecond}: give a whole number from 1`)
  return faults
}

/**
 * The configuration of one deployment: a stage of the table above, with the addresses given on the command line
 * (`-c subscribers=a@example.org,b@example.org -c alarms=ops@example.org`), which do not belong in git, and with its
 * `-c tokens=write` in place of `tokenAccess`.
 * Throws an Error that lists every fault.
 */
export const readStageConfig = (context: (key: string) => unknown): StageConfig => {
  const name = context('stage') ?? 'prod'
  const stage = Object.entries(stages).find(([key]) => key === name)?.[1]
  if (stage === undefined) {
    throw new Error(`stage "${name}" is not in infra/config.ts: choose ${Object.keys(stages).join(' or ')}, or add it`)
  }
  const config: StageConfig = {
    ...stage,
    subscribers: addresses(context('subscribers'), stage.subscribers),
    alarmsTo: addresses(context('alarms'), stage.alarmsTo),
    tokenAccess: (context('tokens') as TokenAccess | undefined) ?? stage.tokenAccess,
  }
  const faults = configFaults(config)
  if (faults.length > 0) throw new Error(`infra/config.ts:\n  ${faults.join('\n  ')}`)
  return config
}
