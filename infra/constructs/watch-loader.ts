import path from 'node:path'
import { CustomResource, Duration } from 'aws-cdk-lib'
import { Architecture, Code, type Function as LambdaFunction, LayerVersion } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import type { Deployment } from './deployment.ts'
import { pipelineFunction } from './pipeline-function.ts'
import type { Tables } from './tables.ts'

export interface WatchLoaderProps {
  readonly deployment: Deployment
  readonly tables: Tables
}

/** Where Lambda unpacks layers. */
const layerFolder = '/opt'

/**
 * Brings the watches of the checkout into the state table at every deployment that changes them. The folder travels as
 * a layer, so its content is the trigger and the function's own code is not touched by a new watch. Why not an asset
 * that poll reads: docs/decisions/0012-watches-live-in-the-state-table.md.
 */
export class WatchLoader extends Construct {
  readonly fn: LambdaFunction
  /** What the last deployment did: `3 loaded`, or the faults of each watch it refused. */
  readonly outcome: string

  constructor(scope: Construct, id: string, { deployment, tables }: WatchLoaderProps) {
    super(scope, id)
    this.fn = pipelineFunction(this, {
      deployment,
      name: 'load-watches',
      description: 'Writes the watches of a deployment into the state table; refuses a bad one and keeps the old.',
      memoryMb: 256,
      timeout: Duration.minutes(2),
      reservedConcurrency: 1,
      environment: {
        [env.changesTable]: tables.changes.tableName,
        [env.stateTable]: tables.state.tableName,
        [env.watchesFolder]: layerFolder,
      },
    })
    tables.grant('state', this.fn, ['PutItem'])
    const watches = this.watchesLayer(deployment)
    this.fn.addLayers(watches)
    const loading = new CustomResource(this, 'Watches', {
      resourceType: 'Custom::ClaimwatchWatches',
      serviceToken: this.fn.functionArn,
      serviceTimeout: Duration.minutes(5),
      properties: { Content: watches.layerVersionArn },
    })
    this.outcome = loading.getAttString('Outcome')
  }

  private watchesLayer({ config }: Deployment): LayerVersion {
    return new LayerVersion(this, 'Content', {
      description: 'Watch files and their articles.',
      code: Code.fromAsset(path.resolve(config.watchesFolder), { exclude: ['**/recorded/**'] }),
      compatibleArchitectures: [Architecture.ARM_64],
    })
  }
}
