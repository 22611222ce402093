import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import type { TokenBook } from '../access-tokens.ts'
import type { Logger } from '../ports.ts'
import type { ActionPorts } from './actions.ts'
import { serveAssets } from './assets.ts'
import { recogniseCaller } from './guard.ts'
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

/** Who may do what. */
export interface Access {
  /** Who may ask at all; asked in this order, before anything else. */
  readonly guards: readonly MiddlewareHandler[]
  /** The tokens there are. @default none */
  readonly book?: TokenBook
  /** @default nobody may write: there is nothing but questions */
  readonly writing?: Writing
}

/**
 * Page, API and feeds over the query core. Web standard `Request` → `Response`, so that a Lambda and a Node server run
 * the same.
 */
export const queryApp = (ports: QueryPorts, { guards, book, writing }: Access): Hono => {
  const app = new Hono()
  app.use(headers)
  if (book !== undefined) app.use(recogniseCaller(book, ports.clock))
  for (const guard of guards) app.use(guard)
  app.use(methods(writing), compress(), etag())
  serveAssets(app)
  if (writing === 'here') {
    app.use(keepKey)
    serveActions(app, ports)
  }
  for (const [path, handler] of Object.entries(handlersOf(ports, writing)))
    app.get(path.replace(/\{(\w+)\}/g, ':$1'), handler)
  app.notFound((context) => problem(context, { status: 404, detail: `there is nothing at ${context.req.path}` }))
  app.onError(problemOf(ports.logger))
  return app
}
