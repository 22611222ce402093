import type { Change, Instant } from '../domain.ts'
import type { ClaimNow } from './answers.ts'

/** A value over the time for which a holder had it. Places are shares of the width, 0 to 100. */
export interface Stretch {
  readonly value: string
  readonly start: number
  readonly width: number
  readonly from: Instant
  /** Absent while it holds. */
  readonly until?: Instant
  /** Where Claimwatch read of it; absent for the article's own value. */
  readonly detected?: number
  readonly change?: Change
}

export interface Lane {
  readonly holder: string
  readonly stretches: readonly Stretch[]
}

export interface Timeline {
  readonly lanes: readonly Lane[]
  readonly start: Instant
  readonly end: Instant
}

interface Point {
  readonly at: Instant
  readonly value: string
  readonly change?: Change
}

const day = 86_400_000

/** Room after the last event, as a share of the time before it, so that the last value can be read. */
const roomAfter = 0.2

const iso = (time: number): Instant => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')

const pointsOf = (holder: string, changes: readonly Change[]): Point[] =>
  changes
    .filter((change) => change.holder === holder)
    .map((change) => ({ at: change.at, value: change.to, change }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))

const laneOf = (holder: string, points: readonly Point[], place: (at: Instant) => number): Lane => ({
  holder,
  stretches: points.map(({ at, value, change }, index) => {
    const next = points[index + 1]
    return {
      ...{ value, from: at, start: place(at), width: (next === undefined ? 100 : place(next.at)) - place(at) },
      ...(next && { until: next.at }),
      ...(change && { change, detected: place(change.detectedAt) }),
    }
  }),
})

/**
 * Every holder's values over time, the claim's own holder first, by the time of the stories; `changes` oldest first. The
 * first value of the claim is the article's, or what the first change shown replaced.
 */
export const timelineOf = ({ watch, claim, positions }: ClaimNow, changes: readonly Change[]): Timeline => {
  const main = positions[0]?.holder ?? claim.holder
  const published = watch.article.published
  const first = { at: published, value: (changes[0]?.seq ?? 1) === 1 ? claim.value : (changes[0]?.from ?? claim.value) }
  const times = [published, ...changes.flatMap(({ at, detectedAt }) => [at, detectedAt])].map((at) => Date.parse(at))
  const start = Math.min(...times)
  const last = Math.max(...times)
  const end = last + Math.max(day, (last - start) * roomAfter)
  const place = (at: Instant): number => ((Date.parse(at) - start) / (end - start)) * 100
  const others = [...new Set(changes.map(({ holder }) => holder))].filter((holder) => holder !== main)
  const lanes = [
    laneOf(main, [first, ...pointsOf(main, changes)], place),
    ...others.map((holder) => laneOf(holder, pointsOf(holder, changes), place)),
  ]
  return { lanes, start: iso(start), end: iso(end) }
}
