import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Instant } from '../domain.ts'

const cookie = 'claimwatch-visit'

/** Looks at the page within this time are one visit. Minutes. */
const visitMinutes = 30
const year = 365 * 86_400

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/

/** When the visit before this one was, and what to keep: `<last visit>~<start of this one>`. */
export const visitOf = (kept: string | undefined, now: Instant): { readonly at?: Instant; readonly keep: string } => {
  const [, last, current] = form.exec(kept ?? '') ?? []
  if (current === undefined) return { keep: `~${now}` }
  const goesOn = Date.parse(now) - Date.parse(current) < visitMinutes * 60_000
  const at = goesOn ? last : current
  return { ...(at !== undefined && { at }), keep: goesOn ? `${last ?? ''}~${current}` : `${current}~${now}` }
}

/** Keeps the visit in a cookie that this service alone sees; it holds two times and nothing about the reader. */
export const countVisit = (context: Context, now: Instant): { readonly at?: Instant } => {
  const { at, keep } = visitOf(getCookie(context, cookie), now)
  const secure = new URL(context.req.url).protocol === 'https:'
  setCookie(context, cookie, keep, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: year, secure })
  return at === undefined ? {} : { at }
}
