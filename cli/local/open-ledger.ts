import { resolve } from 'node:path'
import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores, type Stores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { localTables } from './environment.ts'

/** The database of a data folder (or of nothing: in memory), open while `work` runs. Fails with STORE_LOCKED. */
export const withLedger = async <T>(folder: string | undefined, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const database = await startEmbeddedDynamodb(folder === undefined ? {} : { folder: resolve(folder) })
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  try {
    await createTables(client, localTables)
    return await work(dynamodbStores(client, localTables))
  } finally {
    client.destroy()
    await database.stop()
  }
}
