import { InvalidArgumentError } from 'commander'
import { toInstant } from '../lib/adapters/system-clock.ts'
import { parseInstant } from '../lib/watches/instant.ts'

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** How far ahead, as `8h` or `2d`, or the moment itself. */
export const parseFuture = (text: string): string => {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? []
  return count && unit ? toInstant(Date.now() + Number(count) * unitMs[unit as keyof typeof unitMs]) : parseMoment(text)
}

/** An option's moment: an ISO 8601 date or instant, or how long ago: `30m`, `12h`, `2d`, `1w`. */
export const parseMoment = (text: string): string => {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? []
  if (count && unit) return toInstant(Date.now() - Number(count) * unitMs[unit as keyof typeof unitMs])
  const instant = parseInstant(text)
  if (instant === undefined)
    throw new InvalidArgumentError('Give a date such as 2026-01-30, or how long ago: 30m, 12h, 2d, 1w.')
  return instant
}
