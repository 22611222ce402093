import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { type Deployment, nameOf } from './deployment.ts'

export interface AlertTopicsProps {
  readonly deployment: Deployment
}

/**
 * Two topics behind one key: changes for subscribers, alarms for who runs the pipeline. The key is ours because
 * CloudWatch cannot publish to a topic under the key `alias/aws/sns`: its alarms would be lost in silence.
 */
export class AlertTopics extends Construct {
  readonly alerts: Topic
  readonly alarms: Topic
  readonly key: Key

  constructor(scope: Construct, id: string, { deployment }: AlertTopicsProps) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      alias: nameOf(deployment, 'topics'),
      description: 'Encrypts alerts and alarms of Claimwatch between publisher and subscriber.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.alerts = this.topic('Alerts', deployment, 'alerts', deployment.config.subscribers)
    this.alarms = this.topic('Alarms', deployment, 'alarms', deployment.config.alarmsTo)
    this.letCloudWatchPublish()
  }

  private topic(id: string, deployment: Deployment, part: string, emails: readonly string[]): Topic {
    const topic = new Topic(this, id, {
      topicName: nameOf(deployment, part),
      displayName: `Claimwatch ${part}`,
      masterKey: this.key,
      enforceSSL: true,
    })
    for (const email of emails) topic.addSubscription(new EmailSubscription(email))
    return topic
  }

  /** A topic policy of our own (TLS only) replaces the default one, so CloudWatch must be named. */
  private letCloudWatchPublish(): void {
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com')
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } }
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions,
      }),
    )
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    )
  }
}
