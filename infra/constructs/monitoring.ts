import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { FunctionName, MetricName } from '../../lib/contract.ts'
import {
  type AlarmRule,
  apiAlarm,
  cadenceAlarms,
  deadLetterAlarm,
  deliveryAlarms,
  type FailureRule,
  failureAlarm,
  ownMetric,
  pollingAlarms,
  workAlarms,
} from './alarms.ts'
import type { AlertTopics } from './alert-topic.ts'
import { type Deployment, nameOf } from './deployment.ts'

export interface MonitoringProps {
  readonly deployment: Deployment
  readonly topics: AlertTopics
  /** `review` is there where tokens may write. */
  readonly functions: Readonly<Record<Exclude<FunctionName, 'review'>, LambdaFunction>> & {
    readonly review?: LambdaFunction
  }
  /** Failed answers at the address for tokens, where there is one. */
  readonly apiFailures?: IMetric
  readonly work: Queue
  readonly workDeadLetters: Queue
  readonly scheduleDeadLetters: Queue
  /** Id of the mapping from the ledger's stream to notify. */
  readonly mappingId: string
}

/** One alarm a function; a function without a line here does not compile. */
const failureRules: Readonly<Record<FunctionName, FailureRule>> = {
  dispatch: { atLeast: 3, periodMinutes: 5, periods: 2 },
  poll: { atLeast: 3, periodMinutes: 5, periods: 2 },
  notify: { atLeast: 1, periodMinutes: 5, periods: 2 },
  // Sweep is the repair: two failures mean that nothing mends what others left.
  sweep: { atLeast: 1, periodMinutes: 15, periods: 2 },
  query: { atLeast: 5, periodMinutes: 5, periods: 2 },
  review: { atLeast: 1, periodMinutes: 5, periods: 2 },
  'load-watches': { atLeast: 1, periodMinutes: 5, periods: 1 },
}

const rulesOf = (props: MonitoringProps): AlarmRule[] => {
  const { deployment, functions, work } = props
  const { dispatchEveryMinutes, sweepEveryMinutes } = deployment.config
  const running = Object.entries(functions) as [FunctionName, LambdaFunction][]
  return [
    ...running.map(([name, fn]) => failureAlarm(name, fn, failureRules[name])),
    ...cadenceAlarms('dispatch', functions.dispatch, dispatchEveryMinutes, 10),
    ...cadenceAlarms('sweep', functions.sweep, sweepEveryMinutes, 4),
    ...pollingAlarms(deployment),
    ...workAlarms(work, functions.poll),
    deadLetterAlarm('work-dead-letters', props.workDeadLetters),
    deadLetterAlarm('schedule-dead-letters', props.scheduleDeadLetters),
    ...deliveryAlarms({ deployment, notify: functions.notify, mappingId: props.mappingId }),
    ...(props.apiFailures === undefined ? [] : [apiAlarm(props.apiFailures)]),
  ]
}

/** Alarms, each a heading of docs/runbook.md and a mail to who runs the pipeline, and one dashboard. */
export class Monitoring extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id)
    const alarms = rulesOf(props).map((rule) => this.alarm(rule, props))
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: nameOf(props.deployment, 'pipeline') })
    for (const row of rowsOf(props, alarms)) dashboard.addWidgets(...row)
  }

  private alarm(rule: AlarmRule, { deployment, topics }: MonitoringProps): Alarm {
    const alarm = new Alarm(this, rule.name, {
      alarmName: nameOf(deployment, rule.name),
      alarmDescription: `${rule.means} What to do: docs/runbook.md#${rule.name}`,
      metric: rule.metric,
      threshold: rule.atLeast ?? rule.below ?? 0,
      comparisonOperator:
        rule.atLeast === undefined
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: rule.periods ?? 1,
      treatMissingData: rule.ringsOnSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    const mail = new SnsAction(topics.alarms)
    alarm.addAlarmAction(mail)
    alarm.addOkAction(mail)
    return alarm
  }
}

const graph = (title: string, left: GraphWidget['leftMetrics'], width = 12): IWidget =>
  new GraphWidget({ title, width, left, period: Duration.minutes(5) })

/** Top to bottom: does anything ring, what is read and found, does it reach people, do the functions keep up. */
const rowsOf = ({ deployment, functions, work }: MonitoringProps, alarms: readonly Alarm[]): IWidget[][] => {
  const period = Duration.minutes(5)
  const own = (name: MetricName, statistic = 'Sum') => ownMetric(deployment, name, statistic, period)
  const fns = Object.values(functions)
  return [
    [new AlarmStatusWidget({ title: 'Alarms (docs/runbook.md)', width: 24, height: 4, alarms: [...alarms] })],
    [
      graph('Feeds polled', [own('FeedsPolled'), own('NotModified'), own('FetchErrors')]),
      graph('Stories read', [own('Stories')]),
    ],
    [
      graph('Changes found, alerts sent', [
        own('Changes'),
        own('AlertsSent'),
        own('AlertsFailed'),
        own('AlertsGivenUp'),
      ]),
      graph('Seconds from publication to change', [own('FreshnessSeconds', 'p50'), own('FreshnessSeconds', 'p90')]),
    ],
    [
      graph('Work waiting, seconds', [work.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })]),
      graph('Changes waiting, milliseconds', [functions.notify.metric('IteratorAge', { statistic: 'Maximum' })]),
    ],
    [
      graph(
        'Runs',
        fns.map((fn) => fn.metricInvocations({ statistic: 'Sum' })),
        8,
      ),
      graph(
        'Failures',
        fns.map((fn) => fn.metricErrors({ statistic: 'Sum' })),
        8,
      ),
      graph(
        'Slowest run, milliseconds',
        fns.map((fn) => fn.metricDuration({ statistic: 'Maximum' })),
        8,
      ),
    ],
  ]
}
