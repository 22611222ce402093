/**
 * What the pipeline needs from outside, one small interface each. Adapters in `adapters/` are named after their
 * technology. Every method that reaches a service fails with a `ClaimwatchError` whose code is named here.
 */
import type { MetricName } from './contract.ts'
import type {
  Alert,
  Change,
  ChangeWithSources,
  DeadLetter,
  Delivery,
  FeedState,
  Instant,
  Mark,
  Mute,
  Refusal,
  Source,
  Trouble,
  Watch,
} from './domain.ts'

export interface Clock {
  now(): Instant
}

export interface Logger {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void
  error(event: string, fields?: Readonly<Record<string, unknown>>): void
}

/** What one run did, for dashboard and alarms. Never fails. */
export interface Metrics {
  /** Records each figure; several values where each is a measurement of its own. */
  record(figures: Readonly<Partial<Record<MetricName, number | readonly number[]>>>): void
}

/** Which entries of the ledger are asked for: those detected in [since, until), of all watches, of one, or of one claim. */
export interface DetectedRange {
  readonly since: Instant
  readonly until: Instant
  readonly limit: number
  readonly watchId?: string
  /** With `watchId` only. */
  readonly claimId?: string
  /** The last entry of the page before. */
  readonly after?: Pick<Change, 'id' | 'detectedAt'>
}

/** The ledger. Append-only: nothing here edits or deletes. Fails with STORE_UNAVAILABLE. */
export interface ChangeStore {
  /** The newest entry of a claim, read consistently; undefined when nothing has changed yet. */
  newest(watchId: string, claimId: string): Promise<Change | undefined>
  /** Writes the entry at its `seq` on the condition that the place is free. `'taken'` is no error: read again and decide again. */
  append(change: Change): Promise<'written' | 'taken'>
  /** Keeps one more story that says what entry `seq` says. A repeat is `'taken'`. */
  join(watchId: string, claimId: string, seq: number, source: Source): Promise<'written' | 'taken'>
  /** All entries of a claim with their sources, oldest first. */
  history(watchId: string, claimId: string): Promise<readonly ChangeWithSources[]>
  /** Entries of the range, newest first; fewer than `limit` mean that there are no more. */
  detected(range: DetectedRange): Promise<readonly Change[]>
  /** These entries with every source known so far, in their order. */
  complete(changes: readonly Change[]): Promise<readonly ChangeWithSources[]>
  /** Independent origins of each of these entries by now, in their order: a hundred to a request, whatever their sources. */
  origins(changes: readonly Change[]): Promise<readonly number[]>
  /** The entries with these ids, in no order and without their sources: a hundred to a request. */
  entries(changeIds: readonly string[]): Promise<readonly Change[]>
  /** One change with its sources. */
  find(changeId: string): Promise<ChangeWithSources | undefined>
}

/** The watches the functions work on. Fails with STORE_UNAVAILABLE. */
export interface WatchStore {
  all(): Promise<readonly Watch[]>
  put(watch: Watch): Promise<void>
  remove(watchId: string): Promise<void>
}

/**
 * The gate of all watches as bytes, so that a cold start need not build it from them. What is lost is built anew. Fails
 * with STORE_UNAVAILABLE.
 */
export interface GateStore {
  /** What was saved last; undefined when there is nothing, or when parts of it are gone. */
  load(): Promise<Uint8Array | undefined>
  save(gate: Uint8Array): Promise<void>
}

/** A watch file as it was found, not yet checked. */
export interface WatchText {
  /** For people: `some-watch/watch.yaml`. */
  readonly name: string
  readonly text: string
  /** Reads a text file beside it; undefined when there is none that may be read. */
  readText(relativePath: string): string | undefined
}

/** Up to `feedsPerShard` feeds kept together, so that one message and one write serve all of them. */
export interface Shard {
  readonly id: string
  readonly feeds: readonly FeedState[]
  /** Raised by every write; a write with an old version fails. */
  readonly version: number
}

/** Feed states. Fails with STORE_UNAVAILABLE. */
export interface ShardStore {
  all(): Promise<readonly Shard[]>
  get(id: string): Promise<Shard | undefined>
  /** Writes on the condition that the stored version is `shard.version - 1` (or absent for 1). */
  put(shard: Shard): Promise<'written' | 'taken'>
}

/** Which stories were read, by story and by the hash of their text, so that an edit is read again. Fails with STORE_UNAVAILABLE. */
export interface SeenStore {
  /** The subset of `keys` that was marked before. */
  seen(keys: readonly string[]): Promise<ReadonlySet<string>>
  mark(keys: readonly string[]): Promise<void>
}

/** Which alert reached which subscriber, and which still has to. Fails with STORE_UNAVAILABLE. */
export interface DeliveryStore {
  /** Those of the changes that reached the target, or that somebody acknowledged. */
  delivered(changeIds: readonly string[], target: string): Promise<ReadonlySet<string>>
  mark(changeId: string, target: string, at: Instant): Promise<void>
  /** Ends all telling of a change, to every target: `by` has seen it. */
  acknowledge(changeId: string, by: string, at: Instant): Promise<void>
  /** Who acknowledged a change, and when. */
  acknowledged(changeId: string): Promise<Mark | undefined>
  /** Keeps a change that waits, however long, until it is released. A repeat keeps the first instant. */
  hold(changeId: string, at: Instant): Promise<void>
  release(changeId: string): Promise<void>
  /** Changes that wait, with the instant since when. */
  held(): Promise<readonly { readonly changeId: string; readonly since: Instant }[]>
  /** Which of the changes (`*`: the target itself) failed with the target when last tried. */
  troubles(changeIds: readonly string[], target: string): Promise<ReadonlyMap<string, Trouble>>
  /** Undefined when all is well again. */
  setTrouble(changeId: string, target: string, trouble: Trouble | undefined): Promise<void>
  /** Ends the telling of a change to one target: it counts as delivered, and a dead letter is kept. */
  giveUp(letter: DeadLetter): Promise<void>
  /** The latest first. */
  deadLetters(): Promise<readonly DeadLetter[]>
  /** Takes a dead letter back: the change waits to be told to its target again, and neither remembers failures. */
  revive(letter: DeadLetter, at: Instant): Promise<void>
  /** Keeps a line of the delivery log, for a month. */
  log(delivery: Delivery): Promise<void>
  /** The lines of one day (`2026-03-02`), the latest first. */
  logged(day: string): Promise<readonly Delivery[]>
  /** Takes one of `limit` places for messages to the target in this minute; false when all are taken. */
  takePlace(target: string, minute: Instant, limit: number): Promise<boolean>
}

/** What people found of entries of the ledger. Kept beside it for ever, edits nothing. Fails with STORE_UNAVAILABLE. */
export interface ReviewStore {
  /** `by` has checked a change and finds it right. A repeat keeps the first mark. */
  confirm(changeId: string, mark: Mark): Promise<void>
  confirmed(changeId: string): Promise<Mark | undefined>
}

/** Who wants no alerts for a while. Forgotten when its time is over. Fails with STORE_UNAVAILABLE. */
export interface MuteStore {
  /** The later call for a watch or claim replaces the earlier; one that ends now ends it. */
  put(mute: Mute): Promise<void>
  /** All that are kept, in no order; some may be over. */
  all(): Promise<readonly Mute[]>
}

/** Candidates that were not recorded. Forgotten after a while. Fails with STORE_UNAVAILABLE. */
export interface RefusalStore {
  /** A repeat of the same story, claim and holder replaces the first. */
  add(refusal: Refusal): Promise<void>
  /** Newest story first. */
  list(watchId: string, claimId: string): Promise<readonly Refusal[]>
}

/** A way to tell changes. Fails with ALERT_UNDELIVERED. */
export interface AlertChannel {
  /** Stable name of the target, the second half of the delivery mark. */
  readonly target: string
  /** Messages a minute that the target bears; what is more leaves as a digest. Absent: no limit. */
  readonly perMinute?: number
  /** Sends one message. Several alerts in it are changes that one story made. */
  send(alerts: readonly Alert[]): Promise<void>
}

/** Waiting between attempts, so that the pipeline needs no timer of its own. */
export interface Backoff {
  /** Resolves after a jittered pause that grows with `attempt` (1, 2, 3 …). */
  wait(attempt: number): Promise<void>
}

/** The work queue. Fails with STORE_UNAVAILABLE. */
export interface WorkQueue {
  send(messages: readonly { readonly shard: string; readonly feeds: readonly string[] }[]): Promise<void>
}

export interface FeedRequest {
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
}

/** What came back. A refusal or failure is a value: one bad feed must not stop the others. */
export type FeedResponse =
  | {
      readonly status: 'fetched'
      readonly bytes: Uint8Array
      readonly contentType?: string
      readonly etag?: string
      readonly lastModified?: string
      /** After redirects. */
      readonly url: string
      /** Set when every hop was 301 or 308. */
      readonly movedTo?: string
      /** Seconds the server asks not to come back, from Cache-Control or Expires. */
      readonly freshForSeconds?: number
    }
  | {
      readonly status: 'not-modified'
      readonly etag?: string
      readonly lastModified?: string
      readonly freshForSeconds?: number
    }
  | {
      readonly status: 'failed'
      readonly httpStatus?: number
      /** In plain words, with what to do. */
      readonly reason: string
      /** Seconds, from Retry-After; holds for the whole host. */
      readonly retryAfterSeconds?: number
      readonly gone?: boolean
    }

/** Conditional GET with limits on bytes, time, redirects and addresses. Never throws for what a server does. */
export interface FeedFetcher {
  fetch(request: FeedRequest): Promise<FeedResponse>
}

/** Finds the article on a web page. Never throws for what a page holds. */
export interface ArticleExtractor {
  /** The article as plain text; undefined when the page holds none. */
  extract(page: { readonly bytes: Uint8Array; readonly contentType?: string }): Promise<string | undefined>
}
