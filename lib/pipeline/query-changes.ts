import { asOf } from '../changes/as-of.ts'
import { corroborated } from '../changes/corroboration.ts'
import type { Change, ChangeType, ChangeWithSources, ClaimKindName, Instant, Watch } from '../domain.ts'
import type { ChangeStore, DetectedRange, WatchStore } from '../ports.ts'
import { searchable } from '../text/searchable.ts'
import type { ChangePage, ShownChange } from '../views/answers.ts'
import { readCursor, writeCursor } from './query-cursor.ts'

/** Which changes are asked for; what is left out does not matter. Times are of detection: what the table knew. */
export interface ChangeFilter {
  readonly watchId?: string
  /** With `watchId`, that one claim; alone, claims of this id in every watch. */
  readonly claimId?: string
  readonly type?: ChangeType
  /** In upper or lower case. */
  readonly holder?: string
  readonly kind?: ClaimKindName
  /** 0 to 1, with all origins known: see changes/corroboration.ts. */
  readonly minConfidence?: number
  readonly minOrigins?: number
  /** Detected at or after. */
  readonly since?: Instant
  /** Detected before. */
  readonly until?: Instant
  /** What was known at this instant: later changes are left out, and later sources of earlier ones. */
  readonly asOf?: Instant
  /** Words that all occur in the evidence, headline, outlet, values or holder, in upper or lower case. */
  readonly text?: string
}

export interface PageRequest {
  readonly limit: number
  readonly cursor?: string
}

export interface ChangePorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
}

/** Before Claimwatch, and after everything. */
const firstOfAll: Instant = '2020-01-01T00:00:00Z'
const lastOfAll: Instant = '9999-12-31T00:00:00Z'

/** Entries read at a time where most may be passed over. */
const filteredBatch = 200
/** Entries one request may read; a rarer match is found by following `next`. Keeps the answer below a second. */
const mostRead = 2_000

/** The instant one second later: instants have whole seconds, so "up to and including" is "before the next". */
export const nextSecond = (instant: Instant): Instant =>
  new Date(Date.parse(instant) + 1_000).toISOString().replace(/\.\d{3}Z$/, 'Z')

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

const rangeOf = ({ since, until, asOf: known, watchId, claimId }: ChangeFilter): Omit<DetectedRange, 'limit'> => ({
  since: since ?? firstOfAll,
  until: earlier(until ?? lastOfAll, known === undefined ? lastOfAll : nextSecond(known)),
  ...(watchId !== undefined && { watchId }),
  ...(watchId !== undefined && claimId !== undefined && { claimId }),
})

const claimsOfKind = (watches: readonly Watch[], kind: ClaimKindName): ReadonlySet<string> =>
  new Set(
    watches.flatMap(({ id, claims }) =>
      claims.filter((claim) => claim.kind === kind).map((claim) => `${id}/${claim.id}`),
    ),
  )

type Test<T> = (value: T) => boolean

const hasWords = (change: Change, words: readonly string[]): boolean => {
  const { evidence, title, outlet } = change.source
  const text = searchable([evidence.quote, title, outlet, change.from, change.to, change.holder].join('\n'))
  return words.every((word) => text.includes(word))
}

/** What an entry alone can answer. */
const entryTest = (filter: ChangeFilter, ofKind: ReadonlySet<string> | undefined): Test<Change> => {
  const { claimId, type, holder, text } = filter
  const words =
    text === undefined
      ? []
      : searchable(text)
          .split(/\s+/)
          .filter((word) => word !== '')
  const wantedHolder = holder === undefined ? undefined : searchable(holder)
  return (change) =>
    (claimId === undefined || change.claimId === claimId) &&
    (type === undefined || change.type === type) &&
    (wantedHolder === undefined || searchable(change.holder) === wantedHolder) &&
    (ofKind === undefined || ofKind.has(`${change.watchId}/${change.claimId}`)) &&
    hasWords(change, words)
}

const shown = (change: ChangeWithSources): ShownChange => ({ ...change, corroborated: corroborated(change) })

/** What takes the sources to answer. */
const sourcesTest =
  ({ minConfidence, minOrigins }: ChangeFilter): Test<ShownChange> =>
  (change) =>
    (minConfidence === undefined || change.corroborated >= minConfidence) &&
    (minOrigins === undefined || change.origins >= minOrigins)

const isSelective = ({
  claimId,
  watchId,
  type,
  holder,
  kind,
  minConfidence,
  minOrigins,
  text,
}: ChangeFilter): boolean =>
  [type, holder, kind, minConfidence, minOrigins, text].some((wanted) => wanted !== undefined) ||
  (claimId !== undefined && watchId === undefined)

const pageOf = (found: readonly ShownChange[], limit: number, readOn: Change | undefined): ChangePage => {
  const changes = found.slice(0, limit)
  const last = found.length > limit ? changes.at(-1) : readOn
  return last === undefined ? { changes } : { changes, next: writeCursor(last) }
}

/**
 * One page of the changes that fit, newest detection first. What it costs depends on the page and on how rare the match
 * is, not on the size of the table. Fails with CURSOR_INVALID and STORE_UNAVAILABLE.
 */
export const queryChanges = async (
  { changes, watches }: ChangePorts,
  filter: ChangeFilter,
  { limit, cursor }: PageRequest,
): Promise<ChangePage> => {
  const ofKind = filter.kind === undefined ? undefined : claimsOfKind(await watches.all(), filter.kind)
  const [fits, fitsWhole] = [entryTest(filter, ofKind), sourcesTest(filter)]
  const batch = isSelective(filter) ? Math.max(filteredBatch, limit + 1) : limit + 1
  const known = filter.asOf
  const found: ShownChange[] = []
  let after = cursor === undefined ? undefined : readCursor(cursor)
  let readOn: Change | undefined
  let read = 0
  do {
    const entries = await changes.detected({ ...rangeOf(filter), limit: batch, ...(after && { after }) })
    const complete = await changes.complete(entries.filter(fits))
    found.push(...(known === undefined ? complete : asOf(complete, known)).map(shown).filter(fitsWhole))
    readOn = entries.length < batch ? undefined : entries.at(-1)
    after = readOn
    read += entries.length
  } while (readOn !== undefined && found.length <= limit && read < mostRead)
  return pageOf(found, limit, readOn)
}

/** Changes of a page where all are wanted. */
const wholePage = 200

/** Every change that fits, page by page, newest detection first: for exports. Fails with STORE_UNAVAILABLE. */
export async function* changePages(ports: ChangePorts, filter: ChangeFilter): AsyncGenerator<readonly ShownChange[]> {
  let cursor: string | undefined
  do {
    const page = await queryChanges(ports, filter, { limit: wholePage, ...(cursor !== undefined && { cursor }) })
    yield page.changes
    cursor = page.next
  } while (cursor !== undefined)
}

/** Every change that fits, newest detection first. Fails with STORE_UNAVAILABLE. */
export const queryAllChanges = async (ports: ChangePorts, filter: ChangeFilter): Promise<readonly ShownChange[]> => {
  const found: ShownChange[] = []
  for await (const changes of changePages(ports, filter)) found.push(...changes)
  return found
}
