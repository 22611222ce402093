import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { attempt } from './dynamodb-client.ts'
import type { Item } from './dynamodb-tables.ts'

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

/** Every item a query finds, over all its pages. */
export const queryAll = async (client: DynamoDBDocumentClient, query: QueryCommandInput): Promise<Item[]> => {
  const items: Item[] = []
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await attempt(`query ${query.TableName}`, () =>
      client.send(new QueryCommand({ ...query, ExclusiveStartKey: from })),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return items
}

/** Keys per BatchGetItem, by the service's limit. */
const keysPerRead = 100
/** Items per BatchWriteItem, by the service's limit. */
const itemsPerWrite = 25
/** Rounds for what a throttled table left undone; each request already has the SDK's own retries behind it. */
const rounds = 8

const pauseBeforeRound = (round: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** round))

const readChunk = async (client: DynamoDBDocumentClient, table: string, keys: Item[], names?: readonly string[]) => {
  const found: Item[] = []
  const aliases = Object.fromEntries((names ?? []).map((name, index) => [`#n${index}`, name]))
  const shape =
    names === undefined
      ? {}
      : { ProjectionExpression: Object.keys(aliases).join(', '), ExpressionAttributeNames: aliases }
  let open: Item[] = keys
  for (let round = 0; open.length > 0; round += 1) {
    if (round === rounds) throw new Error(`${open.length} keys of ${table} stayed unread`)
    if (round > 0) await pauseBeforeRound(round)
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: open, ...shape } } }))
    found.push(...(answer.Responses?.[table] ?? []))
    open = answer.UnprocessedKeys?.[table]?.Keys ?? []
  }
  return found
}

/** The given attributes, or all, of those keys that exist, in no order. */
export const readKeys = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Item[],
  names?: readonly string[],
): Promise<Item[]> => {
  const chunks = chunksOf(keys, keysPerRead)
  const read = (chunk: Item[]) => attempt(`read from ${table}`, () => readChunk(client, table, chunk, names))
  return (await Promise.all(chunks.map(read))).flat()
}

const writeChunk = async (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  let open = items.map((item) => ({ PutRequest: { Item: item } }))
  for (let round = 0; open.length > 0; round += 1) {
    if (round === rounds) throw new Error(`${open.length} items of ${table} stayed unwritten`)
    if (round > 0) await pauseBeforeRound(round)
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: open } }))
    open = (answer.UnprocessedItems?.[table] ?? []) as typeof open
  }
}

/** Writes or replaces items, 25 to a request. */
export const writeItems = async (
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly Item[],
): Promise<void> => {
  for (const chunk of chunksOf(items, itemsPerWrite))
    await attempt(`write to ${table}`, () => writeChunk(client, table, chunk))
}
