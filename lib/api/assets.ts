import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Assets } from '../views/layout.tsx'
import { pageScript } from '../views/page-script.ts'
import { pageStyle } from '../views/page-style.ts'

const hashed = (content: string, ending: string): string =>
  `/assets/page-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`

/** Style and script of this release: another release has other addresses. */
export const assets: Assets = { style: hashed(pageStyle, 'css'), script: hashed(pageScript, 'js') }

export const serveAssets = (app: Hono): void => {
  const forEver = { 'Cache-Control': 'public, max-age=31536000, immutable' }
  app.get(assets.style, (context) =>
    context.body(pageStyle, 200, { ...forEver, 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.get(assets.script, (context) =>
    context.body(pageScript, 200, { ...forEver, 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
}
