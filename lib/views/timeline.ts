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
  /** Where the values that still hold end: the time of the look. */
  readonly end: Instant
  /** Place of `end`, 0 to 100: below 100 where the last value needs room beside it to be read. */
  readonly endPlace: number
}

interface Point {
  readonly at: Instant
  readonly value: string
  readonly change?: Change
}

/** A last value narrower than this share of the drawing gets as much room beside it. */
const legible = 0.2

/** Shorter than this there is nothing to draw to scale. Milliseconds. */
const shortest = 3_600_000

const iso = (time: number): Instant => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')

const pointsOf = (holder: string, changes: readonly Change[]): Point[] =>
  changes
    .filter((change) => change.holder === holder)
    .map((change) => ({ at: change.at, value: change.to, change }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))

interface Scale {
  readonly place: (at: Instant) => number
  readonly end: Instant
}

const laneOf = (holder: string, points: readonly Point[], { place, end }: Scale): Lane => ({
  holder,
  stretches: points.map(({ at, value, change }, index) => {
    const next = points[index + 1]
    return {
      ...{ value, from: at, start: place(at), width: place(next?.at ?? end) - place(at) },
      ...(next && { until: next.at }),
      ...(change && { change, detected: place(change.detectedAt) }),
    }
  }),
})

/** From the first to the time of the look, or to the last event where that is later: publishers' clocks run ahead. */
const scaleOf = (events: readonly Instant[], lastChange: Instant, now: Instant) => {
  const times = events.map((at) => Date.parse(at))
  const start = Math.min(...times)
  const end = Math.max(Date.parse(now), ...times, start + shortest)
  const span = end - start
  const room = end - Date.parse(lastChange) < legible * span ? legible * span : 0
  const place = (at: Instant): number => ((Date.parse(at) - start) / (span + room)) * 100
  return { place, start: iso(start), end: iso(end) }
}

/**
 * Every holder's values over time, the claim's own holder first, by the time of the stories, up to `now`; `changes` oldest
 * first. The first value of the claim is the article's, or what the first change shown replaced. Where later changes are
 * left out, `now` is the time of the last one shown.
 */
export const timelineOf = (
  { watch, claim, positions }: ClaimNow,
  changes: readonly Change[],
  now: Instant,
): Timeline => {
  const main = positions[0]?.holder ?? claim.holder
  const published = watch.article.published
  const first = { at: published, value: (changes[0]?.seq ?? 1) === 1 ? claim.value : (changes[0]?.from ?? claim.value) }
  const events = [published, ...changes.flatMap(({ at, detectedAt }) => [at, detectedAt])]
  const lastChange = [published, ...changes.map(({ at }) => at)].sort().at(-1) ?? published
  const scale = scaleOf(events, lastChange, now)
  const others = [...new Set(changes.map(({ holder }) => holder))].filter((holder) => holder !== main)
  const lanes = [
    laneOf(main, [first, ...pointsOf(main, changes)], scale),
    ...others.map((holder) => laneOf(holder, pointsOf(holder, changes), scale)),
  ]
  return { lanes, start: scale.start, end: scale.end, endPlace: scale.place(scale.end) }
}
