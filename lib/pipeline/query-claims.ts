import { changeId } from '../changes/change-id.ts'
import { corroborated } from '../changes/corroboration.ts'
import { ledgerOf, mainHolder } from '../changes/positions.ts'
import { withSources } from '../changes/sources.ts'
import type { Change, ChangeWithSources, Claim, FeedState, Instant, Mute, Refusal, Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { ChangeStore, MuteStore, RefusalStore, ShardStore, WatchStore } from '../ports.ts'
import type { ClaimNow, ClaimState, HeldPosition, PolledFeed, ShownChange, WatchNow } from '../views/answers.ts'
import { mapBounded } from './map-bounded.ts'
import { nextSecond } from './query-changes.ts'

export interface ClaimPorts {
  readonly changes: ChangeStore
  readonly watches: WatchStore
  readonly shards: ShardStore
  readonly refusals: RefusalStore
  readonly mutes: MuteStore
}

/** Claims read at the same time: each is two requests to the table. */
const atOnce = 32

const newestAt = async (changes: ChangeStore, watchId: string, claimId: string, at: Instant | undefined) => {
  if (at === undefined) return changes.newest(watchId, claimId)
  const range = { since: '2020-01-01T00:00:00Z', until: nextSecond(at), limit: 1, watchId, claimId }
  return (await changes.detected(range))[0]
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

/** With the sources known at an instant. */
const shownAt = (change: ChangeWithSources, at: Instant | undefined): ShownChange => {
  const known = change.sources.filter(({ published }) => at === undefined || published <= at)
  const complete = withSources(change, known)
  return { ...complete, corroborated: corroborated(complete) }
}

const claimNow = async (
  changes: ChangeStore,
  watch: Watch,
  claim: Claim,
  at: Instant | undefined,
): Promise<ClaimNow> => {
  const newest = await newestAt(changes, watch.id, claim.id, at)
  const positions = positionsIn(watch, claim, newest)
  const [main, ...others] = positions
  const value = main?.value ?? claim.value
  const shared = {
    ...{ watch, claim, positions, state: stateOf(claim, value, newest) },
    disputedBy: others.filter((other) => other.value !== value).map(({ holder }) => holder),
  }
  if (newest === undefined) return { ...shared, origins: 1 }
  const [last] = await changes.complete([newest])
  const maker = main?.changeId === last?.id || main?.changeId === undefined ? last : await changes.find(main.changeId)
  const origins = main?.changeId === undefined || maker === undefined ? 1 : shownAt(maker, at).origins
  return { ...shared, origins, ...(last && { last: shownAt(last, at) }) }
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
  const pairs = watches.flatMap((watch) => watch.claims.map((claim) => ({ watch, claim })))
  const claims = await mapBounded(pairs, atOnce, ({ watch, claim }) => claimNow(ports.changes, watch, claim, at))
  return watches.map((watch) =>
    withCheck(
      watch,
      claims.filter((claim) => claim.watch === watch),
      feeds,
    ),
  )
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
  const claims = await mapBounded(watch.claims, atOnce, (claim) => claimNow(ports.changes, watch, claim, at))
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
  return { ...(await claimNow(ports.changes, watch, claim, at)), ...(checked !== undefined && { checked }) }
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

/** Every feed with how it fares, those in trouble first. Fails with STORE_UNAVAILABLE. */
export const queryFeeds = async (ports: Pick<ClaimPorts, 'watches' | 'shards'>): Promise<readonly PolledFeed[]> => {
  const [watches, feeds] = await Promise.all([ports.watches.all(), allFeeds(ports.shards)])
  return [...feeds]
    .sort((a, b) => b.failures - a.failures || (a.url < b.url ? -1 : 1))
    .map((feed) => {
      const readers = watches.filter((watch) => watch.feeds.some(({ url }) => url === feed.url))
      const outlet = readers.flatMap((watch) => watch.feeds).find(({ url }) => url === feed.url)?.outlet
      return { feed, watchIds: readers.map(({ id }) => id), ...(outlet !== undefined && { outlet }) }
    })
}
