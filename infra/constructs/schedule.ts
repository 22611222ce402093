import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import type { AlertTopics } from './alert-topic.ts'
import { type Deployment, nameOf } from './deployment.ts'
import { alertingEnvironment, grantAlerting } from './notifier.ts'
import type { OwnersSecret } from './owners-secret.ts'
import { ScheduledFunction } from './scheduled-function.ts'
import type { Tables } from './tables.ts'
import { deadLetterQueue } from './work-queue.ts'

export interface PipelineScheduleProps {
  readonly deployment: Deployment
  readonly tables: Tables
  readonly topics: AlertTopics
  readonly channels: OwnersSecret | undefined
  /** Where dispatch sends the shards that are due. */
  readonly work: Queue
}

/** What runs by the clock: dispatch, which finds the feeds that are due, and sweep, which repairs delivery. */
export class PipelineSchedule extends Construct {
  readonly dispatch: ScheduledFunction
  readonly sweep: ScheduledFunction
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: PipelineScheduleProps) {
    super(scope, id)
    const group = new ScheduleGroup(this, 'Group', { scheduleGroupName: nameOf(props.deployment, 'pipeline') })
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', props.deployment, 'schedule-dead-letters')
    this.dispatch = this.dispatchFunction(props, group)
    this.sweep = this.sweepFunction(props, group)
  }

  private dispatchFunction(
    { deployment, tables, work }: PipelineScheduleProps,
    group: ScheduleGroup,
  ): ScheduledFunction {
    const dispatch = new ScheduledFunction(this, 'Dispatch', {
      deployment,
      group,
      deadLetters: this.deadLetters,
      everyMinutes: deployment.config.dispatchEveryMinutes,
      name: 'dispatch',
      description: 'Finds the feeds that are due and sends them to the work queue, a shard a message.',
      memoryMb: 256,
      timeout: Duration.seconds(30),
      reservedConcurrency: 2,
      environment: { [env.stateTable]: tables.state.tableName, [env.queueUrl]: work.queueUrl },
    })
    tables.grant('state', dispatch.fn, ['Query', 'GetItem', 'PutItem'])
    dispatch.fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [work.queueArn] }))
    return dispatch
  }

  private sweepFunction({ deployment, ...alerting }: PipelineScheduleProps, group: ScheduleGroup): ScheduledFunction {
    const sweep = new ScheduledFunction(this, 'Sweep', {
      deployment,
      group,
      deadLetters: this.deadLetters,
      everyMinutes: deployment.config.sweepEveryMinutes,
      name: 'sweep',
      description: 'Finds changes that reached nobody and sends their alerts again.',
      memoryMb: 256,
      timeout: Duration.minutes(5),
      reservedConcurrency: 1,
      environment: alertingEnvironment(alerting),
    })
    grantAlerting(sweep.fn, alerting)
    return sweep
  }
}
