import { env } from './contract.ts'
import { ClaimwatchError } from './errors.ts'
import { channelFaults, type PrivateChannels } from './private-channels.ts'

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
  /** The secret that holds the tokens of page and API; absent where IAM alone decides. */
  readonly tokensSecret?: string
  /** Whether the page shows the forms of the writing calls, which the function `review` takes. */
  readonly reviewing: boolean
  /** Channels of a run on one's own machine. */
  readonly channels: PrivateChannels
  /** The secret that holds the channels of a stack; absent where it has none but the topic. */
  readonly channelsSecret?: string
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
  const channels = localChannels(environment)
  faults.push(...channelFaults(channels, (part) => env[part]))
  const config: Config = {
    changesTable: required(env.changesTable),
    stateTable: required(env.stateTable),
    ...optional('queueUrl', environment[env.queueUrl]),
    ...optional('topicArn', environment[env.topicArn]),
    ...optional('outbox', environment[env.outbox]),
    ...optional('tokensSecret', environment[env.tokensSecret]),
    reviewing: environment[env.reviewing] === 'on',
    channels,
    ...optional('channelsSecret', environment[env.channelsSecret]),
    allowedHosts: (environment[env.allowedHosts] ?? '').split(',').filter((host) => host !== ''),
    watchesFolder: environment[env.watchesFolder] ?? 'watches',
    stage: environment[env.stage] ?? localStage,
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
  }
  if (faults.length > 0) throw new ClaimwatchError('CONFIG_INVALID', faults.join('; '), { faults })
  return config
}

const localChannels = (environment: Environment): PrivateChannels => ({
  ...optional('slackUrl', environment[env.slackUrl]),
  ...optional('webhookUrl', environment[env.webhookUrl]),
  webhookSecrets: (environment[env.webhookSecrets] ?? '').split(/\s+/).filter((secret) => secret !== ''),
})

const isLogLevel = (text: string): text is LogLevel => (logLevels as readonly string[]).includes(text)

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value ? ({ [key]: value } as { [P in K]: string }) : {}
