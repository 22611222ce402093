import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  FilterCriteria,
  FilterRule,
  type IEventSourceDlq,
  type Function as LambdaFunction,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import { acknowledge } from './acknowledge.ts'
import type { AlertTopics } from './alert-topic.ts'
import type { Deployment } from './deployment.ts'
import type { OwnersSecret } from './owners-secret.ts'
import { pipelineFunction } from './pipeline-function.ts'
import type { Tables } from './tables.ts'

export interface NotifierProps {
  readonly deployment: Deployment
  readonly tables: Tables
  readonly topics: AlertTopics
  /** Absent in a stage without Slack and webhooks. */
  readonly channels: OwnersSecret | undefined
}

export type Alerting = Pick<NotifierProps, 'tables' | 'topics' | 'channels'>

/** Lets a function send alerts: read the change and its watch, publish, read where else to send, mark what was delivered. */
export const grantAlerting = (fn: LambdaFunction, { tables, topics, channels }: Alerting): void => {
  tables.grant('changes', fn, ['Query', 'GetItem'])
  tables.grant('state', fn, ['Query', 'GetItem', 'BatchGetItem', 'PutItem'])
  fn.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topics.alerts.topicArn] }))
  topics.key.grant(fn, 'kms:Decrypt', 'kms:GenerateDataKey')
  channels?.grantRead(fn)
}

/** Environment of a function that sends alerts. */
export const alertingEnvironment = ({ tables, topics }: Alerting): Record<string, string> => ({
  [env.changesTable]: tables.changes.tableName,
  [env.stateTable]: tables.state.tableName,
  [env.topicArn]: topics.alerts.topicArn,
})

/** The stream keeps a record for 24 hours; a batch is given up before that, so that it is kept in S3 and not lost. */
const giveUpAfter = Duration.hours(20)

/** Tells subscribers: reads new entries of the ledger from its stream and publishes one alert for each. */
export class Notifier extends Construct {
  readonly fn: LambdaFunction
  /** Batches that were given up, whole, one object each. */
  readonly failures: Bucket
  /** Id of the event source mapping, a dimension of its metrics. */
  readonly mappingId: string

  constructor(scope: Construct, id: string, { deployment, ...alerting }: NotifierProps) {
    super(scope, id)
    this.failures = this.failuresBucket(deployment)
    this.fn = pipelineFunction(this, {
      deployment,
      name: 'notify',
      description: 'Tells subscribers of new entries in the change ledger, once each.',
      memoryMb: 256,
      // A webhook or Slack that does not answer takes three tries of 15 s and the pauses between them.
      timeout: Duration.seconds(90),
      environment: alertingEnvironment(alerting),
      reservedConcurrency: 10,
    })
    grantAlerting(this.fn, alerting)
    const source = new DynamoEventSource(alerting.tables.changes, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 50,
      maxBatchingWindow: Duration.seconds(1),
      parallelizationFactor: 2,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: giveUpAfter,
      reportBatchItemFailures: true,
      // An entry, or a story that joins one: a change that waits for more origins becomes due by it.
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') })],
      onFailure: this.wholeBatchesTo(this.failures),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    })
    this.fn.addEventSource(source)
    this.mappingId = source.eventSourceMappingId
  }

  private failuresBucket(deployment: Deployment): Bucket {
    const bucket = new Bucket(this, 'Failures', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: deployment.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(
      bucket,
      'AwsSolutions-S1',
      'Lambda alone writes here, a few objects a year; CloudTrail names who reads.',
    )
    return bucket
  }

  /**
   * A destination in S3 gets the records themselves; a queue or a topic would get only their place in a stream that
   * forgets them. `S3OnFailureDestination` also lets the function read and delete every object: this one does not.
   */
  private wholeBatchesTo(bucket: Bucket): IEventSourceDlq {
    return {
      bind: (_mapping, fn) => {
        const objects = bucket.arnForObjects('aws/lambda/*')
        fn.addToRolePolicy?.(new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects] }))
        fn.addToRolePolicy?.(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }))
        this.acknowledgeObjectNames(bucket)
        return { destination: bucket.bucketArn }
      },
    }
  }

  private acknowledgeObjectNames(bucket: Bucket): void {
    const logicalId = Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnBucket)
    acknowledge(
      this.fn.role ?? this,
      `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/aws/lambda/*]`,
      'Lambda names the objects after mapping, shard and time; only putting them is allowed.',
    )
  }
}
