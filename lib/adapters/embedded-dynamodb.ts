import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import dynalite from 'dynalite'
import { Level } from 'level'
import { ClaimwatchError } from '../errors.ts'

export interface EmbeddedDynamodb {
  /** For `AWS_ENDPOINT_URL_DYNAMODB` or `dynamodbClient({ endpoint })`. */
  readonly endpoint: string
  stop(): Promise<void>
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && ((error as NodeJS.ErrnoException).code === code || hasCode(error.cause, code))

/**
 * The database's own lock is one of the operating system: it ends with its process, so a killed run leaves nothing to
 * clean up. dynalite opens its folder unattended and reports no failure, hence this first opening.
 */
const refuseWhenLocked = async (path: string, folder: string): Promise<void> => {
  const probe = new Level(path)
  try {
    await probe.open()
  } catch (cause) {
    if (hasCode(cause, 'LEVEL_LOCKED'))
      throw new ClaimwatchError('STORE_LOCKED', `the data folder ${folder} is in use by another process`, { cause })
    throw new ClaimwatchError('STORE_UNAVAILABLE', `the data folder ${folder} cannot be opened`, { cause })
  }
  await probe.close()
}

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new ClaimwatchError('STORE_UNAVAILABLE', `the data folder ${folder} cannot be made`, { cause })
  }
}

/**
 * DynamoDB on this machine, on a free loopback port. With `folder` it keeps its tables there (one process at a time,
 * else STORE_LOCKED); without, in memory. No streams, no transactions, no TTL: the ledger needs none of them.
 */
export const startEmbeddedDynamodb = async (options: { folder?: string } = {}): Promise<EmbeddedDynamodb> => {
  const { folder } = options
  const path = folder === undefined ? undefined : join(folder, 'dynamodb')
  if (folder !== undefined && path !== undefined) {
    await makeFolder(folder)
    await refuseWhenLocked(path, folder)
  }
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, ...(path !== undefined && { path }) })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined || error === null ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
