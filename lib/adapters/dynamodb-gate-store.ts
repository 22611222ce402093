import { createHash } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { GateStore } from '../ports.ts'
import { attempt } from './dynamodb-client.ts'
import { type Dynamodb, expiresIn, type Item } from './dynamodb-tables.ts'

/** Bytes of one item; DynamoDB takes 400 kB with the names of its attributes. */
const chunkBytes = 380_000
/** What nobody renews is built anew after this time. */
const keptSeconds = 60 * 86_400

/** Says which chunks are the gate: written when they are all there. */
const newestKey = { part: 'gate', name: 'newest' }
const chunkKey = (id: string, chunk: number): Item => ({ part: `gate#${id}`, name: String(chunk).padStart(4, '0') })

/** The gate in the `state` table, cut into items whose keys hold its hash: two writers never mix their chunks. */
export const dynamodbGateStore = ({ client, tableNames }: Dynamodb): GateStore => {
  const read = async (key: Item): Promise<Item | undefined> => {
    const get = new GetCommand({ TableName: tableNames.state, Key: key, ConsistentRead: true })
    return (await attempt('read the gate', () => client.send(get))).Item
  }
  const write = (item: Item) =>
    attempt('write the gate', () => client.send(new PutCommand({ TableName: tableNames.state, Item: item })))
  return {
    load: async () => {
      const newest = await read(newestKey)
      if (newest === undefined) return undefined
      const keys = Array.from({ length: newest['chunks'] as number }, (_, at) => chunkKey(String(newest['id']), at))
      const chunks = (await Promise.all(keys.map(read))).map((item) => item?.['bytes'] as Uint8Array | undefined)
      const found = chunks.filter((chunk) => chunk !== undefined)
      return found.length === keys.length ? Uint8Array.from(Buffer.concat(found)) : undefined
    },
    save: async (gate) => {
      const id = createHash('sha256').update(gate).digest('hex').slice(0, 32)
      const expires = expiresIn(keptSeconds)
      const chunks = Math.ceil(gate.length / chunkBytes)
      for (let at = 0; at < chunks; at += 1) {
        const bytes = gate.subarray(at * chunkBytes, (at + 1) * chunkBytes)
        await write({ ...chunkKey(id, at), bytes, expires })
      }
      await write({ ...newestKey, id, chunks, expires })
    },
  }
}
