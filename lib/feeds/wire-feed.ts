/**
 * What every format reader makes of its format: texts are plain already, links and dates as written, candidates in
 * order of trust. `normalise.ts` picks from it, so that all formats follow one policy.
 */
export interface WireEntry {
  /** Identities as given, best first. */
  readonly ids: readonly string[]
  /** Plain text on one line. */
  readonly title: string
  /** Plain texts, the body first. The others count where they say something the body does not. */
  readonly texts: readonly string[]
  /** Links to the story, best first; relative ones are resolved against `base`. */
  readonly links: readonly string[]
  /** xml:base in force, where there is one. */
  readonly base?: string | undefined
  /** Dates of publication, best first. */
  readonly published: readonly string[]
  /** Dates of the last edit, best first. */
  readonly updated: readonly string[]
  readonly language?: string | undefined
  readonly categories: readonly string[]
  /** The outlet the entry came from, where the feed gathers from several. */
  readonly outlet?: string | undefined
}

/** What a feed says about how often to ask for it. */
export interface PollingHints {
  /** RSS `ttl`. */
  readonly ttlMinutes?: number | undefined
  /** RSS `skipHours`: hours of the day in UTC, 0 to 23. */
  readonly skipHours?: readonly number[] | undefined
  /** RSS `skipDays`: 0 is Sunday. */
  readonly skipDays?: readonly number[] | undefined
  /** `sy:updatePeriod` divided by `sy:updateFrequency`. */
  readonly updateMinutes?: number | undefined
}

export interface WireFeed extends PollingHints {
  /** `rss-2.0`, `rss-0.9`, `rss-1.0`, `atom`, `json-feed`. */
  readonly format: string
  readonly title: string
  readonly links: readonly string[]
  readonly base?: string | undefined
  readonly language?: string | undefined
  readonly entries: readonly WireEntry[]
  /** What was repaired, in words. */
  readonly mended: readonly string[]
}
