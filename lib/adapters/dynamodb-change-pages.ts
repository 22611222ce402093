import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Change, Source } from '../domain.ts'
import type { DetectedRange } from '../ports.ts'
import { changeEntry, changeOf, partition, sourceEntries, sourceOf } from './dynamodb-change-items.ts'
import { attempt } from './dynamodb-client.ts'
import { queryAll } from './dynamodb-pages.ts'
import type { Dynamodb, Item } from './dynamodb-tables.ts'

/** Place in the order of `detected`: that of the indexes. */
const detectedKey = ({ detectedAt, id }: Pick<Change, 'detectedAt' | 'id'>): string => `${detectedAt}#${id}`

const earlierOf = (a: string, b: string): string => (a < b ? a : b)

/** Sort keys of the range: from `since` up to `below`, which no entry of the answer has. */
const boundsOf = ({ since, until, after }: DetectedRange) => ({
  since,
  below: after === undefined ? until : earlierOf(until, detectedKey(after)),
})

/** Reads a query to its end or until `limit` items that `keep` lets through. */
const readUpTo = async (
  dynamodb: Dynamodb,
  query: QueryCommandInput,
  limit: number,
  keep: (item: Item) => boolean,
): Promise<readonly Change[]> => {
  const found: Item[] = []
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    // One more than asked for: the bounds of an index include the last entry of the page before.
    const command = new QueryCommand({ ...query, Limit: limit - found.length + 1, ExclusiveStartKey: from })
    const page = await attempt('read the latest changes', () => dynamodb.client.send(command))
    found.push(...(page.Items ?? []).filter(keep))
    from = page.LastEvaluatedKey
  } while (from !== undefined && found.length < limit)
  return found.slice(0, limit).map(changeOf)
}

/** One partition of an index, newest detection first. */
const readIndex = (dynamodb: Dynamodb, index: 'byMonth' | 'byWatch', value: string, range: DetectedRange) => {
  const { since, below } = boundsOf(range)
  const query: QueryCommandInput = {
    TableName: dynamodb.tableNames.changes,
    IndexName: index,
    KeyConditionExpression: '#part = :part AND detected BETWEEN :since AND :below',
    ExpressionAttributeNames: { '#part': index === 'byMonth' ? 'month' : 'watchId' },
    ExpressionAttributeValues: { ':part': value, ':since': since, ':below': below },
    ScanIndexForward: false,
  }
  return since > below
    ? Promise.resolve([])
    : readUpTo(dynamodb, query, range.limit, (item) => item['detected'] !== below)
}

/** Entries of one claim, newest first: by their place in the ledger, which needs no index. */
const readClaim = (dynamodb: Dynamodb, claim: string, seq: number | undefined, range: DetectedRange) => {
  const { since, below } = boundsOf(range)
  const last = seq === undefined ? 'change#~' : changeEntry(seq - 1)
  const query: QueryCommandInput = {
    TableName: dynamodb.tableNames.changes,
    KeyConditionExpression: 'claim = :claim AND entry BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':claim': claim, ':first': changeEntry(0), ':last': last },
    ScanIndexForward: false,
  }
  return readUpTo(dynamodb, query, range.limit, (item) => {
    const key = String(item['detected'])
    return key >= since && (seq === undefined ? key < below : key < range.until)
  })
}

/** Claimwatch wrote nothing before it existed: the walk through the months ends here. */
const firstMonth = '2020-01'

/** The walk starts here at the latest, whatever `until` says; a month ahead, for clocks that differ. */
const lastMonth = (): string => new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 7)

/** `2026-03` → `2026-02`. */
const monthBefore = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

const monthsOf = (range: DetectedRange): string[] => {
  const { since, below } = boundsOf(range)
  const oldest = since > firstMonth ? since.slice(0, 7) : firstMonth
  const months: string[] = []
  for (let at = earlierOf(below.slice(0, 7), lastMonth()); at >= oldest; at = monthBefore(at)) months.push(at)
  return months
}

/** Month by month, then two, four, eight at once: a busy table answers from one, a silence of years is soon crossed. */
const readMonths = async (dynamodb: Dynamodb, range: DetectedRange): Promise<readonly Change[]> => {
  const months = monthsOf(range)
  const found: Change[] = []
  for (let stride = 1; months.length > 0 && found.length < range.limit; stride *= 2) {
    const next = months.splice(0, stride)
    const pages = await Promise.all(next.map((month) => readIndex(dynamodb, 'byMonth', month, range)))
    found.push(...pages.flat())
  }
  return found.slice(0, range.limit)
}

export const detectedEntries = (dynamodb: Dynamodb, range: DetectedRange): Promise<readonly Change[]> => {
  const { watchId, claimId, after } = range
  if (watchId === undefined) return readMonths(dynamodb, range)
  if (claimId === undefined) return readIndex(dynamodb, 'byWatch', watchId, range)
  const seq = after === undefined ? undefined : Number(after.id.split(':').at(-1))
  return readClaim(dynamodb, partition(watchId, claimId), seq, range)
}

const claimOf = ({ watchId, claimId }: Change): string => partition(watchId, claimId)

/** Sources that joined these entries, by change id; one query per claim. Eventually consistent, as the indexes are. */
export const joinedSources = async (
  dynamodb: Dynamodb,
  changes: readonly Change[],
): Promise<(change: Change) => readonly Source[]> => {
  const claims = [...new Set(changes.map(claimOf))]
  const read = claims.map((claim) => {
    const seqs = changes.filter((change) => claimOf(change) === claim).map(({ seq }) => seq)
    const [first, last] = [sourceEntries(Math.min(...seqs)), `${sourceEntries(Math.max(...seqs))}\uffff`]
    return queryAll(dynamodb.client, {
      TableName: dynamodb.tableNames.changes,
      KeyConditionExpression: 'claim = :claim AND entry BETWEEN :first AND :last',
      ExpressionAttributeValues: { ':claim': claim, ':first': first, ':last': last },
    })
  })
  const items = (await Promise.all(read)).flat()
  return (change) =>
    items
      .filter((item) => item['claim'] === claimOf(change))
      .filter((item) => String(item['entry']).startsWith(sourceEntries(change.seq)))
      .map(sourceOf)
}
