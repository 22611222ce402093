import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { type Deployment, nameOf } from './deployment.ts'

export interface TokenGatewayProps {
  readonly deployment: Deployment
  /** Answers questions. */
  readonly query: LambdaFunction
  /** Takes the writing calls; absent where there are none. */
  readonly review: LambdaFunction | undefined
}

/** One line a request. Neither query strings nor headers: they may hold what is nobody's business. */
const accessLine = JSON.stringify({
  at: '$context.requestTime',
  address: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  requestId: '$context.requestId',
})

/**
 * The public address for those without AWS credentials. It bounds how many requests a second reach the functions, which
 * check the tokens themselves; what is posted goes to `review` and everything else to `query`, whose role cannot write.
 * Why not a Function URL or an authorizer: docs/decisions/0016-tokens-behind-a-gateway.md.
 */
export class TokenGateway extends Construct {
  readonly url: string
  /** Answers of 500 and above. */
  readonly failures: IMetric

  constructor(scope: Construct, id: string, { deployment, query, review }: TokenGatewayProps) {
    super(scope, id)
    const api = new HttpApi(this, 'Api', {
      apiName: nameOf(deployment, 'api'),
      description: 'Page, API and feeds of Claimwatch, by token.',
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Query', query),
    })
    if (review !== undefined) {
      const integration = new HttpLambdaIntegration('Review', review)
      api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.POST], integration })
    }
    const stage = this.stage(api, deployment)
    acknowledge(
      api,
      'AwsSolutions-APIG4',
      'The functions check the token, in constant time, and answer with problem documents; a gateway authorizer cannot.',
    )
    this.url = stage.url
    this.failures = api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' })
  }

  private stage(api: HttpApi, deployment: Deployment): HttpStage {
    const { apiRequestsPerSecond, logRetentionDays, stage } = deployment.config
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: `/claimwatch/${stage}/api`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    return new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: apiRequestsPerSecond, burstLimit: 2 * apiRequestsPerSecond },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(accessLine),
      },
    })
  }
}
