import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { ClaimwatchError } from '../errors.ts'
import { type Action, type ActionPorts, actions, readBody } from './actions.ts'
import { json } from './answer.ts'
import { carriesToken, writeCookie } from './guard.ts'
import { problem } from './problem.tsx'

/** The second right: who carries one of these tokens may acknowledge, confirm, reject and mute. */
export interface Writing {
  /** SHA-256, hex. */
  readonly tokenSha256s: readonly string[]
}

/** Whether the one who asks has it. */
export const mayWrite = (context: Context, writing: Writing | undefined): boolean =>
  writing !== undefined && carriesToken(context, writing.tokenSha256s)

/** Without a second right there is nothing but questions. */
export const methods =
  (writing: Writing | undefined): MiddlewareHandler =>
  async (context, next) => {
    const { method } = context.req
    if (method === 'GET' || method === 'HEAD' || (method === 'POST' && writing !== undefined)) return next()
    context.header('Allow', writing === undefined ? 'GET, HEAD' : 'GET, HEAD, POST')
    return problem(context, { status: 405, detail: 'Claimwatch answers questions; it takes none of your data here.' })
  }

const right =
  (writing: Writing): MiddlewareHandler =>
  async (context, next) => {
    if (mayWrite(context, writing)) return next()
    throw new ClaimwatchError('WRITE_REFUSED', 'this needs the write token')
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
const handlerOf = (action: Action, ports: ActionPorts) => async (context: Context) => {
  const place = context.req.param() as Record<string, string>
  const body = await readBody(action, await bodyOf(context))
  const done = await action.act(ports, place, body as never)
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
export const serveActions = (app: Hono, ports: ActionPorts, writing: Writing): void => {
  const sameSite = csrf()
  const limit = bodyLimit({ maxSize: mostBody, onError: tooLarge })
  for (const action of actions) {
    const path = action.path.replace(/\{(\w+)\}/g, ':$1')
    app.post(path, sameSite, right(writing), limit, handlerOf(action, ports))
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
