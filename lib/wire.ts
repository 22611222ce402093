/**
 * Joins configuration, adapters and use cases: one function per Lambda, so that a bundle holds only what it runs. The
 * local run loads the same bundles.
 */
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import { readAccessTokens, type TokenBook } from './access-tokens.ts'
import { dynamodbStores, type Stores } from './adapters/dynamodb.ts'
import { dynamodbClient } from './adapters/dynamodb-client.ts'
import { emfMetrics } from './adapters/emf-metrics.ts'
import { guardedPoster } from './adapters/guarded-poster.ts'
import { httpFeedFetcher } from './adapters/http-feed-fetcher.ts'
import { jitteredBackoff } from './adapters/jittered-backoff.ts'
import { jsonLogger } from './adapters/json-logger.ts'
import { outboxChannel } from './adapters/outbox-channel.ts'
import { readabilityExtractor } from './adapters/readability-extractor.ts'
import { managedSecret } from './adapters/secrets-manager.ts'
import { slackChannel } from './adapters/slack-channel.ts'
import { snsChannel } from './adapters/sns-channel.ts'
import { sqsQueue } from './adapters/sqs-queue.ts'
import { systemClock } from './adapters/system-clock.ts'
import { watchFolder } from './adapters/watch-folder.ts'
import { webhookChannel } from './adapters/webhook-channel.ts'
import { queryApp } from './api/app.ts'
import { loopbackGuard, strangersGuard } from './api/guard.ts'
import type { Writing } from './api/writing.ts'
import { build } from './build.ts'
import { type Config, localStage, userAgent } from './config.ts'
import { env, feedsPerShard, type PollMessage } from './contract.ts'
import type { Change } from './domain.ts'
import { ClaimwatchError } from './errors.ts'
import type { AlertsSent } from './pipeline/alerts-sent.ts'
import { watchCompiler } from './pipeline/compile-watches.ts'
import { dispatchFeeds } from './pipeline/dispatch-feeds.ts'
import type { LoadedWatches } from './pipeline/load-watches.ts'
import { type PollSummary, pollFeeds } from './pipeline/poll-feeds.ts'
import { storyRecorder } from './pipeline/record-story.ts'
import { type AlertPorts, repairSweep, sendAlerts, sweepAlerts, wholeSweep } from './pipeline/send-alerts.ts'
import type { AlertChannel, Clock, Logger, Metrics } from './ports.ts'
import { type PrivateChannels, readPrivateChannels } from './private-channels.ts'

interface Basics extends Stores {
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
}

/** Metrics are lines that CloudWatch reads from the log: on one's own machine nobody does. */
const basics = (config: Config): Basics => {
  const service = `claimwatch-${config.stage}`
  return {
    ...dynamodbStores(dynamodbClient(), { changes: config.changesTable, state: config.stateTable }),
    clock: systemClock(() => process.env[env.now]),
    logger: jsonLogger({ service, level: config.logLevel }),
    metrics: config.stage === localStage ? { record: () => undefined } : emfMetrics(service),
  }
}

/** Asks the endpoint that is configured (`AWS_ENDPOINT_URL_SQS`, else the region's), not the host of the queue's address. */
const queueClient = (): SQSClient => new SQSClient({ useQueueUrlAsEndpoint: false })

/** Finds what is due and queues it; without a queue the caller gets the messages to pass on. */
export const wireDispatch = (config: Config): (() => Promise<readonly PollMessage[]>) => {
  const ports = basics(config)
  const queue = config.queueUrl === undefined ? undefined : sqsQueue(queueClient(), config.queueUrl)
  return async () => {
    const messages = await dispatchFeeds(ports, feedsPerShard)
    await queue?.send(messages)
    return messages
  }
}

/** Polls the feeds of one message. */
export const wirePoll = (config: Config): ((message: PollMessage) => Promise<PollSummary>) => {
  const ports = basics(config)
  const pollPorts = {
    ...ports,
    fetcher: httpFeedFetcher({ userAgent, allowedHosts: config.allowedHosts }),
    extractor: readabilityExtractor(),
    compile: watchCompiler(ports.logger, undefined, build === undefined ? undefined : { gates: ports.gates, build }),
    record: storyRecorder({ ...ports, backoff: jitteredBackoff() }),
  }
  return async (message) => {
    const summary = await pollFeeds(pollPorts, message)
    const { changes, ...counts } = summary
    ports.logger.info('feeds.polled', { shard: message.shard, ...counts, changes: changes.map(({ id }) => id) })
    ports.metrics.record({
      FeedsPolled: counts.feedsPolled,
      NotModified: counts.notModified,
      FetchErrors: counts.fetchErrors,
      Stories: counts.stories,
      Changes: changes.length,
      FreshnessSeconds: changes.map(secondsToDetect),
    })
    return summary
  }
}

const secondsToDetect = (change: Change): number =>
  Math.max(0, (Date.parse(change.detectedAt) - Date.parse(change.at)) / 1000)

/** The topic of a stack, the outbox of one's own machine. */
const ownChannels = ({ topicArn, outbox, channels }: Config, clock: Clock): readonly AlertChannel[] => [
  ...(topicArn === undefined ? [] : [snsChannel(new SNSClient({ maxAttempts: 6 }), topicArn)]),
  ...(outbox === undefined ? [] : [outboxChannel({ folder: outbox, channels, clock })]),
]

const postedChannels = (
  { allowedHosts }: Config,
  clock: Clock,
  { slackUrl, webhookUrl, webhookSecrets }: PrivateChannels,
): readonly AlertChannel[] => {
  const posting = { poster: guardedPoster(allowedHosts), backoff: jitteredBackoff(250, 5_000), clock }
  return [
    ...(slackUrl === undefined ? [] : [slackChannel({ url: slackUrl, ...posting })]),
    ...(webhookUrl === undefined
      ? []
      : [webhookChannel({ name: 'default', url: webhookUrl, secrets: webhookSecrets, ...posting })]),
  ]
}

/** What the secret says, or undefined with an error in the log: the other channels must not wait for it. */
const channelReader = (config: Config, logger: Logger): (() => Promise<PrivateChannels | undefined>) => {
  if (config.channelsSecret === undefined) return async () => config.channels
  const secret = managedSecret(config.channelsSecret)
  return async () => {
    try {
      return readPrivateChannels(await secret())
    } catch (error) {
      logger.error('channels.unreadable', { error: String(error) })
      return undefined
    }
  }
}

export interface Alerting {
  /** Tells these changes. */
  send(changeIds: readonly string[]): Promise<AlertsSent>
  /** Tells every change of the last days that was not told. */
  sweep(): Promise<AlertsSent>
}

export const wireAlerts = (config: Config): Alerting => {
  const ports = basics(config)
  const own = ownChannels(config, ports.clock)
  const readChannels = channelReader(config, ports.logger)
  const telling = async (work: (alertPorts: AlertPorts) => Promise<AlertsSent>): Promise<AlertsSent> => {
    const posted = await readChannels()
    const channels = [...own, ...(posted === undefined ? [] : postedChannels(config, ports.clock, posted))]
    const done = await work({ ...ports, channels })
    ports.metrics.record({
      AlertsSent: done.sent.length,
      AlertsFailed: done.failed.length + done.resting.length + (posted === undefined ? 1 : 0),
      AlertsGivenUp: done.gaveUp.length,
    })
    return done
  }
  const sweep = config.topicArn === undefined ? wholeSweep : repairSweep
  return {
    send: (changeIds) => telling((alertPorts) => sendAlerts(alertPorts, changeIds)),
    sweep: () => telling((alertPorts) => sweepAlerts(alertPorts, sweep)),
  }
}

/** Takes the watch files of the deployed folder into force. What reads and checks them is loaded when there are some. */
export const wireLoadWatches = (config: Config): (() => Promise<LoadedWatches>) => {
  const ports = basics(config)
  return async () => {
    const { loadWatches } = await import('./pipeline/load-watches.ts')
    return loadWatches(ports, watchFolder(config.watchesFolder))
  }
}

/** What strangers are told when the tokens cannot be read; the log says why. */
const noTokens = 'the tokens cannot be read at the moment'

/** The tokens of a stack; none where it has no secret for them. */
const tokenBook = ({ tokensSecret }: Config, logger: Logger): TokenBook => {
  if (tokensSecret === undefined) return async () => []
  const secret = managedSecret(tokensSecret)
  return async () => {
    try {
      return readAccessTokens(await secret())
    } catch (cause) {
      logger.error('tokens.unreadable', { error: String(cause) })
      throw new ClaimwatchError('SECRET_UNREADABLE', noTokens, { cause })
    }
  }
}

const wireApp = (config: Config, writing: Writing | undefined): ReturnType<typeof queryApp> => {
  const ports = { ...basics(config), backoff: jitteredBackoff() }
  const guards = [config.stage === localStage ? loopbackGuard : strangersGuard]
  return queryApp(ports, { guards, book: tokenBook(config, ports.logger), ...(writing && { writing }) })
}

/**
 * Page, API and feeds: nothing but questions. On one's own machine only that machine may ask; in a stack who has signed
 * with IAM or brings a token.
 */
export const wireQuery = (config: Config): ReturnType<typeof queryApp> =>
  wireApp(config, config.reviewing ? 'elsewhere' : undefined)

/** The writing calls, for tokens that may write. */
export const wireReview = (config: Config): ReturnType<typeof queryApp> => wireApp(config, 'here')
