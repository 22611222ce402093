import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { env } from '../lib/contract.ts'
import type { StageConfig } from './config.ts'
import { AlertTopics } from './constructs/alert-topic.ts'
import type { Deployment } from './constructs/deployment.ts'
import { Monitoring } from './constructs/monitoring.ts'
import { Notifier } from './constructs/notifier.ts'
import { OwnersSecret } from './constructs/owners-secret.ts'
import { Poller } from './constructs/poller.ts'
import { QueryApi } from './constructs/query-api.ts'
import { ReviewFunction } from './constructs/review-function.ts'
import { PipelineSchedule } from './constructs/schedule.ts'
import { Tables } from './constructs/tables.ts'
import { TokenGateway } from './constructs/token-gateway.ts'
import { WatchLoader } from './constructs/watch-loader.ts'

export interface ClaimwatchStackProps extends StackProps {
  readonly config: StageConfig
  /** Folder with one subfolder of bundled code per function: `dist/`. */
  readonly codeFolder: string
}

/** The pipeline: schedule → dispatch → work queue → poll → change ledger → notify → topic, and a query API. */
export class ClaimwatchStack extends Stack {
  constructor(scope: Construct, id: string, props: ClaimwatchStackProps) {
    super(scope, id, props)
    const deployment = { config: props.config, codeFolder: props.codeFolder }
    const tables = new Tables(this, 'Tables', { deployment })
    const topics = new AlertTopics(this, 'Topics', { deployment })
    const channels = props.config.privateChannels
      ? new OwnersSecret(this, 'Channels', {
          deployment,
          description: 'Slack and webhook targets of Claimwatch: slackUrl, webhookUrl, webhookSecrets.',
          rotation: 'A key is exchanged with the receiver: both keys sign until it knows the new one (docs/deploy.md).',
          variable: env.channelsSecret,
        })
      : undefined
    const poller = new Poller(this, 'Poller', { deployment, tables })
    const schedule = new PipelineSchedule(this, 'Schedule', {
      ...{ deployment, tables, topics, channels },
      work: poller.work.queue,
    })
    const notifier = new Notifier(this, 'Notifier', { deployment, tables, topics, channels })
    const api = new QueryApi(this, 'Api', { deployment, tables })
    const byToken = this.tokenAccess(deployment, tables, api.fn)
    const watches = new WatchLoader(this, 'Watches', { deployment, tables })
    new Monitoring(this, 'Monitoring', {
      deployment,
      topics,
      functions: {
        dispatch: schedule.dispatch.fn,
        poll: poller.fn,
        notify: notifier.fn,
        sweep: schedule.sweep.fn,
        query: api.fn,
        'load-watches': watches.fn,
        ...(byToken?.review && { review: byToken.review }),
      },
      ...(byToken && { apiFailures: byToken.gateway.failures }),
      work: poller.work.queue,
      workDeadLetters: poller.work.deadLetters,
      scheduleDeadLetters: schedule.deadLetters,
      mappingId: notifier.mappingId,
    })
    this.tag(props.config)
    new CfnOutput(this, 'WatchesLoaded', { value: watches.outcome, description: 'Watches loaded and refused.' })
    if (channels !== undefined)
      new CfnOutput(this, 'ChannelsSecret', {
        value: channels.secret.secretArn,
        description: 'Where to put Slack and webhook targets.',
      })
    new CfnOutput(this, 'QueryUrl', { value: api.url.url, description: 'The query API; sign requests with IAM.' })
  }

  /** The address for tokens, its secret, and the function that writes where tokens may. */
  private tokenAccess(deployment: Deployment, tables: Tables, query: LambdaFunction) {
    const { tokenAccess } = deployment.config
    if (tokenAccess === 'off') return undefined
    const tokens = new OwnersSecret(this, 'Tokens', {
      deployment,
      description: 'Tokens of the page and the API of Claimwatch: name, right and SHA-256 of each.',
      rotation:
        'It holds digests of tokens that people carry: only they can take a new one into use. Old and new count together until then (docs/deploy.md).',
      variable: env.tokensSecret,
    })
    tokens.grantRead(query)
    const review = tokenAccess === 'write' ? new ReviewFunction(this, 'Review', { deployment, tables }).fn : undefined
    if (review !== undefined) {
      tokens.grantRead(review)
      query.addEnvironment(env.reviewing, 'on')
    }
    const gateway = new TokenGateway(this, 'Gateway', { deployment, query, review })
    new CfnOutput(this, 'PublicUrl', { value: gateway.url, description: 'Page, API and feeds, by token.' })
    new CfnOutput(this, 'TokensSecret', { value: tokens.secret.secretArn, description: 'Where to put tokens.' })
    return { gateway, review }
  }

  private tag(config: StageConfig): void {
    Tags.of(this).add('app', 'claimwatch')
    Tags.of(this).add('stage', config.stage)
    Tags.of(this).add('cost-center', `claimwatch-${config.stage}`)
  }
}
