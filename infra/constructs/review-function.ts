import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import type { Deployment } from './deployment.ts'
import { pipelineFunction } from './pipeline-function.ts'
import type { Tables } from './tables.ts'

export interface ReviewFunctionProps {
  readonly deployment: Deployment
  readonly tables: Tables
}

/** What people put into the state table: mutes, and marks of changes that somebody has seen. */
const writtenParts = ['mute', 'delivered#*']

/** Takes the writing calls: acknowledge, confirm, reject, mute. A function of its own, so that what answers questions cannot write. */
export class ReviewFunction extends Construct {
  readonly fn: LambdaFunction

  constructor(scope: Construct, id: string, { deployment, tables }: ReviewFunctionProps) {
    super(scope, id)
    this.fn = pipelineFunction(this, {
      deployment,
      name: 'review',
      description: 'Takes what people find of changes: acknowledge, confirm, reject, mute.',
      memoryMb: 512,
      timeout: Duration.seconds(20),
      reservedConcurrency: 2,
      environment: { [env.changesTable]: tables.changes.tableName, [env.stateTable]: tables.state.tableName },
    })
    tables.grant('changes', this.fn, ['Query', 'GetItem', 'PutItem'])
    tables.grant('state', this.fn, ['Query', 'GetItem'])
    tables.grant('state', this.fn, ['PutItem'], writtenParts)
  }
}
