import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { ClaimwatchError } from '../errors.ts'
import type { Logger } from '../ports.ts'
import { type Action, type ActionPorts, actions, readBody } from './actions.ts'
import { json } from './answer.ts'
import { callerOf, writeCookie } from './guard.ts'
import { problem } from './problem.tsx'

/** Where the writing calls are taken: by this app, or at the same address by another that may write to the tables. */
export type Writing = 'here' | 'elsewhere'

/** Whether the one who asks has the second right: to acknowledge, confirm, reject and mute. */
export const mayWrite = (context: Context): boolean => callerOf(context)?.right === 'write'

/** Where nothing is written there is nothing but questions. */
export const methods =
  (writing: Writing | undefined): MiddlewareHandler =>
  async (context, next) => {
    const { method } = context.req
    if (method === 'GET' || method === 'HEAD' || (method === 'POST' && writing === 'here')) return next()
    context.header('Allow', writing === 'here' ? 'GET, HEAD, POST' : 'GET, HEAD')
    return problem(context, { status: 405, detail: 'Claimwatch answers questions; it takes none of your data here.' })
  }

const right: MiddlewareHandler = async (context, next) => {
  if (mayWrite(context)) return next()
  throw new ClaimwatchError('WRITE_REFUSED', 'this needs a token that may write')
}

const isForm = (context: Context): boolean =>
  /^application\/x-www-form-urlencoded/i.test(context.req.header('content-type') ?? '')

const bodyOf = async (context: Context): Promise<unknown> => {
  if (isForm(context)) return context.req.parseBody()
  try {
    return await context.req.json()
  } catch (cause) {
    throw new ClaimwatchError('REQUEST_INVALID', 'the body is no JSON', { cause })
  }
}

/** The name last given in a form, to fill in the next. */
export const nameCookie = 'claimwatch-name'
const year = 365 * 86_400

/** JSON gets an answer; a form of the page gets the page that shows what was done. */
const handlerOf = (action: Action, ports: ActionPorts & { readonly logger: Logger }) => async (context: Context) => {
  const place = context.req.param() as Record<string, string>
  const body = await readBody(action, await bodyOf(context))
  const done = await action.act(ports, place, body as never)
  ports.logger.info('review.taken', { call: context.req.path, by: body.by, token: callerOf(context)?.name })
  if (!isForm(context)) return json(context, done)
  setCookie(context, nameCookie, body.by, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: year })
  return context.redirect(action.pageAfter(place), 303)
}

/** No action takes more. Bytes. */
const mostBody = 4_096

const tooLarge = (context: Context) => problem(context, { status: 413, detail: `More than ${mostBody} bytes.` })

/**
 * The writing calls. A form must come from a page of this service: browsers say so in Origin or Sec-Fetch-Site, which no
 * page can set. Other pages cannot send JSON here, since nothing is allowed to them.
 */
export const serveActions = (app: Hono, ports: ActionPorts & { readonly logger: Logger }): void => {
  const sameSite = csrf()
  const limit = bodyLimit({ maxSize: mostBody, onError: tooLarge })
  for (const action of actions) {
    const path = action.path.replace(/\{(\w+)\}/g, ':$1')
    app.post(path, sameSite, right, limit, handlerOf(action, ports))
  }
}

/**
 * The address with `?key=TOKEN` that a local server prints: keeps the token in a cookie that only this service and no
 * script sees, and takes it out of the address.
 */
export const keepKey: MiddlewareHandler = async (context, next) => {
  const key = context.req.path === '/' ? context.req.query('key') : undefined
  if (key === undefined) return next()
  setCookie(context, writeCookie, key, { httpOnly: true, sameSite: 'Strict', path: '/' })
  return context.redirect('/', 303)
}
