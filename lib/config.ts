import { env } from './contract.ts'
import { ClaimwatchError } from './errors.ts'

export const logLevels = ['info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** The stage of a run on one's own machine. */
export const localStage = 'local'

/** Sent with every request, so that a publisher can see who asks and why. */
export const userAgent = 'claimwatch/0.1 (+https://github.com/claimwatch/claimwatch)'

/** Everything the functions read from their environment, read once. */
export interface Config {
  readonly changesTable: string
  readonly stateTable: string
  /** Absent in a local run: then dispatch answers with the messages instead of queueing them. */
  readonly queueUrl?: string
  /** Absent in a local run: then alerts go to the outbox folder. */
  readonly topicArn?: string
  readonly outbox?: string
  /** SHA-256, hex, of the token that page and API ask for; absent where IAM alone decides. */
  readonly apiTokenSha256?: string
  /** SHA-256, hex, of the token that allows to acknowledge, confirm, reject and mute; absent where nobody may. */
  readonly writeTokenSha256?: string
  readonly slackUrl?: string
  readonly webhookUrl?: string
  /** At least one where there is an address. */
  readonly webhookSecrets: readonly string[]
  readonly allowedHosts: readonly string[]
  /** Folder with one folder per watch, for load-watches. */
  readonly watchesFolder: string
  readonly stage: string
  readonly logLevel: LogLevel
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment whole; all faults together. Fails with CONFIG_INVALID. */
export const readConfig = (environment: Environment): Config => {
  const faults: string[] = []
  const required = (name: string): string => {
    const value = environment[name]
    if (!value) faults.push(`${name} is not set`)
    return value ?? ''
  }
  const logLevel = environment[env.logLevel] ?? 'info'
  if (!isLogLevel(logLevel)) faults.push(`${env.logLevel} is "${logLevel}"; it must be one of ${logLevels.join(', ')}`)
  const webhookSecrets = (environment[env.webhookSecrets] ?? '').split(/\s+/).filter((secret) => secret !== '')
  faults.push(...webhookFaults(environment[env.webhookUrl], webhookSecrets))
  const config: Config = {
    changesTable: required(env.changesTable),
    stateTable: required(env.stateTable),
    ...optional('queueUrl', environment[env.queueUrl]),
    ...optional('topicArn', environment[env.topicArn]),
    ...optional('outbox', environment[env.outbox]),
    ...optional('apiTokenSha256', environment[env.apiTokenSha256]),
    ...optional('writeTokenSha256', environment[env.writeTokenSha256]),
    ...optional('slackUrl', environment[env.slackUrl]),
    ...optional('webhookUrl', environment[env.webhookUrl]),
    webhookSecrets,
    allowedHosts: (environment[env.allowedHosts] ?? '').split(',').filter((host) => host !== ''),
    watchesFolder: environment[env.watchesFolder] ?? 'watches',
    stage: environment[env.stage] ?? localStage,
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
  }
  if (faults.length > 0) throw new ClaimwatchError('CONFIG_INVALID', faults.join('; '), { faults })
  return config
}

/** Standard Webhooks: 24 to 64 random bytes in base64. */
const webhookSecret = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/

const webhookFaults = (url: string | undefined, secrets: readonly string[]): string[] => [
  ...(url && secrets.length === 0 ? [`${env.webhookSecrets} is not set: a webhook is never sent unsigned`] : []),
  ...(secrets.every((secret) => webhookSecret.test(secret))
    ? []
    : [`${env.webhookSecrets} holds what is no whsec_<base64> secret of 24 to 64 bytes`]),
]

const isLogLevel = (text: string): text is LogLevel => (logLevels as readonly string[]).includes(text)

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]: string }) : {}
