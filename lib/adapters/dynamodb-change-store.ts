import { GetCommand, PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { parseChangeId } from '../changes/change-id.ts'
import { withSources } from '../changes/sources.ts'
import type { Change, Source } from '../domain.ts'
import type { ChangeStore } from '../ports.ts'
import { attempt, attemptConditional } from './dynamodb-client.ts'
import { queryAll } from './dynamodb-pages.ts'
import type { Dynamodb, Item } from './dynamodb-tables.ts'

const partition = (watchId: string, claimId: string): string => `${watchId}/${claimId}`
const place = (seq: number): string => String(seq).padStart(10, '0')
const changeEntry = (seq: number): string => `change#${place(seq)}`
const sourceEntries = (seq: number): string => `source#${place(seq)}#`

const changeItem = (change: Change): Item => ({
  claim: partition(change.watchId, change.claimId),
  entry: changeEntry(change.seq),
  month: change.detectedAt.slice(0, 7),
  detected: `${change.detectedAt}#${change.id}`,
  ...change,
})

/** A ledger entry as it was sealed: without the attributes that only serve as keys. */
const changeOf = (item: Item): Change => {
  const { claim: _claim, entry: _entry, month: _month, detected: _detected, ...change } = item
  return change as unknown as Change
}

const sourceOf = (item: Item): Source => {
  const { claim: _claim, entry: _entry, ...source } = item
  return source as unknown as Source
}

/**
 * The change a record of the table's stream is about, be it the entry itself or a story that joined it; undefined for
 * keys of another form.
 */
export const changeIdOfKeys = (keys: { readonly claim: string; readonly entry: string }): string | undefined => {
  const [, seq] = /^(?:change#|source#)(\d{10})(?:#|$)/.exec(keys.entry) ?? []
  return seq === undefined ? undefined : `${keys.claim.replace('/', ':')}:${Number(seq)}`
}

const entriesOf = (table: string, claim: string, prefix: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'claim = :claim AND begins_with(entry, :prefix)',
  ExpressionAttributeValues: { ':claim': claim, ':prefix': prefix },
  ConsistentRead: true,
})

/** `2026-03` → `2026-02`. */
const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** Where a page of `detected` goes on: in this month, below this sort key. */
interface Cursor {
  readonly month: string
  readonly below: string
}

const writeCursor = (cursor: Cursor): string => Buffer.from(`${cursor.month}|${cursor.below}`).toString('base64url')
const readCursor = (cursor: string): Cursor => {
  const [month = '', below = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  return { month, below }
}

/** Claimwatch wrote nothing before it existed: the walk through the months ends here. */
const firstMonth = '2020-01'

/** The walk starts here at the latest, whatever `until` says; a month ahead, for clocks that differ. */
const lastMonth = (): string => new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 7)

const laterOf = (a: string, b: string): string => (a > b ? a : b)
const earlierOf = (a: string, b: string): string => (a < b ? a : b)

const monthQuery = (table: string, { month, below }: Cursor, since: string, limit: number): QueryCommandInput => ({
  TableName: table,
  IndexName: 'byMonth',
  KeyConditionExpression: '#month = :month AND detected BETWEEN :since AND :below',
  ExpressionAttributeNames: { '#month': 'month' },
  ExpressionAttributeValues: { ':month': month, ':since': since, ':below': below },
  ScanIndexForward: false,
  // One more than asked for: BETWEEN includes the cursor's own entry.
  Limit: limit + 1,
})

/** Entries below the cursor, and where to go on: in the same month while it has more, else in the month before. */
const readMonth = async (dynamodb: Dynamodb, cursor: Cursor, since: string, limit: number) => {
  const query = monthQuery(dynamodb.tableNames.changes, cursor, since, limit)
  const page = await attempt('read the latest changes', () => dynamodb.client.send(new QueryCommand(query)))
  const items = (page.Items ?? []).filter((item) => item['detected'] !== cursor.below).slice(0, limit)
  const end = items.at(-1)
  const goesOn = end !== undefined && (page.LastEvaluatedKey !== undefined || items.length === limit)
  const next = goesOn
    ? { month: cursor.month, below: String(end['detected']) }
    : { month: monthBefore(cursor.month), below: cursor.below }
  return { changes: items.map(changeOf), next }
}

const detected =
  (dynamodb: Dynamodb): ChangeStore['detected'] =>
  async ({ since, until, limit, cursor }) => {
    const found: Change[] = []
    const oldest = laterOf(since.slice(0, 7), firstMonth)
    const start = { month: earlierOf(until.slice(0, 7), lastMonth()), below: until }
    let at: Cursor = cursor === undefined ? start : readCursor(cursor)
    while (at.month >= oldest && found.length < limit) {
      const { changes, next } = await readMonth(dynamodb, at, since, limit - found.length)
      found.push(...changes)
      at = next
    }
    return at.month < oldest ? { changes: found } : { changes: found, cursor: writeCursor(at) }
  }

/** The ledger in the `changes` table. */
export const dynamodbChangeStore = (dynamodb: Dynamodb): ChangeStore => {
  const { client, tableNames } = dynamodb
  const table = tableNames.changes
  const putOnce = (action: string, item: Item) =>
    attemptConditional(action, () =>
      client.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(claim)' })),
    )
  const entries = (claim: string, prefix: string) => queryAll(client, entriesOf(table, claim, prefix))
  return {
    newest: async (watchId, claimId) => {
      const query = { ...entriesOf(table, partition(watchId, claimId), 'change#'), ScanIndexForward: false, Limit: 1 }
      const page = await attempt('read the ledger', () => client.send(new QueryCommand(query)))
      return page.Items?.[0] === undefined ? undefined : changeOf(page.Items[0])
    },
    append: (change) => putOnce('write a change', changeItem(change)),
    join: (watchId, claimId, seq, source) => {
      const keys = { claim: partition(watchId, claimId), entry: `${sourceEntries(seq)}${source.storyId}` }
      return putOnce('write a source', { ...keys, ...source })
    },
    history: async (watchId, claimId) => {
      const claim = partition(watchId, claimId)
      const [changes, sources] = await Promise.all([entries(claim, 'change#'), entries(claim, 'source#')])
      const joined = (change: Change) =>
        sources.filter((item) => String(item['entry']).startsWith(sourceEntries(change.seq))).map(sourceOf)
      return changes.map(changeOf).map((change) => withSources(change, joined(change)))
    },
    detected: detected(dynamodb),
    find: async (changeId) => {
      const at = parseChangeId(changeId)
      if (at === undefined) return undefined
      const claim = partition(at.watchId, at.claimId)
      const get = new GetCommand({ TableName: table, Key: { claim, entry: changeEntry(at.seq) }, ConsistentRead: true })
      const [found, joined] = await Promise.all([
        attempt('read a change', () => client.send(get)),
        entries(claim, sourceEntries(at.seq)),
      ])
      return found.Item === undefined ? undefined : withSources(changeOf(found.Item), joined.map(sourceOf))
    },
  }
}
