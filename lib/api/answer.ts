import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { PageFrame } from '../views/layout.tsx'
import { pageText } from '../views/layout.tsx'
import { assets } from './assets.ts'

type Format = 'html' | 'json' | 'jsonld'

const byType: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/json': 'json',
  'application/ld+json': 'jsonld',
}

/** What to answer with: the `format` parameter decides, else the Accept header; who asks for nothing gets JSON. */
export const formatOf = (context: Context): Format => {
  const asked = context.req.query('format')
  if (asked === 'html' || asked === 'json' || asked === 'jsonld') return asked
  const type = accepts(context, {
    header: 'Accept',
    supports: ['application/json', 'text/html', 'application/ld+json'],
    default: 'application/json',
  })
  return byType[type] ?? 'json'
}

/** This address with other parameters; `undefined` takes one away. */
export const addressWith = (context: Context, changed: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(context.req.url)
  for (const [name, value] of Object.entries(changed))
    value === undefined ? url.searchParams.delete(name) : url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

export const origin = (context: Context): string => new URL(context.req.url).origin

/** RFC 8288. */
export const linkNext = (context: Context, next: string | undefined): void => {
  if (next !== undefined) context.header('Link', `<${addressWith(context, { cursor: next })}>; rel="next"`)
}

export const json = (context: Context, value: object, type = 'application/json'): Response => {
  context.header('Vary', 'Accept')
  context.header('Cache-Control', 'no-cache')
  return context.body(JSON.stringify(value), 200, { 'Content-Type': `${type}; charset=utf-8` })
}

export const text = (context: Context, body: string, type: string): Response => {
  context.header('Cache-Control', 'no-cache')
  return context.body(body, 200, { 'Content-Type': `${type}; charset=utf-8` })
}

/** A page of somebody's own: what is new in it depends on who looks. */
export const html = (context: Context, page: unknown): Response => {
  context.header('Vary', 'Accept, Cookie')
  context.header('Cache-Control', 'private, no-cache')
  return context.html(pageText(page))
}

const feedsOf = (home: string) => [
  { label: 'Atom', href: `${home}/changes.atom`, type: 'application/atom+xml' },
  { label: 'JSON Feed', href: `${home}/changes.json`, type: 'application/feed+json' },
]

/** What stands around a page; `home` is the address whose feeds fit it. */
export const frameOf = (context: Context, home = '', more: PageFrame['data'] = []): PageFrame => {
  const path = new URL(context.req.url).pathname
  const asJson = { label: 'JSON', href: path === '/' ? '/watches' : addressWith(context, { format: 'json' }) }
  return { assets, path, data: [asJson, ...more, ...feedsOf(home)] }
}
