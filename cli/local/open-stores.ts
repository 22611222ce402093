import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createTables } from '../../lib/adapters/create-tables.ts'
import { dynamodbStores, type Stores } from '../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../lib/adapters/dynamodb-client.ts'
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../lib/adapters/embedded-dynamodb.ts'
import { nameInStage } from '../../lib/contract.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import type { StorePlace } from '../store-place.ts'
import { endpointFile, localTables } from './environment.ts'

type Work<T> = (stores: Stores) => Promise<T>

/**
 * The stores of a data folder, or of a stage in AWS with the user's own credentials, open while `work` runs. Fails with
 * STORE_LOCKED when another process holds the folder and cannot be asked.
 */
export const withStores = <T>({ data, stage, endpoint }: StorePlace, work: Work<T>): Promise<T> => {
  if (stage !== undefined) return withStage(stage, endpoint, work)
  if (endpoint !== undefined) throw new ClaimwatchError('USAGE', '--endpoint needs --stage, which names the tables')
  return withDatabase(() => openFolder(resolve(data)), work)
}

/** Stores in memory, gone when `work` ends. */
export const withMemoryStores = <T>(work: Work<T>): Promise<T> => withDatabase(startEmbeddedDynamodb, work)

/** What may be asked is decided in AWS: the tables are made by the stack, and by it alone. */
const withStage = async <T>(stage: string, endpoint: string | undefined, work: Work<T>): Promise<T> => {
  const client = dynamodbClient(endpoint === undefined ? {} : { endpoint })
  try {
    const tables = { changes: nameInStage(stage, 'changes'), state: nameInStage(stage, 'state') }
    return await work(dynamodbStores(client, tables))
  } catch (error) {
    if (!lacksTable(error)) throw error
    throw new ClaimwatchError('STAGE_NOT_FOUND', `there is no stage ${stage} in this account and region`)
  } finally {
    client.destroy()
  }
}

const lacksTable = (error: unknown): boolean =>
  error instanceof ClaimwatchError && error.cause instanceof Error && error.cause.name === 'ResourceNotFoundException'

/** When a running pipeline holds the folder, its database is asked. */
const withDatabase = async <T>(open: () => Promise<EmbeddedDynamodb>, work: Work<T>): Promise<T> => {
  const database = await open()
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
