import { describe, expect, test } from 'vitest'
import { dueState, isQuiet } from '../../../lib/alerts/due.ts'
import { withSources } from '../../../lib/changes/sources.ts'
import type { AlertPolicy } from '../../../lib/domain.ts'
import { aChange } from '../../support/builders.ts'

const change = withSources(aChange({ detectedAt: '2026-03-02T09:05:00Z' }), [])
const state = (policy: Partial<AlertPolicy>, now: string) =>
  dueState(change, { minOrigins: 1, afterMinutes: 0, minConfidence: 0, ...policy }, now)

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' }

  test.each([
    ['2026-03-02T21:59:59Z', false],
    ['2026-03-02T22:00:00Z', true],
    ['2026-03-03T06:59:59Z', true],
    ['2026-03-03T07:00:00Z', false],
  ])('over midnight: %s is quiet: %s', (now, quiet) => {
    expect(isQuiet(now, night)).toBe(quiet)
  })

  test('follow the clock of their time zone, summer time included', () => {
    const lisbon = { ...night, timeZone: 'Europe/Lisbon' }
    expect(isQuiet('2026-03-02T21:30:00Z', lisbon)).toBe(false)
    expect(isQuiet('2026-07-02T21:30:00Z', lisbon)).toBe(true)
  })

  test('with equal ends are none, rather than all day', () => {
    expect(isQuiet('2026-03-02T12:00:00Z', { from: '08:00', to: '08:00' })).toBe(false)
  })

  test('hold a change and let it go at their end', () => {
    const quietHours = { from: '09:00', to: '10:00' }
    expect(state({ quietHours }, '2026-03-02T09:30:00Z')).toBe('held')
    expect(state({ quietHours }, '2026-03-02T10:00:00Z')).toBe('due')
  })
})

test('a digest of an hour tells what the hour brought when it is over', () => {
  expect(state({ digestMinutes: 60 }, '2026-03-02T09:59:59Z')).toBe('held')
  expect(state({ digestMinutes: 60 }, '2026-03-02T10:00:00Z')).toBe('due')
})

test('a mute holds until its instant', () => {
  expect(state({ muteUntil: '2026-03-09T00:00:00Z' }, '2026-03-08T23:59:59Z')).toBe('held')
  expect(state({ muteUntil: '2026-03-09T00:00:00Z' }, '2026-03-09T00:00:00Z')).toBe('due')
})

test('a change waits for its second origin, or for its time', () => {
  expect(state({ minOrigins: 2 }, '2026-03-03T09:05:00Z')).toBe('held')
  expect(state({ minOrigins: 2, afterMinutes: 30 }, '2026-03-02T09:34:59Z')).toBe('held')
  expect(state({ minOrigins: 2, afterMinutes: 30 }, '2026-03-02T09:35:00Z')).toBe('due')
})

test('a change below the watch’s confidence is not told', () => {
  expect(state({ minConfidence: 0.91 }, '2026-03-02T10:00:00Z')).toBe('unsure')
})
