import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { TableName } from '../contract.ts'

/** The name of each table in the account. */
export type TableNames = Readonly<Record<TableName, string>>

/** What every DynamoDB store is made from. */
export interface Dynamodb {
  readonly client: DynamoDBDocumentClient
  readonly tableNames: TableNames
}

export type Item = Record<string, unknown>
