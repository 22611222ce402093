import { asOf } from '../changes/as-of.ts'
import { changeId } from '../changes/change-id.ts'
import { corroborated } from '../changes/corroboration.ts'
import { ledgerOf, mainHolder } from '../changes/positions.ts'
import type { Change, Claim, FeedState, Instant, Mute, Refusal, Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import { feedHealth } from '../feeds/feed-health.ts'
import type { ChangeStore, MuteStore, RefusalStore, ShardStore, WatchStore } from '../ports.ts'
import type { ClaimNow, ClaimState, HeldPosition, PolledFeed, WatchNow } from '../views/answers.ts'
import { mapBounded } from './map-bounded.ts'
import { nextSecond } from './query-changes.ts'

export interface ClaimPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly refusals: RefusalStore
  readonly mutes: MuteStore
}

/** Questions asked at the same time: one for each watch, and one for each claim that its watch's latest entries leave out. */
const atOnce = 32

/** Everything that was known at an instant, or is known now. */
const knownAt = (at: Instant | undefined) => ({
  since: '2020-01-01T00:00:00Z',
  until: at === undefined ? '9999-12-31T00:00:00Z' : nextSecond(at),
})

const newestAt = async (changes: ChangeStore, watchId: string, claimId: string, at: Instant | undefined) => {
  if (at === undefined) return changes.newest(watchId, claimId)
  return (await changes.detected({ ...knownAt(at), limit: 1, watchId, claimId }))[0]
}

/** Entries of a watch that are read to find the newest of each of its claims: so many for each claim, and at least. */
const perClaim = 2
const leastEntries = 20

type NewestOf = (claim: Claim) => Promise<Change | undefined>

/**
 * The newest entry of any claim of a watch, by one request for all of them where none of them floods the others. A claim
 * that is not among the latest entries of its watch is asked for by itself.
 */
const newestInWatch = async (changes: ChangeStore, watch: Watch, at: Instant | undefined): Promise<NewestOf> => {
  const limit = Math.max(leastEntries, watch.claims.length * perClaim)
  const latest = await changes.detected({ ...knownAt(at), limit, watchId: watch.id })
  const newest = new Map<string, Change>()
  for (const change of latest) {
    const known = newest.get(change.claimId)
    // Pollers' clocks differ: the order of detection is not quite that of the ledger.
    if (known === undefined || known.seq < change.seq) newest.set(change.claimId, change)
  }
  return async ({ id }) =>
    newest.get(id) ?? (latest.length < limit ? undefined : await newestAt(changes, watch.id, id, at))
}

const positionsIn = (watch: Watch, claim: Claim, newest: Change | undefined): readonly HeldPosition[] => {
  const { positions } = ledgerOf(claim, watch.article, newest)
  const main = mainHolder(claim)
  return Object.entries(positions)
    .sort(([a], [b]) => Number(b === main) - Number(a === main) || (a < b ? -1 : 1))
    .map(([holder, { value, at, seq }]) => ({
      ...{ holder, value, at },
      ...(seq > 0 && { changeId: changeId(watch.id, claim.id, seq) }),
    }))
}

const stateOf = (claim: Claim, value: string, newest: Change | undefined): ClaimState =>
  newest === undefined || (value === claim.value && newest.holder !== mainHolder(claim))
    ? 'unchanged'
    : value === claim.value
      ? 'restored'
      : 'changed'

interface Place {
  readonly watch: Watch
  readonly claim: Claim
  /** Its newest entry. */
  readonly newest: Change | undefined
}

/** The change that set the position of a claim's own holder; none while that is the article's. */
const makerOf = ({ watch, claim, newest }: Place): string | undefined => positionsIn(watch, claim, newest)[0]?.changeId

const claimNow = (place: Place, origins: ReadonlyMap<string, number>): ClaimNow => {
  const { watch, claim, newest } = place
  const positions = positionsIn(watch, claim, newest)
  const [main, ...others] = positions
  const value = main?.value ?? claim.value
  const counted = (id: string | undefined): number => origins.get(id ?? '') ?? 1
  const last = newest && { ...newest, origins: counted(newest.id) }
  return {
    ...{ watch, claim, positions, state: stateOf(claim, value, newest) },
    disputedBy: others.filter((other) => other.value !== value).map(({ holder }) => holder),
    origins: counted(main?.changeId),
    ...(last && { last: { ...last, corroborated: corroborated(last) } }),
  }
}

/**
 * Independent origins by change id, of the newest entries and of those that set the present positions, as they are or as
 * they were known at an instant. Now they come a hundred to a request, so that what a board takes does not grow with how
 * many of its claims have changed.
 */
const originsOf = async (
  changes: ChangeStore,
  places: readonly Place[],
  at: Instant | undefined,
): Promise<ReadonlyMap<string, number>> => {
  const newest = places.flatMap((place) => place.newest ?? [])
  const known = new Set(newest.map(({ id }) => id))
  const older = places.map(makerOf).filter((id) => id !== undefined && !known.has(id)) as string[]
  const entries = [...newest, ...(older.length === 0 ? [] : await changes.entries(older))]
  if (at !== undefined)
    return new Map(asOf(await changes.complete(entries), at).map(({ id, origins }) => [id, origins]))
  const counts = await changes.origins(entries)
  return new Map(entries.map(({ id }, index) => [id, counts[index] ?? 1]))
}

const newestAnswer = (watch: Watch, feeds: readonly FeedState[]): Instant | undefined => {
  const urls = new Set(watch.feeds.map(({ url }) => url))
  const answers = feeds.filter(({ url }) => urls.has(url)).map(({ lastSuccess }) => lastSuccess)
  return answers
    .filter((answer) => answer !== undefined)
    .sort()
    .at(-1)
}

const allFeeds = async (shards: ShardStore): Promise<readonly FeedState[]> =>
  (await shards.all()).flatMap(({ feeds }) => feeds)

/** Every watch with its claims as they stand, or as they stood at an instant. Fails with STORE_UNAVAILABLE. */
export const queryBoard = async (ports: ClaimPorts, at?: Instant): Promise<readonly WatchNow[]> => {
  const [watches, feeds] = await Promise.all([ports.watches.all(), allFeeds(ports.shards)])
  const newest = await mapBounded(watches, atOnce, (watch) => newestInWatch(ports.changes, watch, at))
  const claimsOf = watches.flatMap((watch, index) =>
    watch.claims.map((claim) => ({ watch, claim, newestOf: newest[index] })),
  )
  const places = await mapBounded(claimsOf, atOnce, async ({ watch, claim, newestOf }) => ({
    ...{ watch, claim, newest: await newestOf?.(claim) },
  }))
  const origins = await originsOf(ports.changes, places, at)
  const claims = places.map((place) => claimNow(place, origins))
  return watches.map((watch) => {
    const own = claims.filter((claim) => claim.watch === watch)
    return withCheck(watch, own, feeds)
  })
}

const withCheck = (watch: Watch, claims: readonly ClaimNow[], feeds: readonly FeedState[]): WatchNow => {
  const checked = newestAnswer(watch, feeds)
  return checked === undefined
    ? { watch, claims }
    : { watch, claims: claims.map((claim) => ({ ...claim, checked })), checked }
}

/** One watch. Fails with WATCH_NOT_FOUND and STORE_UNAVAILABLE. */
export const queryWatch = async (ports: ClaimPorts, watchId: string, at?: Instant): Promise<WatchNow> => {
  const [watches, feeds] = await Promise.all([ports.watches.all(), allFeeds(ports.shards)])
  const watch = watches.find(({ id }) => id === watchId)
  if (watch === undefined) throw new ClaimwatchError('WATCH_NOT_FOUND', `there is no watch ${watchId}`)
  const newestOf = await newestInWatch(ports.changes, watch, at)
  const places = await mapBounded(watch.claims, atOnce, async (claim) => ({
    ...{ watch, claim, newest: await newestOf(claim) },
  }))
  const origins = await originsOf(ports.changes, places, at)
  const claims = places.map((place) => claimNow(place, origins))
  return withCheck(watch, claims, feeds)
}

/** One claim. Fails with CLAIM_NOT_FOUND, WATCH_NOT_FOUND and STORE_UNAVAILABLE. */
export const queryClaim = async (
  ports: ClaimPorts,
  { watchId, claimId }: { readonly watchId: string; readonly claimId: string },
  at?: Instant,
): Promise<ClaimNow> => {
  const [watches, feeds] = await Promise.all([ports.watches.all(), allFeeds(ports.shards)])
  const watch = watches.find(({ id }) => id === watchId)
  if (watch === undefined) throw new ClaimwatchError('WATCH_NOT_FOUND', `there is no watch ${watchId}`)
  const claim = watch.claims.find(({ id }) => id === claimId)
  if (claim === undefined) throw new ClaimwatchError('CLAIM_NOT_FOUND', `the watch ${watchId} has no claim ${claimId}`)
  const checked = newestAnswer(watch, feeds)
  const newest = await newestAt(ports.changes, watchId, claimId, at)
  const place = { watch, claim, newest }
  const origins = await originsOf(ports.changes, [place], at)
  return { ...claimNow(place, origins), ...(checked !== undefined && { checked }) }
}

/** Candidates for a claim that were not recorded, newest story first. Fails with STORE_UNAVAILABLE. */
export const queryRefusals = async (
  { refusals }: Pick<ClaimPorts, 'refusals'>,
  { watchId, claimId }: { readonly watchId: string; readonly claimId: string },
  limit: number,
): Promise<readonly Refusal[]> => (await refusals.list(watchId, claimId)).slice(0, limit)

/** The mute in force for a claim at an instant, the longest of its own and its watch's. Fails with STORE_UNAVAILABLE. */
export const queryMute = async (
  { mutes }: Pick<ClaimPorts, 'mutes'>,
  { watchId, claimId }: { readonly watchId: string; readonly claimId: string },
  now: Instant,
): Promise<Mute | undefined> =>
  (await mutes.all())
    .filter((mute) => mute.watchId === watchId && (mute.claimId ?? claimId) === claimId && mute.until > now)
    .sort((a, b) => (a.until < b.until ? 1 : -1))[0]

/** In trouble first. */
const troubleOrder: readonly PolledFeed['health']['word'][] = ['gone', 'failing', 'silent', 'unsteady', 'new', 'well']

const byTrouble = (a: PolledFeed, b: PolledFeed): number =>
  troubleOrder.indexOf(a.health.word) - troubleOrder.indexOf(b.health.word) || (a.feed.url < b.feed.url ? -1 : 1)

/** Every feed with how it fares at an instant, those in trouble first. Fails with STORE_UNAVAILABLE. */
export const queryFeeds = async (
  ports: Pick<ClaimPorts, 'watches' | 'shards'>,
  now: Instant,
): Promise<readonly PolledFeed[]> => {
  const [watches, feeds] = await Promise.all([ports.watches.all(), allFeeds(ports.shards)])
  const polled = feeds.map((feed) => {
    const readers = watches.filter((watch) => watch.feeds.some(({ url }) => url === feed.url))
    const outlet = readers.flatMap((watch) => watch.feeds).find(({ url }) => url === feed.url)?.outlet
    const watchIds = readers.map(({ id }) => id)
    return { feed, health: feedHealth(feed, now), watchIds, ...(outlet !== undefined && { outlet }) }
  })
  return polled.sort(byTrouble)
}
