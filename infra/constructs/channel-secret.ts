import { RemovalPolicy, SecretValue } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import { acknowledge } from './acknowledge.ts'
import type { Deployment } from './deployment.ts'

export interface ChannelSecretProps {
  readonly deployment: Deployment
}

/**
 * Addresses and keys of Slack and webhooks, one JSON object, filled in after the deployment (docs/deploy.md). Functions
 * read it again every five minutes: a new key is in use without a deployment.
 */
export class ChannelSecret extends Construct {
  readonly secret: Secret

  constructor(scope: Construct, id: string, { deployment }: ChannelSecretProps) {
    super(scope, id)
    this.secret = new Secret(this, 'Secret', {
      description: 'Slack and webhook targets of Claimwatch: slackUrl, webhookUrl, webhookSecrets.',
      // The value of the first deployment only: CloudFormation leaves alone what is put there later.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: deployment.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'A key is exchanged with the receiver: both keys sign until it knows the new one (docs/deploy.md).',
    )
  }

  /** Lets a function read this one secret, and tells it which. */
  grantRead(fn: LambdaFunction): void {
    const { secretArn } = this.secret
    fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }))
    fn.addEnvironment(env.channelsSecret, secretArn)
  }
}
