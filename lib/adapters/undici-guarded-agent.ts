import { Agent, buildConnector } from 'undici'
import { objectionTo, publicLookup } from './public-address.ts'

const CONNECT_TIMEOUT_MS = 10_000

type Connector = ReturnType<typeof buildConnector>

/**
 * Connects to public addresses on ports 80 and 443 only, and to the allowed `host:port` whatever they are. The check is
 * made on the address that is connected to, for every connection, so neither a redirect nor a name that changes its
 * address gets around it. Names go through the look-up; literals never reach it and are checked here.
 */
const guardedConnector = (allowedHosts: ReadonlySet<string>): Connector => {
  const open = buildConnector({ timeout: CONNECT_TIMEOUT_MS })
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: publicLookup })
  return (options, callback) => {
    const { hostname, protocol } = options
    const port = options.port || (protocol === 'https:' ? '443' : '80')
    if (allowedHosts.has(`${hostname}:${port}`)) return open(options, callback)
    const objection = objectionTo(hostname, port)
    return objection === undefined ? guarded(options, callback) : callback(objection, null)
  }
}

/** An agent whose connections are all guarded. One connection per origin: requests to a host stand in line anyway. */
export const guardedAgent = (allowedHosts: readonly string[]): Agent =>
  new Agent({
    connect: guardedConnector(new Set(allowedHosts)),
    connections: 2,
    maxHeaderSize: 32 * 1024,
    keepAliveTimeout: 4_000,
  })
