import { Duration } from 'aws-cdk-lib'
import { type FunctionUrl, FunctionUrlAuthType, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import type { Deployment } from './deployment.ts'
import { pipelineFunction } from './pipeline-function.ts'
import type { Tables } from './tables.ts'

export interface QueryApiProps {
  readonly deployment: Deployment
  readonly tables: Tables
}

/** The change table over HTTP: JSON, page and feeds. It can read and nothing else; callers of its URL sign with IAM. */
export class QueryApi extends Construct {
  readonly fn: LambdaFunction
  readonly url: FunctionUrl

  constructor(scope: Construct, id: string, { deployment, tables }: QueryApiProps) {
    super(scope, id)
    this.fn = pipelineFunction(this, {
      deployment,
      name: 'query',
      description: 'Answers questions about changes: JSON, web page, Atom and JSON Feed.',
      memoryMb: 512,
      timeout: Duration.seconds(20),
      reservedConcurrency: 10,
      environment: { [env.changesTable]: tables.changes.tableName, [env.stateTable]: tables.state.tableName },
    })
    tables.grant('changes', this.fn, ['Query', 'GetItem', 'BatchGetItem'])
    tables.grant('state', this.fn, ['Query', 'GetItem', 'BatchGetItem'])
    this.url = this.fn.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM })
  }
}
