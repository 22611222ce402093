import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { TableName } from '../contract.ts'

/** The name of each table in the account. */
export type TableNames = Readonly<Record<TableName, string>>

/** What every DynamoDB store is made from. */
export interface Dynamodb {
  readonly client: DynamoDBDocumentClient
  readonly tableNames: TableNames
}

export type Item = Record<string, unknown>

/** Epoch seconds, for the table's TTL attribute. DynamoDB deletes some time after it. */
export const expiresIn = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds

/** Asks for a whole partition of the `state` table. */
export const partitionOf = (table: string, part: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'part = :part',
  ExpressionAttributeValues: { ':part': part },
  ConsistentRead: true,
})
