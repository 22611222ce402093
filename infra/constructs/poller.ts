import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import type { Deployment } from './deployment.ts'
import { pipelineFunction } from './pipeline-function.ts'
import type { Tables } from './tables.ts'
import { WorkQueue } from './work-queue.ts'

/** Time for one shard of 50 feeds, each with its own deadline of seconds, ten at a time. */
const pollTimeout = Duration.seconds(90)

export interface PollerProps {
  readonly deployment: Deployment
  readonly tables: Tables
}

/** Polls feeds: takes a shard from the work queue, reads what is new and writes changes to the ledger. */
export class Poller extends Construct {
  readonly fn: LambdaFunction
  readonly work: WorkQueue

  constructor(scope: Construct, id: string, { deployment, tables }: PollerProps) {
    super(scope, id)
    this.work = new WorkQueue(this, 'Work', { deployment, workTimeout: pollTimeout })
    this.fn = pipelineFunction(this, {
      deployment,
      name: 'poll',
      description: 'Polls the feeds of one shard, reads their new stories and records changes of fact.',
      memoryMb: 512,
      timeout: pollTimeout,
      environment: {
        [env.changesTable]: tables.changes.tableName,
        [env.stateTable]: tables.state.tableName,
      },
    })
    tables.grant('changes', this.fn, ['PutItem', 'Query', 'GetItem'])
    tables.grant('state', this.fn, ['PutItem', 'Query', 'GetItem', 'BatchGetItem', 'BatchWriteItem'])
    this.fn.addEventSource(
      new SqsEventSource(this.work.queue, {
        batchSize: 1,
        maxConcurrency: deployment.config.maxConcurrentPolls,
        reportBatchItemFailures: true,
      }),
    )
  }
}
