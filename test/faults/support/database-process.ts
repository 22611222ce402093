import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createTables } from '../../../lib/adapters/create-tables.ts'
import { dynamodbStores } from '../../../lib/adapters/dynamodb.ts'
import { dynamodbClient } from '../../../lib/adapters/dynamodb-client.ts'

const names = { changes: 'changes', state: 'state' } as const
const cli = createRequire(import.meta.url).resolve('dynalite/cli.js')

/** The embedded database in a process of its own, so that the memory measured in this one is the pipeline's. */
export const startDatabaseProcess = async (folder: string) => {
  const port = 20_000 + (process.pid % 20_000)
  const args = [cli, '--port', String(port), '--host', '127.0.0.1', '--path', folder, '--createTableMs', '0']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const client = dynamodbClient({ endpoint: `http://127.0.0.1:${port}`, embedded: true })
  await createTables(client, names)
  return {
    ...dynamodbStores(client, names),
    client,
    tableNames: names,
    stop: async () => {
      client.destroy()
      child.kill()
      await once(child, 'exit')
    },
  }
}
