/**
 * Names shared by the functions, the local run and the CDK stack, so that a renamed one fails at compile time.
 * This file imports nothing.
 */

/** Environment variables of the functions. */
export const env = {
  changesTable: 'CLAIMWATCH_CHANGES_TABLE',
  stateTable: 'CLAIMWATCH_STATE_TABLE',
  queueUrl: 'CLAIMWATCH_QUEUE_URL',
  topicArn: 'CLAIMWATCH_TOPIC_ARN',
  /** Folder for alerts of a local run; used when no topic is set. */
  outbox: 'CLAIMWATCH_OUTBOX',
  /** Address of a Slack incoming webhook. A secret. */
  slackUrl: 'CLAIMWATCH_SLACK_URL',
  /** Address that gets every change as a signed webhook. */
  webhookUrl: 'CLAIMWATCH_WEBHOOK_URL',
  /** `whsec_…` secrets that sign it, separated by blanks; two while one replaces the other. */
  webhookSecrets: 'CLAIMWATCH_WEBHOOK_SECRETS',
  /** The secret in Secrets Manager that holds those three in a stack. */
  channelsSecret: 'CLAIMWATCH_CHANNELS_SECRET',
  /** The secret in Secrets Manager that holds the tokens of page and API (lib/access-tokens.ts). */
  tokensSecret: 'CLAIMWATCH_TOKENS_SECRET',
  /** `on` where the writing calls are taken by the function `review`: then query shows their forms. */
  reviewing: 'CLAIMWATCH_REVIEWING',
  /** Comma-separated `host:port` that may be fetched although private. For tests and the recorded feeds only. */
  allowedHosts: 'CLAIMWATCH_ALLOWED_HOSTS',
  stage: 'CLAIMWATCH_STAGE',
  /** `info` (default), `warn`, `error` or `silent`. */
  logLevel: 'CLAIMWATCH_LOG_LEVEL',
  /** An instant that stands for now. Set by runs on recorded feeds, whose clock is the feeds' own; never in a stack. */
  now: 'CLAIMWATCH_NOW',
  /** Folder with one folder per watch; read by load-watches alone. */
  watchesFolder: 'CLAIMWATCH_WATCHES',
} as const

export interface KeyAttribute {
  readonly name: string
  readonly type: 'S' | 'N'
}

export interface TableDefinition {
  readonly partition: KeyAttribute
  readonly sort: KeyAttribute
  readonly indexes: readonly {
    readonly name: string
    readonly partition: KeyAttribute
    readonly sort: KeyAttribute
  }[]
  /** Attribute with the expiry in epoch seconds. */
  readonly ttl?: string
  readonly stream: boolean
}

/**
 * The two tables. `changes`: `claim` is `<watchId>/<claimId>`; `entry` is `change#<seq, 10 digits>` for an entry of the
 * ledger, `source#<seq, 10 digits>#<storyId>` for a story that joined it, and `confirmed#<seq, 10 digits>` for who found it
 * right. Entries of the ledger alone carry `month`
 * (`2026-11`) and `detected` (`<instant>#<change id>`): at two changes a second one partition a month is far below its
 * limit, and a year reads as twelve. `byWatch` serves the changes of one watch. `state`: everything that may be forgotten.
 */
export const tables = {
  changes: {
    partition: { name: 'claim', type: 'S' },
    sort: { name: 'entry', type: 'S' },
    indexes: [
      { name: 'byMonth', partition: { name: 'month', type: 'S' }, sort: { name: 'detected', type: 'S' } },
      { name: 'byWatch', partition: { name: 'watchId', type: 'S' }, sort: { name: 'detected', type: 'S' } },
    ],
    stream: true,
  },
  state: {
    partition: { name: 'part', type: 'S' },
    sort: { name: 'name', type: 'S' },
    indexes: [],
    ttl: 'expires',
    stream: false,
  },
} as const satisfies Record<string, TableDefinition>

export type TableName = keyof typeof tables

/** `claimwatch-prod-changes`: the name of a thing of a stage in the account. */
export const nameInStage = (stage: string, part: string): string => `claimwatch-${stage}-${part}`

/** The functions, by the name of their file in `functions/` and of their folder in `dist/`. */
export const functionNames = ['dispatch', 'poll', 'notify', 'sweep', 'query', 'review', 'load-watches'] as const
export type FunctionName = (typeof functionNames)[number]

/** Feeds in one message of the work queue, at most. */
export const feedsPerShard = 50

/** The body of one message of the work queue. */
export interface PollMessage {
  readonly shard: string
  readonly feeds: readonly string[]
}

/** CloudWatch namespace of the metrics below. Their one dimension is `service`: `claimwatch-<stage>`. */
export const metricNamespace = 'Claimwatch'

/** What the functions measure, with the unit of CloudWatch. */
export const metrics = {
  FeedsPolled: 'Count',
  /** Polls that brought nothing new. */
  NotModified: 'Count',
  /** Feeds that could not be fetched or read. */
  FetchErrors: 'Count',
  /** Stories read for the first time, or edited since. */
  Stories: 'Count',
  Changes: 'Count',
  AlertsSent: 'Count',
  /** Changes times targets that did not take them, now or when last tried: they wait to be tried again. */
  AlertsFailed: 'Count',
  /** Changes given up for a target after days of failures: a dead letter each. */
  AlertsGivenUp: 'Count',
  /** From the publication of a story to the change it made; one value per change. */
  FreshnessSeconds: 'Seconds',
} as const satisfies Record<string, 'Count' | 'Seconds'>

export type MetricName = keyof typeof metrics
