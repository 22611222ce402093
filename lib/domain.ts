/**
 * Every noun of Claimwatch, in the words of the glossary. This file imports nothing; every value is readonly and
 * survives a round trip through JSON.
 */

/** A UTC instant in ISO 8601 with seconds and `Z`: `2026-01-30T12:40:00Z`. Two of them compare as strings. */
export type Instant = string

/** The names of the claim kinds, in the order in which they are offered. The registry in `claims/registry.ts` has a reader for each. */
export const claimKindNames = [
  'place',
  'quantity',
  'date',
  'choice',
  'response',
  'commitment',
  'statement',
  'person',
  'level',
] as const
export type ClaimKindName = (typeof claimKindNames)[number]

/** A question with a typed value, held by someone. */
export interface Claim {
  /** Unique within its watch: lower case letters, digits and hyphens. */
  readonly id: string
  readonly question: string
  readonly kind: ClaimKindName
  /** The article's answer in the kind's notation: `Moscow`, `none`, `1644 people`, `2026-05-26`, `true`. */
  readonly value: string
  /** Whose position or fact the value is. Empty when the article names nobody. */
  readonly holder: string
  /** The claim as one sentence of the article. Empty when the user gave none; then question and value stand in. */
  readonly statement: string
  /** The subject, where the user overrides the derived one: every group must be present, by any of its words. */
  readonly about?: readonly (readonly string[])[]
  /** For `choice`: option → the phrases by which a story gives that answer. */
  readonly options?: Readonly<Record<string, readonly string[]>>
}

/** The article a watch starts from. Stories published before it cannot change it. */
export interface Article {
  readonly title: string
  readonly publisher: string
  readonly published: Instant
  readonly url?: string
  readonly text: string
}

/** A feed as the watch file names it. */
export interface FeedSource {
  readonly url: string
  /** The outlet's name, when the watch file gives one; else the feed's own title is used. */
  readonly outlet?: string
  /** Fetch the article page where the feed gives only a teaser. */
  readonly fullText?: boolean
  /** Floor and cap of the polling interval, in minutes. */
  readonly everyMinutes?: { readonly min?: number; readonly max?: number }
}

/** When a change is told. */
export interface AlertPolicy {
  /** Tell at once (1), or only when this many independent origins say so. */
  readonly minOrigins: number
  /** Tell anyway after this many minutes, however few the origins. 0 means: wait for the origins. */
  readonly afterMinutes: number
  /** Do not tell changes below this confidence, 0 to 1. They stay in the change table. */
  readonly minConfidence: number
  /** Collect changes over this many minutes (UTC, from midnight) and tell them in one message. Absent: each at once. */
  readonly digestMinutes?: number
  /** Hours in which changes are held, to be told at their end. */
  readonly quietHours?: QuietHours
  /** Hold every change until then. */
  readonly muteUntil?: Instant
}

/** A time of every day, `HH:MM`; over midnight when `from` is the later one. Equal times mean no quiet at all. */
export interface QuietHours {
  readonly from: string
  readonly to: string
  /** IANA name such as `Europe/Kyiv`; UTC when absent. */
  readonly timeZone?: string
}

/** An article, its claims, the feeds to poll and how to alert. */
export interface Watch {
  readonly id: string
  readonly title: string
  readonly article: Article
  readonly feeds: readonly FeedSource[]
  /** Party → its other names. */
  readonly names: Readonly<Record<string, readonly string[]>>
  readonly claims: readonly Claim[]
  readonly alerts: AlertPolicy
}

/** One entry of a feed, normalised to plain text. Offsets of evidence index `storyText(story)`. */
export interface Story {
  /** Stable over polls and over feeds that carry the same entry. */
  readonly id: string
  readonly outlet: string
  readonly title: string
  readonly text: string
  readonly published: Instant
  readonly url: string
  readonly language?: string
  /** When the outlet changed the text, where a later version is read. Absent for the first version. */
  readonly edited?: Instant
  /** Where the text is not the feed's own but that of the article's page. */
  readonly textFrom?: 'page'
}

/** The string that evidence offsets index: title, line feed, text. */
export const storyText = (story: Pick<Story, 'title' | 'text'>): string => `${story.title}\n${story.text}`

/** How a story relates to a claim, weakest first. */
export const verdicts = ['unrelated', 'mentions', 'confirms', 'revises', 'disputes'] as const
export type Verdict = (typeof verdicts)[number]

/** How firmly the story says it. Only `said` and `planned` may change a claim. */
export type Certainty = 'said' | 'planned' | 'conditional' | 'denied' | 'question' | 'background'

/** The deciding sentence: `storyText(story).slice(start, end) === quote`, in UTF-16 units. */
export interface Evidence {
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** One rule that fired, for the explanation. `start` and `end` index the story's text where the rule has a place. */
export interface Reason {
  /** A stable id such as `holder.before-verb` or `table.other-party-different-value`. */
  readonly rule: string
  /** One line for people. */
  readonly note: string
  readonly start?: number
  readonly end?: number
  /** What the rule adds to or takes from the confidence score, in log-odds. */
  readonly weight?: number
}

/** What one story says about one claim. `unrelated` and `mentions` may lack value, holder and evidence. */
export interface Reading {
  readonly storyId: string
  readonly claimId: string
  readonly verdict: Verdict
  /** In the kind's notation, as the claim's own value. */
  readonly value: string | null
  /** Canonical party name; equal to the claim's holder when it is the same party. */
  readonly holder: string | null
  readonly certainty: Certainty | null
  /** Probability that verdict and value are right, 0 to 1. */
  readonly confidence: number
  readonly evidence: Evidence | null
  readonly reasons: readonly Reason[]
}

/** A claim's value as one holder has it now. */
export interface Position {
  readonly value: string
  /** When the story that set it was published. */
  readonly at: Instant
  /** The change that set it; 0 is the article itself. */
  readonly seq: number
  /** The story that set it. Absent for the article. */
  readonly storyId?: string
}

/** A position that was replaced by a later one. */
export interface PastPosition extends Position {
  readonly holder: string
}

/** A story that says what a change says. */
export interface Source {
  readonly storyId: string
  readonly outlet: string
  readonly title: string
  readonly url: string
  readonly published: Instant
  readonly evidence: Evidence
  /** Equal for copies of one text: the storyId of the first copy. */
  readonly origin: string
  /** The news agency the story names as its own source: `PA` of `LONDON (PA) - …`. */
  readonly agency?: string
  /** What of the text is kept to find its copies; see `changes/sketch.ts`. */
  readonly sketch?: string
  /** The evidence stands on the article's page, not on what the feed gave. */
  readonly textFrom?: 'page'
}

/** `retraction`: an earlier entry was wrong; the ledger is not edited, this entry says so and restores the position. */
export type ChangeType = 'revision' | 'reversion' | 'dispute' | 'retraction'

/** One entry of the ledger. Written once, never edited. */
export interface Change {
  /** `<watchId>:<claimId>:<seq>`. */
  readonly id: string
  readonly watchId: string
  readonly claimId: string
  /** 1, 2, 3 … per claim, without gaps. */
  readonly seq: number
  readonly type: ChangeType
  /** For a retraction: the `seq` of the entry that was wrong. */
  readonly retracts?: number
  readonly holder: string
  /** The claim holder's value at that moment. */
  readonly from: string
  readonly to: string
  /** Publication time of the first story that says so. */
  readonly at: Instant
  /** When Claimwatch read it. */
  readonly detectedAt: Instant
  readonly confidence: number
  readonly certainty: Certainty
  readonly reasons: readonly Reason[]
  /** The story that made the change: the surest, where several make it. Later ones that say the same are kept beside the entry. */
  readonly source: Source
  /** The other stories that made it, in the order of their publication, none of them sure enough alone. */
  readonly seconded?: readonly Source[]
  /** Every holder's position after this change. */
  readonly positions: Readonly<Record<string, Position>>
  /** Positions replaced so far, the latest first, at most `pastPositionsKept`. Absent when only the article's was. */
  readonly earlier?: readonly PastPosition[]
  /** SHA-256 over the previous entry's hash and this entry, hex; `prev` of the first entry is 64 zeros. */
  readonly prev: string
  readonly hash: string
}

/** A candidate that was not recorded, and why. Kept for a while so that people can ask. */
export interface Refusal {
  readonly watchId: string
  readonly claimId: string
  readonly storyId: string
  readonly outlet: string
  readonly title: string
  readonly url: string
  readonly published: Instant
  readonly holder: string
  readonly value: string
  readonly quote: string
  readonly confidence: number
  /** A stable id such as `ledger.older-than-position`. */
  readonly rule: string
  /** One line for people. */
  readonly note: string
  /** What it would have changed, where it waits for a second story that says the same. */
  readonly held?: HeldChange
}

/** What is kept of a change that one story alone may not make. */
export interface HeldChange
  extends Pick<Change, 'type' | 'holder' | 'at' | 'to' | 'confidence' | 'certainty' | 'reasons' | 'source'> {
  /** The name under which its position would be kept. */
  readonly party: string
}

/** A change with every source known so far. */
export interface ChangeWithSources extends Change {
  /** The making story first, then by publication time. */
  readonly sources: readonly Source[]
  /** Independent origins among the sources. */
  readonly origins: number
}

/** Who did something, and when. */
export interface Mark {
  readonly by: string
  readonly at: Instant
}

/** No alerts of a watch, or of one claim of it, before `until`: they are held, not dropped. */
export interface Mute extends Mark {
  readonly watchId: string
  readonly claimId?: string
  readonly until: Instant
}

/** A change as told to a subscriber. */
export interface Alert {
  /** Its confidence is the one with all origins known now, not the one the entry was sealed with. */
  readonly change: ChangeWithSources
  readonly watch: Pick<Watch, 'id' | 'title'>
  readonly claim: Pick<Claim, 'id' | 'question' | 'kind' | 'holder'>
}

/** Failures in a row: of a target, or of one change with a target. */
export interface Trouble {
  readonly since: Instant
  readonly tries: number
  /** Not before this instant. */
  readonly retryAt: Instant
  /** In plain words, what went wrong last. */
  readonly why: string
}

/** A change that a target did not take for days. It is not tried again by itself. */
export interface DeadLetter {
  readonly changeId: string
  readonly target: string
  /** When it was given up, and since when it had failed. */
  readonly at: Instant
  readonly since: Instant
  readonly why: string
}

/** A line of the delivery log: one message, sent or not. */
export interface Delivery {
  readonly at: Instant
  readonly target: string
  readonly changeIds: readonly string[]
  readonly outcome: 'sent' | 'failed' | 'gave-up'
  readonly why?: string
}

/** What is kept of a feed between polls. Kept in the state table, by shard. */
export interface FeedState {
  readonly url: string
  /** Validators, byte for byte as the server sent them. */
  readonly etag?: string
  readonly lastModified?: string
  /** SHA-256 of the last body, to skip reading the same bytes sent with 200. */
  readonly bodyHash?: string
  /** Not before this instant. */
  readonly nextAt: Instant
  readonly intervalMinutes: number
  /** Failures in a row. */
  readonly failures: number
  readonly lastAttempt?: Instant
  readonly lastSuccess?: Instant
  /** Publication time of the newest story seen. */
  readonly lastStory?: Instant
  /** In plain words, with what to do. Absent after a success. */
  readonly lastError?: string
  /** The feed's own title. */
  readonly title?: string
  /** 301/308 target and how many polls in a row agreed on it. */
  readonly moved?: { readonly url: string; readonly polls: number }
  /** The server said 410, or 404 for long: polled once a day. */
  readonly gone?: boolean
  /** When the server last sent the whole feed. */
  readonly lastFull?: Instant
  /** Rate over the newest stories. */
  readonly storiesPerDay?: number
  /** Minutes the feed itself suggests between polls. */
  readonly hintMinutes?: number
  /** Hours (0 to 23, UTC) and days (0 is Sunday) in which the feed asks not to be polled. */
  readonly skips?: { readonly hours: readonly number[]; readonly days: readonly number[] }
  /** Stands for the watches, in their revisions, that have read the last body: others read it again. */
  readonly readers?: string
}
