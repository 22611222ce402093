import { expect, test } from 'vitest'
import { afterFailure, isHopeless, mayTry } from '../../../lib/alerts/trouble.ts'
import type { Trouble } from '../../../lib/domain.ts'

const start = '2026-03-02T10:00:00Z'
const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000

/** Tries again as soon as it may, so many times. */
const fail = (times: number): Trouble => {
  let [trouble, now] = [afterFailure(undefined, start, 'away'), start]
  for (let time = 1; time < times; time += 1) {
    now = trouble.retryAt
    trouble = afterFailure(trouble, now, 'away')
  }
  return trouble
}

test('after a first failure it is tried again at once, then after growing pauses of at most six hours', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((times) => {
    const trouble = fail(times)
    const before = times === 1 ? start : fail(times - 1).retryAt
    return minutesBetween(before, trouble.retryAt)
  })
  expect(pauses).toEqual([0, 1, 5, 15, 60, 180, 360, 360, 360])
})

test('it is not tried before its time, and without trouble at any time', () => {
  const trouble = fail(3)
  expect(mayTry(undefined, start)).toBe(true)
  expect(mayTry(trouble, '2026-03-02T10:05:59Z')).toBe(false)
  expect(mayTry(trouble, trouble.retryAt)).toBe(true)
})

test('the start of the trouble is kept, and it is hopeless after three days and five tries, not before', () => {
  expect(fail(12).since).toBe(start)
  expect(isHopeless(fail(30), '2026-03-05T09:59:59Z')).toBe(false)
  expect(isHopeless(fail(30), '2026-03-05T10:00:00Z')).toBe(true)
  expect(isHopeless(fail(4), '2026-04-02T10:00:00Z')).toBe(false)
})
