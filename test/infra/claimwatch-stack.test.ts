import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { feedsPerShard, functionNames, tables } from '../../lib/contract.ts'
import { asList, aTemplate, resourcesOf, type Statement } from './synthesize.ts'

const template = aTemplate()

describe('the path of the data', () => {
  test('a schedule runs dispatch every minute and sweep every quarter of an hour', () => {
    const rates = resourcesOf(template, 'AWS::Scheduler::Schedule').map(([, s]) => s.Properties['ScheduleExpression'])
    expect(rates.sort()).toEqual(['rate(1 minute)', 'rate(15 minutes)'])
  })

  test('poll takes one shard at a time from the work queue and says which message failed', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 20 },
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PollerWorkQueue'), 'Arn'] },
    })
    expect(feedsPerShard).toBe(50)
  })

  test('a message that fails four times waits in the dead letters for 14 days', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'claimwatch-prod-work',
      VisibilityTimeout: 540,
      RedrivePolicy: { maxReceiveCount: 4 },
    })
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'claimwatch-prod-work-dead-letters',
      MessageRetentionPeriod: 1_209_600,
    })
  })

  test('notify reads what is added to the ledger, and a batch that it gives up is kept whole in S3', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 72_000,
      MaximumRetryAttempts: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: {
        Filters: [{ Pattern: '{"eventName":["INSERT"]}' }],
      },
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^NotifierFailures'), 'Arn'] } },
      },
    })
  })

  test('the function URL answers signed requests only', () => {
    template.resourceCountIs('AWS::Lambda::Url', 1)
    template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' })
    const callers = resourcesOf(template, 'AWS::Lambda::Permission').map(
      ([, { Properties }]) => Properties['Principal'],
    )
    expect(new Set(callers)).toEqual(new Set(['apigateway.amazonaws.com']))
  })
})

describe('the tables', () => {
  test.each(Object.entries(tables))('%s has the keys and indexes of the contract', (name, definition) => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      TableName: `claimwatch-prod-${name}`,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: definition.partition.name, KeyType: 'HASH' },
        { AttributeName: definition.sort.name, KeyType: 'RANGE' },
      ],
    })
    const [, table] = resourcesOf(template, 'AWS::DynamoDB::GlobalTable').find(
      ([, resource]) => resource.Properties['TableName'] === `claimwatch-prod-${name}`,
    ) as [string, { Properties: Record<string, unknown[]> }]
    const indexNames = (table.Properties['GlobalSecondaryIndexes'] ?? []) as { IndexName: string }[]
    expect(indexNames.map((index) => index.IndexName)).toEqual(definition.indexes.map((index) => index.name))
    expect(table.Properties['StreamSpecification'] !== undefined).toBe(definition.stream)
    const forgets = 'ttl' in definition ? { AttributeName: definition.ttl, Enabled: true } : undefined
    expect(table.Properties['TimeToLiveSpecification']).toEqual(forgets)
  })

  test('both can be restored to any second of 35 days and are not deleted with the stack', () => {
    const all = resourcesOf(template, 'AWS::DynamoDB::GlobalTable')
    expect(all).toHaveLength(2)
    template.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        }),
      ],
    })
    template.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Retain' })
  })

  test('both refuse connections without TLS', () => {
    const denied = Match.objectLike({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'dynamodb:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })
    template.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [
        Match.objectLike({
          ResourcePolicy: { PolicyDocument: Match.objectLike({ Statement: Match.arrayWith([denied]) }) },
        }),
      ],
    })
  })

  test('nobody may update or delete an entry of the ledger', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      TableName: 'claimwatch-prod-changes',
      Replicas: [
        Match.objectLike({
          ResourcePolicy: {
            PolicyDocument: Match.objectLike({
              Statement: Match.arrayWith([
                Match.objectLike({
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Action: [
                    'dynamodb:UpdateItem',
                    'dynamodb:DeleteItem',
                    'dynamodb:BatchWriteItem',
                    'dynamodb:PartiQLUpdate',
                    'dynamodb:PartiQLDelete',
                  ],
                }),
              ]),
            }),
          },
        }),
      ],
    })
  })
})

const statements = (): Statement[] =>
  ['AWS::IAM::Policy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'].flatMap((type) =>
    resourcesOf(template, type).flatMap(
      ([, policy]) => (policy.Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
    ),
  )

describe('rights', () => {
  test('no allowed action has a wildcard', () => {
    const wild = statements().filter(
      (statement) => statement.Effect === 'Allow' && asList(statement.Action).some((action) => action.includes('*')),
    )
    expect(wild).toEqual([])
  })

  test('only tracing, which has no resources, is allowed on all', () => {
    const everywhere = statements().filter((statement) => statement.Effect === 'Allow' && statement.Resource === '*')
    const actions = new Set(everywhere.flatMap((statement) => asList(statement.Action)))
    expect([...actions].sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'])
  })

  test('the secret of Slack and webhooks is read by who sends alerts, and by nobody else', () => {
    const readers = resourcesOf(template, 'AWS::IAM::Policy').filter(([, policy]) =>
      (policy.Properties['PolicyDocument'] as { Statement: Statement[] }).Statement.some(
        ({ Action, Resource }) =>
          Action === 'secretsmanager:GetSecretValue' && JSON.stringify(Resource).startsWith('{"Ref":"ChannelsSecret'),
      ),
    )
    expect(readers.map(([id]) => id.replace(/RoleDefaultPolicy\w+$/, '')).sort()).toEqual(['Notifier', 'ScheduleSweep'])
    const secretActions = statements().flatMap(({ Action }) => asList(Action).filter((one) => /^secrets/.test(one)))
    expect(secretActions).toHaveLength(4)
  })

  test('its value is put there by people: no template and no environment holds it', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', { SecretString: '{}' })
    const sending = resourcesOf(template, 'AWS::Lambda::Function').map(([, fn]) => [
      String(fn.Properties['FunctionName']).replace('claimwatch-prod-', ''),
      JSON.stringify(fn.Properties['Environment']).includes('"CLAIMWATCH_CHANNELS_SECRET":{"Ref":"ChannelsSecret'),
    ])
    expect(
      sending
        .filter(([, has]) => has)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['notify', 'sweep'])
  })

  test('a stage without Slack, webhooks and tokens has no secret', () => {
    const bare = aTemplate({ privateChannels: false, tokenAccess: 'off' })
    bare.resourceCountIs('AWS::SecretsManager::Secret', 0)
  })

  test('no role has a managed policy', () => {
    for (const [, role] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(role.Properties['ManagedPolicyArns']).toBeUndefined()
    }
  })

  test('queues, topics and the bucket refuse connections without TLS', () => {
    const guarded = statements().filter(
      (statement) => statement.Effect === 'Deny' && JSON.stringify(statement).includes('"aws:SecureTransport":"false"'),
    )
    const count = (type: string) => resourcesOf(template, type).length
    expect(guarded).toHaveLength(count('AWS::SQS::Queue') + count('AWS::SNS::Topic') + count('AWS::S3::Bucket'))
  })
})

describe('every function', () => {
  test.each(functionNames)('%s runs on Node 24 and arm64, is traced, and logs JSON to a group that forgets', (name) => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `claimwatch-prod-${name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
    })
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/claimwatch/prod/${name}`,
      RetentionInDays: 30,
    })
  })

  test('there is no function besides those of the contract', () => {
    template.resourceCountIs('AWS::Lambda::Function', functionNames.length)
  })
})
