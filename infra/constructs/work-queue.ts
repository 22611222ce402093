import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge.ts'
import { type Deployment, nameOf } from './deployment.ts'

/** Deliveries of one message before it goes to the dead letters. A feed that fails is no failed message. */
const maxReceives = 4

/** A queue for what could not be worked on, kept as long as SQS keeps anything. */
export const deadLetterQueue = (scope: Construct, id: string, deployment: Deployment, part: string): Queue => {
  const queue = new Queue(scope, id, {
    queueName: nameOf(deployment, part),
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  })
  acknowledge(queue, 'AwsSolutions-SQS3', 'It is the dead-letter queue itself; an alarm watches that it is empty.')
  return queue
}

export interface WorkQueueProps {
  readonly deployment: Deployment
  /** Timeout of the function that works on a message. */
  readonly workTimeout: Duration
}

/** One message is one shard of feeds that are due. Messages are told again each time a shard is due, so a day is plenty. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { deployment, workTimeout }: WorkQueueProps) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', deployment, 'work-dead-letters')
    this.queue = new Queue(this, 'Queue', {
      queueName: nameOf(deployment, 'work'),
      // Six times the timeout, as AWS advises for queues that Lambda reads: a throttled batch is retried inside it.
      visibilityTimeout: Duration.seconds(workTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(1),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxReceives },
    })
  }
}
