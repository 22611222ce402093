import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()

/** What a request carries: a bearer token, or the password of Basic, which browsers can ask their reader for. */
const tokenOf = (header: string | undefined): string => {
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2)
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/**
 * Lets in who knows the token whose SHA-256 (hex) is given: the token itself is kept nowhere. Digests of equal length are
 * compared in constant time, so that neither content nor length can be measured.
 */
export const tokenGuard =
  (sha256: string): MiddlewareHandler =>
  async (context, next) => {
    const expected = Buffer.from(sha256, 'hex')
    const given = digest(tokenOf(context.req.header('authorization')))
    if (expected.length === given.length && timingSafeEqual(expected, given)) return next()
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
