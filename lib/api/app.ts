import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from '../ports.ts'
import { serveAssets } from './assets.ts'
import { type ApiPorts, handlersOf } from './handlers.tsx'
import { problem, problemOf } from './problem.tsx'
import { routes } from './routes.ts'

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
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
})

const readOnly: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
  context.header('Allow', 'GET, HEAD')
  return problem(context, { status: 405, detail: 'Claimwatch answers questions; it takes none of your data here.' })
}

/**
 * Page, API and feeds over the query core. Web standard `Request` → `Response`, so that a Lambda and a Node server run
 * the same. `guards` come first: who may ask.
 */
export const queryApp = (ports: ApiPorts & { readonly logger: Logger }, guards: readonly MiddlewareHandler[]): Hono => {
  const app = new Hono()
  app.use(headers)
  for (const guard of guards) app.use(guard)
  app.use(readOnly, compress(), etag())
  serveAssets(app)
  const handlers = handlersOf(ports)
  for (const { path } of routes) {
    const handler = handlers[path]
    if (handler !== undefined) app.get(path.replace(/\{(\w+)\}/g, ':$1'), handler)
  }
  app.notFound((context) => problem(context, { status: 404, detail: `there is nothing at ${context.req.path}` }))
  app.onError(problemOf(ports.logger))
  return app
}
