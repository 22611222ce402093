import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { grantedActions } from './granted-actions.ts'
import { aTemplate, resourcesOf, type Statement } from './synthesize.ts'

const [off, read, write] = [
  aTemplate({ tokenAccess: 'off' }),
  aTemplate({ tokenAccess: 'read' }),
  aTemplate({ tokenAccess: 'write' }),
]
const routesOf = (template: typeof read) =>
  resourcesOf(template, 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => String(Properties['RouteKey']))
    .sort()

/** Functions, by the name of their construct, whose role may read the secret of the tokens. */
const readersOf = (template: typeof read) =>
  resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, policy]) =>
      (policy.Properties['PolicyDocument'] as { Statement: Statement[] }).Statement.some(
        ({ Action, Resource }) =>
          Action === 'secretsmanager:GetSecretValue' && JSON.stringify(Resource).startsWith('{"Ref":"TokensSecret'),
      ),
    )
    .map(([id]) => id.replace(/RoleDefaultPolicy\w+$/, ''))
    .sort()

describe('a stage with tokens off', () => {
  test('has no public address, no secret for tokens and no function that writes for callers', () => {
    off.resourceCountIs('AWS::ApiGatewayV2::Api', 0)
    expect(readersOf(off)).toEqual([])
    expect(JSON.stringify(off.toJSON())).not.toContain('claimwatch-prod-review')
  })
})

describe('a stage whose tokens may read, as it is unless asked otherwise', () => {
  test('sends everything to query, which cannot write: its role has no action that does', () => {
    expect(routesOf(read)).toEqual(['$default'])
    expect([...grantedActions(read, 'query')].filter((grant) => !/^(Query|GetItem|BatchGetItem) /.test(grant))).toEqual(
      [],
    )
    expect(JSON.stringify(read.toJSON())).not.toContain('claimwatch-prod-review')
  })

  test('begins without a token: the secret is empty until somebody fills it', () => {
    expect(readersOf(read)).toEqual(['Api'])
    read.hasResource('AWS::SecretsManager::Secret', {
      Properties: { SecretString: '{}', Description: Match.stringLikeRegexp('^Tokens') },
      DeletionPolicy: 'Retain',
    })
  })
})

describe('a stage whose tokens may write', () => {
  test('sends what is posted to review, whose role writes no more than the calls need', () => {
    expect(routesOf(write)).toEqual(['$default', 'POST /{proxy+}'])
    expect([...grantedActions(write, 'query')].filter((grant) => /Put|Update|Delete|BatchWrite/.test(grant))).toEqual(
      [],
    )
    expect(
      [...grantedActions(write, 'review')].filter((grant) => !/^(Query|GetItem|BatchGetItem) /.test(grant)).sort(),
    ).toEqual(['PutItem changes', 'PutItem state'])
    expect(readersOf(write)).toEqual(['Api', 'Review'])
  })

  test('bounds what strangers can cause, and logs who asked for what without their tokens', () => {
    write.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('identity.sourceIp') },
    })
    expect(JSON.stringify(resourcesOf(write, 'AWS::ApiGatewayV2::Stage'))).not.toMatch(
      /header|queryString|authorization/i,
    )
  })

  test('lets the gateway call these two functions, each for its own route only', () => {
    const permissions = resourcesOf(write, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties)
    expect(permissions).toHaveLength(2)
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('apigateway.amazonaws.com')
      expect(JSON.stringify(SourceArn)).toMatch(/"Ref":"GatewayApi\w+"/)
    }
  })
})
