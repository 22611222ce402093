import { RemovalPolicy } from 'aws-cdk-lib'
import {
  type Attribute,
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { type KeyAttribute, type TableDefinition, type TableName, tables } from '../../lib/contract.ts'
import { type Deployment, nameOf } from './deployment.ts'

const attribute = (key: KeyAttribute): Attribute => ({
  name: key.name,
  type: key.type === 'S' ? AttributeType.STRING : AttributeType.NUMBER,
})

/** The endpoints of DynamoDB take plain HTTP as well; these tables do not. */
const tlsOnly = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'TlsOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['dynamodb:*'],
    resources: ['*'],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  })

/**
 * Nobody edits or deletes an entry of the ledger, whatever its own rights. An administrator who must can remove this
 * policy first (`dynamodb:DeleteResourcePolicy`, seen in CloudTrail); the next deployment puts it back.
 */
const appendOnly = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'AppendOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
    ],
    resources: ['*'],
  })

export interface TablesProps {
  readonly deployment: Deployment
}

/** The two tables, from the definitions that the local run creates its own from (`tables` in lib/contract.ts). */
export class Tables extends Construct {
  /** The ledger: append-only, with a stream. */
  readonly changes: TableV2
  /** Watches, feeds, seen stories, delivery marks. */
  readonly state: TableV2

  constructor(scope: Construct, id: string, props: TablesProps) {
    super(scope, id)
    this.changes = this.table('changes', props.deployment, [appendOnly(), tlsOnly()])
    this.state = this.table('state', props.deployment, [tlsOnly()])
  }

  /**
   * Lets a function do exactly `actions` on a table, and query its indexes, each by name, where it may query at all.
   * `parts` are the partition keys it may do that with; `*` stands for any text.
   * @default all of them
   */
  grant(name: TableName, fn: IFunction, actions: readonly TableAction[], parts: readonly string[] = []): void {
    const { indexes }: TableDefinition = tables[name]
    const { tableArn } = this[name]
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [tableArn],
        ...(parts.length > 0 && { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': parts } } }),
      }),
    )
    if (!actions.includes('Query') || indexes.length === 0) return
    const indexArns = indexes.map((index) => `${tableArn}/index/${index.name}`)
    fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexArns }))
  }

  /** Keys and streams are encrypted with the account's own DynamoDB key: the content is public news (docs/decisions/0011). */
  private table(name: TableName, deployment: Deployment, statements: readonly PolicyStatement[]): TableV2 {
    const definition: TableDefinition = tables[name]
    const { keepData } = deployment.config
    return new TableV2(this, name === 'changes' ? 'Changes' : 'State', {
      tableName: nameOf(deployment, name),
      partitionKey: attribute(definition.partition),
      sortKey: attribute(definition.sort),
      globalSecondaryIndexes: definition.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: attribute(index.partition),
        sortKey: attribute(index.sort),
      })),
      timeToLiveAttribute: definition.ttl,
      dynamoStream: definition.stream ? StreamViewType.NEW_IMAGE : undefined,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      resourcePolicy: new PolicyDocument({ statements: [...statements] }),
    })
  }
}

export type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'BatchGetItem'
  | 'BatchWriteItem'
