import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { type AccessToken, readAccessTokens, tokenDigest } from '../lib/access-tokens.ts'
import { ClaimwatchError } from '../lib/errors.ts'
import { readInputText, writablePath } from './input-file.ts'

/** The tokens in a file. Fails with FILE_UNREADABLE and CONFIG_INVALID. */
export const readBook = (path: string): readonly AccessToken[] => readAccessTokens(readInputText(path))

/** Writes them back. Fails with FILE_UNREADABLE. */
export const writeBook = (path: string, tokens: readonly AccessToken[]): void => {
  try {
    writeFileSync(writablePath(path), `${JSON.stringify({ tokens }, undefined, 2)}\n`)
  } catch (cause) {
    throw new ClaimwatchError('FILE_UNREADABLE', `cannot write ${path}`, { cause })
  }
}

/** 256 random bits that say what they are, so that a scanner of secrets knows a lost one. */
export const newToken = (): string => `claimwatch_${randomBytes(32).toString('base64url')}`

/** The book with one token more, and without those that are over. */
export const withToken = (
  tokens: readonly AccessToken[],
  token: string,
  added: Omit<AccessToken, 'sha256'>,
  now: string,
): readonly AccessToken[] => [...current(tokens, now), { ...added, sha256: tokenDigest(token) }]

const current = (tokens: readonly AccessToken[], now: string): readonly AccessToken[] =>
  tokens.filter(({ until }) => until === undefined || Date.parse(until) > Date.parse(now))

/** The book with an end for every token of this name that has none yet. */
export const withEnd = (tokens: readonly AccessToken[], name: string, until: string): readonly AccessToken[] =>
  tokens.map((token) => (token.name === name && token.until === undefined ? { ...token, until } : token))
