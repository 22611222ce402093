import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type {
  ChangeStore,
  DeliveryStore,
  GateStore,
  MuteStore,
  RefusalStore,
  ReviewStore,
  SeenStore,
  ShardStore,
  WatchStore,
} from '../ports.ts'
import { dynamodbChangeStore } from './dynamodb-change-store.ts'
import { dynamodbDeliveryStore } from './dynamodb-delivery-store.ts'
import { dynamodbGateStore } from './dynamodb-gate-store.ts'
import { dynamodbMuteStore, dynamodbReviewStore } from './dynamodb-people-stores.ts'
import { dynamodbRefusalStore, dynamodbSeenStore, dynamodbShardStore } from './dynamodb-state-stores.ts'
import type { TableNames } from './dynamodb-tables.ts'
import { dynamodbWatchStore } from './dynamodb-watch-store.ts'

export interface Stores {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly seen: SeenStore
  readonly deliveries: DeliveryStore
  readonly refusals: RefusalStore
  readonly reviews: ReviewStore
  readonly mutes: MuteStore
  readonly gates: GateStore
}

/** Every store, on one client. The same code serves AWS and the embedded DynamoDB: only the client's endpoint differs. */
export const dynamodbStores = (client: DynamoDBDocumentClient, tableNames: TableNames): Stores => {
  const dynamodb = { client, tableNames }
  return {
    changes: dynamodbChangeStore(dynamodb),
    watches: dynamodbWatchStore(dynamodb),
    shards: dynamodbShardStore(dynamodb),
    seen: dynamodbSeenStore(dynamodb),
    deliveries: dynamodbDeliveryStore(dynamodb),
    refusals: dynamodbRefusalStore(dynamodb),
    reviews: dynamodbReviewStore(dynamodb),
    mutes: dynamodbMuteStore(dynamodb),
    gates: dynamodbGateStore(dynamodb),
  }
}
