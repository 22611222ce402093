import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { type MetricName, metricNamespace } from '../../lib/contract.ts'
import { type Deployment, nameOf } from './deployment.ts'

/** One alarm as data. Its name is a heading of docs/runbook.md. */
export interface AlarmRule {
  readonly name: string
  /** One sentence for who is woken by it. */
  readonly means: string
  readonly metric: IMetric
  /** It rings at or above this value … */
  readonly atLeast?: number
  /** … or below this one. */
  readonly below?: number
  /** Periods of the metric in a row. @default 1 */
  readonly periods?: number
  /** Whether silence itself is what the alarm is for. @default false */
  readonly ringsOnSilence?: boolean
}

/** A metric of the pipeline's own, as the functions log it. */
export const ownMetric = (deployment: Deployment, name: MetricName, statistic: string, period: Duration): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName: name,
    dimensionsMap: { service: `claimwatch-${deployment.config.stage}` },
    statistic,
    period,
    label: name,
  })

const minutes = (count: number): Duration => Duration.minutes(count)

/**
 * Failed and throttled calls of one function. A function that is throttled always reports no errors at all, and without a
 * figure for either there is none for the sum: hence FILL.
 */
const failures = (fn: LambdaFunction, period: Duration): MathExpression =>
  new MathExpression({
    expression: 'FILL(errors, 0) + FILL(throttles, 0)',
    usingMetrics: {
      errors: fn.metricErrors({ period, statistic: 'Sum' }),
      throttles: fn.metricThrottles({ period, statistic: 'Sum' }),
    },
    period,
    label: 'failed or throttled calls',
  })

export interface FailureRule {
  readonly atLeast: number
  readonly periodMinutes: number
  readonly periods: number
}

export const failureAlarm = (name: string, fn: LambdaFunction, rule: FailureRule): AlarmRule => ({
  name: `${name}-failures`,
  means: `${name} failed or was throttled.`,
  metric: failures(fn, minutes(rule.periodMinutes)),
  atLeast: rule.atLeast,
  periods: rule.periods,
})

/**
 * Two alarms for a function that a schedule calls every `everyMinutes`: too few runs in a window of `runs` expected
 * ones, none counting as too few, and too many.
 */
export const cadenceAlarms = (name: string, fn: LambdaFunction, everyMinutes: number, runs: number): AlarmRule[] => {
  const metric = fn.metricInvocations({ period: minutes(everyMinutes * runs), statistic: 'Sum' })
  // Windows do not start with the schedule: one run at either end may fall outside.
  const fewest = Math.min(Math.ceil(runs * 0.8), runs - 1)
  return [
    {
      name: `${name}-stalled`,
      means: `${name} ran fewer than ${fewest} times in ${everyMinutes * runs} minutes instead of ${runs}.`,
      metric,
      below: fewest,
      periods: 2,
      ringsOnSilence: true,
    },
    {
      name: `${name}-haywire`,
      means: `${name} ran half as often again as it should.`,
      metric,
      atLeast: Math.ceil(runs * 1.5),
      periods: 2,
    },
  ]
}

/** Rings for a message that nobody could work on, seen or unseen. */
export const deadLetterAlarm = (name: string, queue: Queue): AlarmRule => ({
  name,
  means: `The queue ${name} is not empty.`,
  metric: new MathExpression({
    expression: 'waiting + taken',
    usingMetrics: {
      waiting: queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'Maximum' }),
      taken: queue.metricApproximateNumberOfMessagesNotVisible({ period: minutes(5), statistic: 'Maximum' }),
    },
    period: minutes(5),
    label: 'messages',
  }),
  atLeast: 1,
})

/** Is the news being read at all, and in time? */
export const pollingAlarms = (deployment: Deployment): AlarmRule[] => {
  const sum = (name: MetricName, period: Duration) => ownMetric(deployment, name, 'Sum', period)
  const both = (period: Duration) => ({
    polled: sum('FeedsPolled', period),
    failed: sum('FetchErrors', period),
  })
  return [
    {
      name: 'poll-no-success',
      means: 'No feed was read for 90 minutes, longer than the longest polling interval.',
      metric: new MathExpression({
        expression: 'FILL(polled, 0) - FILL(failed, 0)',
        usingMetrics: both(minutes(30)),
        period: minutes(30),
        label: 'feeds read',
      }),
      below: 1,
      periods: 3,
      ringsOnSilence: true,
    },
    {
      name: 'feeds-failing',
      means: 'More than half of all polls failed for two hours.',
      metric: new MathExpression({
        expression: 'IF(polled > 0, 100 * FILL(failed, 0) / polled, 0)',
        usingMetrics: both(minutes(60)),
        period: minutes(60),
        label: 'failed polls, percent',
      }),
      atLeast: 50,
      periods: 2,
    },
    {
      name: 'stories-late',
      means: 'Changes are found more than two hours after their story was published, on average over two hours.',
      // Stories older than a day come with a new watch or a new feed and say nothing of our speed.
      metric: ownMetric(deployment, 'FreshnessSeconds', 'TM(0:86400)', minutes(60)),
      atLeast: 7200,
      periods: 2,
    },
  ]
}

/** The work queue and the function behind it. */
export const workAlarms = (work: Queue, poll: LambdaFunction): AlarmRule[] => [
  {
    name: 'poll-haywire',
    means: 'poll ran three times as often as it was sent work.',
    metric: new MathExpression({
      expression: 'IF(sent > 0, runs / sent, runs)',
      usingMetrics: {
        runs: poll.metricInvocations({ period: minutes(30), statistic: 'Sum' }),
        sent: work.metricNumberOfMessagesSent({ period: minutes(30), statistic: 'Sum' }),
      },
      period: minutes(30),
      label: 'runs per message',
    }),
    atLeast: 3,
    periods: 2,
  },
  {
    name: 'work-waiting',
    means: 'A shard of feeds has waited more than 15 minutes to be polled.',
    metric: work.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: 'Maximum' }),
    atLeast: 900,
    periods: 2,
  },
]

export interface DeliveryProps {
  readonly deployment: Deployment
  readonly notify: LambdaFunction
  /** Id of the mapping from the ledger's stream to notify. */
  readonly mappingId: string
}

/** Do changes reach the topic, and the topic its subscribers? */
export const deliveryAlarms = ({ deployment, notify, mappingId }: DeliveryProps): AlarmRule[] => [
  {
    name: 'notify-behind',
    means: 'Changes have waited more than a minute to be told.',
    metric: notify.metric('IteratorAge', { period: minutes(5), statistic: 'Maximum' }),
    atLeast: 60_000,
    periods: 2,
  },
  {
    name: 'notify-gave-up',
    means: 'A batch of changes was given up; it is kept in the bucket of stream failures, and sweep sends it.',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'OnFailureDestinationDeliveredEventCount',
      dimensionsMap: { EventSourceMappingUUID: mappingId },
      statistic: 'Sum',
      period: minutes(5),
    }),
    atLeast: 1,
  },
  {
    name: 'alerts-failing',
    means:
      'A topic, Slack or webhook has not taken alerts for half an hour, or the secret of the channels cannot be read.',
    metric: ownMetric(deployment, 'AlertsFailed', 'Sum', minutes(15)),
    atLeast: 1,
    periods: 2,
  },
  {
    name: 'alerts-given-up',
    means: 'A change was given up for a target that failed for three days; it is a dead letter.',
    metric: ownMetric(deployment, 'AlertsGivenUp', 'Sum', minutes(5)),
    atLeast: 1,
  },
  {
    name: 'alerts-refused',
    means: 'SNS could not deliver an alert to a subscriber.',
    metric: new Metric({
      namespace: 'AWS/SNS',
      metricName: 'NumberOfNotificationsFailed',
      dimensionsMap: { TopicName: nameOf(deployment, 'alerts') },
      statistic: 'Sum',
      period: minutes(5),
    }),
    atLeast: 1,
  },
]

/** The functions behind the address for tokens answer, but that they cannot: no fault of theirs is counted for it. */
export const apiAlarm = (failures: IMetric): AlarmRule => ({
  name: 'api-failing',
  means: 'The address for tokens answered five times in five minutes, twice in a row, that it cannot.',
  metric: failures,
  atLeast: 5,
  periods: 2,
})
