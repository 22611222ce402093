import {
  CreateTableCommand,
  type CreateTableCommandInput,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type KeyAttribute, type TableDefinition, type TableName, tables } from '../contract.ts'
import { attempt } from './dynamodb-client.ts'
import type { TableNames } from './dynamodb-tables.ts'

const keySchema = (partition: KeyAttribute, sort: KeyAttribute) => [
  { AttributeName: partition.name, KeyType: 'HASH' as const },
  { AttributeName: sort.name, KeyType: 'RANGE' as const },
]

const tableRequest = (name: string, table: TableDefinition): CreateTableCommandInput => {
  const keys = [table, ...table.indexes].flatMap(({ partition, sort }) => [partition, sort])
  const indexes = table.indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.partition, index.sort),
    Projection: { ProjectionType: 'ALL' as const },
  }))
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table.partition, table.sort),
    AttributeDefinitions: keys.map((key) => ({ AttributeName: key.name, AttributeType: key.type })),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
  }
}

const createTable = async (client: DynamoDBDocumentClient, request: CreateTableCommandInput): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(request))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: request.TableName })
}

/** Creates the tables that do not exist yet, from the definitions the stack uses. Fails with STORE_UNAVAILABLE. */
export const createTables = async (client: DynamoDBDocumentClient, tableNames: TableNames): Promise<void> => {
  const names = Object.keys(tables) as TableName[]
  await Promise.all(
    names.map((name) =>
      attempt(`create the table ${tableNames[name]}`, () =>
        createTable(client, tableRequest(tableNames[name], tables[name])),
      ),
    ),
  )
}
