import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector } from 'undici'

/** A host that may not be asked: its address is not public, or its port is not 80 or 443. */
export class ForbiddenAddressError extends Error {
  readonly code = 'FORBIDDEN_ADDRESS'
}

const CONNECT_TIMEOUT_MS = 10_000
const webPorts: ReadonlySet<string> = new Set(['80', '443'])

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * True for an address of the public internet. Everything with a special meaning is not: private, loopback, link-local
 * (with the metadata services), carrier-grade NAT, unique local, multicast, unspecified, reserved, and addresses that
 * wrap another (IPv4-mapped, NAT64, 6to4, Teredo).
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

const forbidden = (host: string, address: string): ForbiddenAddressError =>
  new ForbiddenAddressError(`${host} is ${address}, not an address of the public internet`)

/** Looks a name up and lets only public addresses through, so that the address checked is the address connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '', 0)
    const usable = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = usable
    if (first === undefined) return callback(forbidden(hostname, addresses[0]?.address ?? 'nowhere'), '', 0)
    if (options.all === true) return callback(null, usable)
    return callback(null, first.address, first.family)
  })
}

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
    const literal = withoutBrackets(hostname)
    if (!webPorts.has(port)) return callback(new ForbiddenAddressError(`port ${port} is not 80 or 443`), null)
    if (ipaddr.isValid(literal) && !isPublicAddress(literal)) return callback(forbidden(hostname, literal), null)
    return guarded(options, callback)
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
