import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from '../ports.ts'
import type { ActionPorts } from './actions.ts'
import { serveAssets } from './assets.ts'
import { type ApiPorts, handlersOf } from './handlers.tsx'
import { problem, problemOf } from './problem.tsx'
import { keepKey, methods, serveActions, type Writing } from './writing.ts'

/** Nothing from elsewhere, nothing inline, no frames around it, forms to itself. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Nothing to others; with `no-referrer` a browser would also hide from ourselves which page a form comes from.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
})

export type QueryPorts = ApiPorts & ActionPorts & { readonly logger: Logger }

/**
 * Page, API and feeds over the query core. Web standard `Request` → `Response`, so that a Lambda and a Node server run
 * the same. `guards` come first: who may ask. Without `writing` nobody may do more than that.
 */
export const queryApp = (ports: QueryPorts, guards: readonly MiddlewareHandler[], writing?: Writing): Hono => {
  const app = new Hono()
  app.use(headers)
  for (const guard of guards) app.use(guard)
  app.use(methods(writing), compress(), etag())
  serveAssets(app)
  if (writing !== undefined) {
    app.use(keepKey)
    serveActions(app, ports, writing)
  }
  for (const [path, handler] of Object.entries(handlersOf(ports, writing)))
    app.get(path.replace(/\{(\w+)\}/g, ':$1'), handler)
  app.notFound((context) => problem(context, { status: 404, detail: `there is nothing at ${context.req.path}` }))
  app.onError(problemOf(ports.logger))
  return app
}
