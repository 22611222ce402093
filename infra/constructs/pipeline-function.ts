import path from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { env, type FunctionName } from '../../lib/contract.ts'
import { acknowledge } from './acknowledge.ts'
import { type Deployment, nameOf } from './deployment.ts'

export interface PipelineFunctionProps {
  readonly deployment: Deployment
  readonly name: FunctionName
  readonly description: string
  /** Memory in MB; the share of a processor grows with it. */
  readonly memoryMb: number
  readonly timeout: Duration
  /** Values of `env` in lib/contract.ts that this function needs besides the stage. */
  readonly environment?: Readonly<Record<string, string>>
  /**
   * Most copies that run at once, where no event source limits them already.
   * @default the account's limit
   */
  readonly reservedConcurrency?: number
  /**
   * Takes the events of a failed asynchronous call.
   * @default none: the function is called by a queue, a stream or a waiting client
   */
  readonly deadLetters?: IQueue
}

/** A role with no managed policy: it may write to its own log group, and what its construct adds. */
const functionRole = (scope: Construct, logGroup: LogGroup): Role => {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  acknowledge(role, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray takes trace segments on no resource but *.')
  return role
}

/**
 * One Lambda function of the pipeline: bundled code of `dist/<name>`, its own role, log group with retention, JSON
 * logs, tracing. `scope` is the construct that owns the function; it holds one function only.
 */
export const pipelineFunction = (scope: Construct, props: PipelineFunctionProps): LambdaFunction => {
  const { config, codeFolder } = props.deployment
  const logGroup = new LogGroup(scope, 'Log', {
    logGroupName: `/claimwatch/${config.stage}/${props.name}`,
    retention: config.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  return new LambdaFunction(scope, 'Function', {
    functionName: nameOf(props.deployment, props.name),
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(path.join(codeFolder, props.name)),
    handler: 'index.handler',
    memorySize: props.memoryMb,
    timeout: props.timeout,
    role: functionRole(scope, logGroup),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    tracing: Tracing.ACTIVE,
    environment: { NODE_OPTIONS: '--enable-source-maps', [env.stage]: config.stage, ...props.environment },
    ...(props.reservedConcurrency !== undefined &&
      config.reserveConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    ...(props.deadLetters && {
      deadLetterQueue: props.deadLetters,
      retryAttempts: 1,
      maxEventAge: Duration.minutes(5),
    }),
  })
}
