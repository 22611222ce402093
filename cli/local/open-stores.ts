import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores, type Stores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { endpointFile, localTables } from './environment.ts'

/**
 * The stores of a data folder (or of nothing: in memory), open while `work` runs. When a running pipeline holds the
 * folder, its database is asked. Fails with STORE_LOCKED when the holder cannot be asked.
 */
export const withStores = async <T>(folder: string | undefined, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const database = folder === undefined ? await startEmbeddedDynamodb() : await openFolder(resolve(folder))
  const client = dynamodbClient({ endpoint: database.endpoint, embedded: true })
  try {
    await createTables(client, localTables)
    return await work(dynamodbStores(client, localTables))
  } finally {
    client.destroy()
    await database.stop()
  }
}

const openFolder = async (folder: string): Promise<EmbeddedDynamodb> => {
  try {
    return await startEmbeddedDynamodb({ folder })
  } catch (error) {
    if (!(error instanceof ClaimwatchError) || error.code !== 'STORE_LOCKED') throw error
    const endpoint = await readFile(endpointFile(folder), 'utf8').catch(() => undefined)
    if (endpoint === undefined) throw error
    return { endpoint, stop: async () => undefined }
  }
}
