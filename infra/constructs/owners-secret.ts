import { RemovalPolicy, SecretValue } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import type { Deployment } from './deployment.ts'

export interface OwnersSecretProps {
  readonly deployment: Deployment
  /** What it holds, for the console. */
  readonly description: string
  /** Why nothing rotates it by itself, for the security rules. */
  readonly rotation: string
  /** The variable that tells a function which secret it is. */
  readonly variable: string
}

/**
 * A secret that whoever runs the stack fills in after the deployment (docs/deploy.md): as deployed it is an empty object.
 * Functions read it again every five minutes: what is put there is in use without a deployment.
 */
export class OwnersSecret extends Construct {
  readonly secret: Secret
  private readonly variable: string

  constructor(scope: Construct, id: string, { deployment, description, rotation, variable }: OwnersSecretProps) {
    super(scope, id)
    this.variable = variable
    this.secret = new Secret(this, 'Secret', {
      description,
      // The value of the first deployment only: CloudFormation leaves alone what is put there later.
      secretStringValue: SecretValue.unsafePlainText('{}'),
      removalPolicy: deployment.config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    acknowledge(this.secret, 'AwsSolutions-SMG4', rotation)
  }

  /** Lets a function read this one secret, and tells it which. */
  grantRead(fn: LambdaFunction): void {
    const { secretArn } = this.secret
    fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }))
    fn.addEnvironment(this.variable, secretArn)
  }
}
