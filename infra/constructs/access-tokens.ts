import { RemovalPolicy, SecretValue } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { env } from '../../lib/contract.ts'
import { acknowledge } from './acknowledge.ts'
import type { Deployment } from './deployment.ts'

export interface AccessTokensProps {
  readonly deployment: Deployment
}

/**
 * Who may ask the page and the API without AWS credentials: names, rights and the digests of tokens, put there by
 * `claimwatch token` (docs/deploy.md). As deployed it holds none, so nobody gets in. Functions read it again every five
 * minutes: a token is added, replaced or ended without a deployment.
 */
export class AccessTokens extends Construct {
  readonly secret: Secret

  constructor(scope: Construct, id: string, { deployment }: AccessTokensProps) {
    super(scope, id)
    this.secret = new Secret(this, 'Secret', {
      description: 'Tokens of the page and the API of Claimwatch: name, right and SHA-256 of each.',
      // The value of the first deployment only: CloudFormation leaves alone what is put there later.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: deployment.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      'It holds digests of tokens that people carry: only they can take a new one into use. Old and new count together until then (docs/deploy.md).',
    )
  }

  /** Lets a function read this one secret, and tells it which. */
  grantRead(fn: LambdaFunction): void {
    const { secretArn } = this.secret
    fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }))
    fn.addEnvironment(env.tokensSecret, secretArn)
  }
}
