import { createHash, timingSafeEqual } from 'node:crypto'
import type { Instant } from './domain.ts'
import { ClaimwatchError } from './errors.ts'

/** `write` holds `read`. */
export const tokenRights = ['read', 'write'] as const
export type TokenRight = (typeof tokenRights)[number]

/** A token as it is kept: whose it is and what it allows, but only the digest of it. */
export interface AccessToken {
  /** Whose: a person, a desk, a program. */
  readonly name: string
  readonly right: TokenRight
  /** SHA-256 of the token, lower-case hex. */
  readonly sha256: string
  /** It counts for nothing from then on. */
  readonly until?: Instant
}

/** Every token that counts, read when somebody brings one. Fails with SECRET_UNREADABLE. */
export type TokenBook = () => Promise<readonly AccessToken[]>

const digest = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()

/** What is kept of a token. */
export const tokenDigest = (token: string): string => digest(token).toString('hex')

/** Digests of one length, in constant time: neither content nor length of a token can be measured. */
const isToken = (sha256: string, given: Buffer): boolean => {
  const expected = Buffer.from(sha256, 'hex')
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Whose the given token is. All are compared, whichever fits. */
export const holderOf = (tokens: readonly AccessToken[], given: string, now: Instant): AccessToken | undefined => {
  const found = digest(given)
  return tokens
    .filter(({ sha256 }) => isToken(sha256, found))
    .find(({ until }) => until === undefined || Date.parse(now) < Date.parse(until))
}

const parseTokens = (text: string): readonly unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const { tokens = [], ...others } = value as { tokens?: unknown }
    return Array.isArray(tokens) && Object.keys(others).length === 0 ? tokens : undefined
  } catch {
    return undefined
  }
}

const known: readonly string[] = ['name', 'right', 'sha256', 'until'] satisfies (keyof AccessToken)[]

const isDate = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value))

/** What is wrong with one entry, without saying its digest. */
const tokenFaults = (entry: Readonly<Record<string, unknown>>, place: number): string[] => {
  const called = typeof entry['name'] === 'string' && entry['name'] !== '' ? `token ${entry['name']}` : `token ${place}`
  const fault = (wrong: boolean, what: string): string[] => (wrong ? [`${called}: ${what}`] : [])
  const unknown = Object.keys(entry).filter((key) => !known.includes(key))
  return [
    ...fault(typeof entry['name'] !== 'string' || entry['name'] === '', 'it has no name'),
    ...fault(!tokenRights.some((right) => right === entry['right']), `right is neither ${tokenRights.join(' nor ')}`),
    ...fault(!/^[0-9a-f]{64}$/.test(String(entry['sha256'])), 'sha256 is no SHA-256 in 64 lower-case hex digits'),
    ...fault(entry['until'] !== undefined && !isDate(entry['until']), 'until is no date'),
    ...unknown.map((key) => `${called}: ${key} is unknown: there are ${known.join(', ')}`),
  ]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads `{"tokens": [{"name": …, "right": "read", "sha256": …, "until": …}]}`; `until` is optional, and `{}` is no token.
 * Two tokens may have one name, while one replaces the other. Fails with CONFIG_INVALID, every fault named and no digest
 * told: a book with one fault gives nobody a right.
 */
export const readAccessTokens = (text: string): readonly AccessToken[] => {
  const entries = parseTokens(text)
  if (entries === undefined)
    throw new ClaimwatchError('CONFIG_INVALID', 'the secret of the tokens is no {"tokens": […]}')
  const faults = entries.flatMap((entry, index) =>
    isObject(entry) ? tokenFaults(entry, index + 1) : [`token ${index + 1}: it is no JSON object`],
  )
  if (faults.length > 0) throw new ClaimwatchError('CONFIG_INVALID', faults.join('; '), { faults })
  return entries as readonly AccessToken[]
}
