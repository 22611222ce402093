/**
 * What the bundles take for `undici`: its HTTP client without fetch, WebSocket, caches and mocks, which loading the
 * package whole evaluates too. 535 kB and 95 ms at a cold start become 285 kB and 25 ms (Node 20). An import of anything
 * else from `undici` fails the build: then add it here.
 */
import api from 'undici/lib/api/index.js'
import buildConnector from 'undici/lib/core/connect.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'

// As the package's own index does.
Object.assign(Dispatcher.prototype, api)

/** The package's `request` for a URL object and a given dispatcher. */
export const request = (url, { dispatcher, ...options }) =>
  dispatcher.request({ method: 'GET', ...options, origin: url.origin, path: `${url.pathname}${url.search}` })

export { Agent, buildConnector }
