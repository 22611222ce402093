import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import type { TableNames } from '../../lib/adapters/dynamodb-tables.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'

let tablesMade = 0

/** The real adapter on a real SDK over HTTP, with tables of its own. Call `stop` at the end. */
export const embeddedStores = async (options: { folder?: string; tableNames?: TableNames } = {}) => {
  const embedded = await startEmbeddedDynamodb(options)
  const client = dynamodbClient({ endpoint: embedded.endpoint, embedded: true })
  tablesMade += 1
  const tableNames = options.tableNames ?? { changes: `changes-${tablesMade}`, state: `state-${tablesMade}` }
  await createTables(client, tableNames)
  return {
    ...dynamodbStores(client, tableNames),
    client,
    tableNames,
    endpoint: embedded.endpoint,
    stop: async () => {
      client.destroy()
      await embedded.stop()
    },
  }
}
