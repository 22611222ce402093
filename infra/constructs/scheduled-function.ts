import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Schedule, ScheduleExpression, type ScheduleGroup, TimeWindow } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { nameOf } from './deployment.ts'
import { type PipelineFunctionProps, pipelineFunction } from './pipeline-function.ts'

export interface ScheduledFunctionProps extends PipelineFunctionProps {
  readonly group: ScheduleGroup
  readonly everyMinutes: number
  /** Takes calls that the schedule could not make and runs that failed twice. */
  readonly deadLetters: Queue
}

/** A function and the schedule that calls it. A missed run is not made up for: the next one does its work. */
export class ScheduledFunction extends Construct {
  readonly fn: LambdaFunction

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id)
    this.fn = pipelineFunction(this, props)
    new Schedule(this, 'Schedule', {
      scheduleName: nameOf(props.deployment, props.name),
      scheduleGroup: props.group,
      description: `Runs ${props.name} every ${props.everyMinutes} minutes.`,
      schedule: ScheduleExpression.rate(Duration.minutes(props.everyMinutes)),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(this.fn, {
        role: this.callerRole(props).withoutPolicyUpdates(),
        deadLetterQueue: props.deadLetters,
        retryAttempts: 2,
        maxEventAge: Duration.minutes(5),
      }),
    })
  }

  /** Calls this one function. The role that CDK would make may call every version of it as well. */
  private callerRole({ group, deadLetters }: ScheduledFunctionProps): Role {
    const role = new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { ArnEquals: { 'aws:SourceArn': group.scheduleGroupArn } },
      }),
    })
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.fn.functionArn] }))
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }))
    return role
  }
}
