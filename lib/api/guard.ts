import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { type AccessToken, holderOf, type TokenBook } from '../access-tokens.ts'
import type { Clock } from '../ports.ts'
import { problem } from './problem.tsx'

/** The token in an Authorization header: a bearer token, or the password of Basic, which browsers ask their reader for. */
const tokenIn = (header: string | undefined): string => {
  const [scheme = '', value = ''] = (header ?? '').split(' ', 2)
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}

/** Set by the address with the key that a local server prints; no page elsewhere can make a browser send it. */
export const writeCookie = 'claimwatch-write'

/** Every token that a request carries. */
const tokensOf = (context: Context): string[] =>
  [tokenIn(context.req.header('authorization')), getCookie(context, writeCookie)].filter(
    (token) => token !== undefined && token !== '',
  ) as string[]

const callerKey = 'caller'

/** Whose token the request carries; undefined without one that counts. */
export const callerOf = (context: Context): AccessToken | undefined => context.get(callerKey)

/** Finds out whose tokens a request carries. Who brings none causes no look at the book. */
export const recogniseCaller =
  (book: TokenBook, clock: Clock): MiddlewareHandler =>
  async (context, next) => {
    const given = tokensOf(context)
    if (given.length === 0) return next()
    const [tokens, now] = [await book(), clock.now()]
    const callers = given.map((token) => holderOf(tokens, token, now)).filter((caller) => caller !== undefined)
    context.set(callerKey, callers.find(({ right }) => right === 'write') ?? callers[0])
    return next()
  }

interface SignedEvent {
  readonly requestContext?: { readonly authorizer?: { readonly iam?: { readonly userArn?: string | null } } }
}

/** Whether AWS itself has checked a signature: then the event that it calls a function with names the signer. */
const isSigned = (context: Context): boolean => {
  const { event } = (context.env ?? {}) as { event?: SignedEvent }
  return Boolean(event?.requestContext?.authorizer?.iam?.userArn)
}

/** Lets in who carries a token that counts, and who has signed with IAM. */
export const strangersGuard: MiddlewareHandler = async (context, next) => {
  if (isSigned(context) || callerOf(context) !== undefined) return next()
  context.header('WWW-Authenticate', 'Bearer realm="Claimwatch", Basic realm="Claimwatch", charset="UTF-8"')
  return problem(context, { status: 401, detail: 'Give your token as Bearer, or as the password.' })
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
