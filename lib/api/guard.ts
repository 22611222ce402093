import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()

/** The token in an Authorization header: a bearer token, or the password of Basic, which browsers ask their reader for. */
const tokenIn = (header: string | undefined): string => {
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2)
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/** Set by the address with the write token that a local server prints; no page elsewhere can make a browser send it. */
export const writeCookie = 'claimwatch-write'

/** Where the Authorization header is taken by a signature of IAM. */
const tokenHeader = 'x-claimwatch-token'

/** Every token that a request carries. */
const tokensOf = (context: Context): string[] =>
  [
    tokenIn(context.req.header('authorization')),
    context.req.header(tokenHeader),
    getCookie(context, writeCookie),
  ].filter((token) => token !== undefined && token !== '') as string[]

/** Digests of equal length, in constant time: neither content nor length of a token can be measured. */
const isToken = (sha256: string, given: string): boolean => {
  const expected = Buffer.from(sha256, 'hex')
  const found = digest(given)
  return expected.length === found.length && timingSafeEqual(expected, found)
}

/** Whether a request carries one of the tokens whose SHA-256 (hex) are given. */
export const carriesToken = (context: Context, sha256s: readonly string[]): boolean =>
  tokensOf(context).some((given) => sha256s.filter((sha256) => isToken(sha256, given)).length > 0)

/** Lets in who knows one of the tokens whose SHA-256 (hex) are given: the tokens themselves are kept nowhere. */
export const tokenGuard =
  (sha256s: readonly string[]): MiddlewareHandler =>
  async (context, next) => {
    if (carriesToken(context, sha256s)) return next()
    context.header('WWW-Authenticate', 'Bearer realm="Claimwatch", Basic realm="Claimwatch", charset="UTF-8"')
    return context.json(
      { type: 'about:blank', title: 'Unauthorized', status: 401, detail: 'Give the token as Bearer, or as password.' },
      401,
      { 'Content-Type': 'application/problem+json' },
    )
  }

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Serves this machine only. A foreign Host is a page elsewhere whose name was pointed at the loopback address (DNS
 * rebinding); a foreign Origin is a page elsewhere that calls in.
 */
export const loopbackGuard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? ''
  const origin = context.req.header('origin')
  if (loopback.test(host) && (origin === undefined || origin === `http://${host}`)) return next()
  return context.json(
    {
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: 'Only this machine may ask, by a loopback address.',
    },
    403,
    { 'Content-Type': 'application/problem+json' },
  )
}
