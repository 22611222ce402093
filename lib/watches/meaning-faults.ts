import { parseInstant } from './instant.ts'
import { type PathFault, valueAt } from './shape-faults.ts'
import { valueFaults } from './value-faults.ts'
import { claimSchema } from './watch-file.ts'
import type { SourcePath } from './yaml-source.ts'

/**
 * What a schema cannot say: ids and names that clash, values in the wrong notation, dates no calendar has. Works on raw
 * values, so that these faults are found even where others broke the form.
 */

const entriesOf = (value: unknown): [string, unknown][] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : []

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Entries whose key another entry had before them, with the path of that first one. */
const repeats = <T extends { key: string; path: SourcePath }>(entries: readonly T[]): (T & { first: T })[] => {
  const firsts = new Map<string, T>()
  return entries.flatMap((entry) => {
    const first = firsts.get(entry.key)
    if (!first) firsts.set(entry.key, entry)
    return first ? [{ ...entry, first }] : []
  })
}

const claimFaults = (raw: unknown): PathFault[] => {
  const claims = listOf(valueAt(raw, ['claims']))
  const values = claims.flatMap((claim, index) => {
    const parsed = claimSchema.safeParse(claim)
    return parsed.success ? valueFaults(parsed.data, index) : []
  })
  const ids = claims.flatMap((claim, index) => {
    const id = valueAt(claim, ['id'])
    return typeof id === 'string' ? [{ key: id, path: ['claims', index, 'id'] }] : []
  })
  const clashes = repeats(ids).map(({ key, path }) => ({
    path,
    message: `two claims have the id \`${key}\``,
    fix: 'Give each claim an id of its own; the change table is keyed by it.',
  }))
  return [...values, ...clashes]
}

const nameFaults = (raw: unknown): PathFault[] => {
  const named = entriesOf(valueAt(raw, ['names'])).flatMap(([party, names]) =>
    (Array.isArray(names) ? names : [names]).map((name, index) => ({
      key: String(name).toLowerCase(),
      party,
      path: Array.isArray(names) ? ['names', party, index] : ['names', party],
    })),
  )
  return repeats(named)
    .filter((entry) => entry.party !== entry.first.party)
    .map(({ party, first, path }) => ({
      path,
      message: `\`${String(valueAt(raw, path))}\` is a name of both ${first.party} and ${party}`,
      fix: 'Keep it under one of the two; a name must say whose it is.',
    }))
}

const articleFaults = (raw: unknown): PathFault[] => {
  const keys = (['article', 'baseline'] as const).filter((key) => valueAt(raw, [key]) !== undefined)
  if (keys.length === 0) {
    return [
      {
        path: [],
        message: '`article` is missing',
        fix: 'Add the article the watch starts from: title, publisher, published, file.',
      },
    ]
  }
  const both =
    keys.length > 1
      ? [{ path: ['baseline'], atKey: true, message: '`article` and `baseline` are the same thing', fix: 'Keep one.' }]
      : []
  const mute = dateFault(raw, ['alerts', 'muteUntil'])
  return [...both, ...mute, ...keys.flatMap((key) => [...dateFault(raw, [key, 'published']), ...textFault(raw, [key])])]
}

const dateFault = (raw: unknown, path: SourcePath): PathFault[] => {
  const published = valueAt(raw, path)
  if (typeof published !== 'string' || published.trim() === '' || parseInstant(published)) return []
  return [
    { path, message: `\`${published}\` is not a date`, fix: 'Write ISO 8601: 2026-01-29 or 2026-01-29T14:00:00Z.' },
  ]
}

const textFault = (raw: unknown, path: SourcePath): PathFault[] => {
  const both = valueAt(raw, [...path, 'text']) !== undefined && valueAt(raw, [...path, 'file']) !== undefined
  return both
    ? [
        {
          path: [...path, 'file'],
          atKey: true,
          message: 'the article has both `text` and `file`',
          fix: 'Keep one of the two.',
        },
      ]
    : []
}

const intervalFaults = (raw: unknown): PathFault[] =>
  listOf(valueAt(raw, ['feeds'])).flatMap((feed, index) => {
    const min = valueAt(feed, ['everyMinutes', 'min'])
    const max = valueAt(feed, ['everyMinutes', 'max'])
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return []
    const fix = 'Make `min` the smaller of the two.'
    return [
      {
        path: ['feeds', index, 'everyMinutes'],
        message: `polling at most every ${min} and at least every ${max} minutes is impossible`,
        fix,
      },
    ]
  })

export const meaningFaults = (raw: unknown): PathFault[] => [
  ...articleFaults(raw),
  ...claimFaults(raw),
  ...nameFaults(raw),
  ...intervalFaults(raw),
]

const feedWarnings = (raw: unknown): PathFault[] => {
  const feeds = listOf(valueAt(raw, ['feeds'])).map((feed, index) => ({
    key: String(typeof feed === 'string' ? feed : valueAt(feed, ['url'])),
    path: ['feeds', index],
  }))
  if (feeds.length === 0) {
    return [{ path: [], message: 'no feeds: nothing will be polled', fix: 'Add `feeds:` before running the watch.' }]
  }
  return repeats(feeds).map(({ key, path }) => ({
    path,
    message: `${key} is listed twice`,
    fix: 'Keep one; it is polled once.',
  }))
}

const claimWarnings = (raw: unknown): PathFault[] =>
  listOf(valueAt(raw, ['claims'])).flatMap((claim, index) => {
    if (valueAt(claim, ['holder'])) return []
    const fix = 'Name the party whose position or fact it is, so that others can dispute it.'
    return [{ path: ['claims', index], message: `claim \`${String(valueAt(claim, ['id']))}\` has no holder`, fix }]
  })

/** What is allowed and probably not meant. */
export const meaningWarnings = (raw: unknown): PathFault[] => [...feedWarnings(raw), ...claimWarnings(raw)]
