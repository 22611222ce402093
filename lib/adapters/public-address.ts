import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** A host that may not be asked: its address is not public, or its port is not 80 or 443. */
export class ForbiddenAddressError extends Error {
  readonly code = 'FORBIDDEN_ADDRESS'
}

const webPorts: ReadonlySet<string> = new Set(['80', '443'])

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * True for an address of the public internet. Everything with a special meaning is not: private, loopback, link-local
 * (with the metadata services), carrier-grade NAT, unique local, multicast, unspecified, reserved, and addresses that
 * wrap another (IPv4-mapped, NAT64, 6to4, Teredo).
 */
const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

const forbidden = (host: string, address: string): ForbiddenAddressError => {
  const what = host === address ? host : `${host} is ${address}, which`
  return new ForbiddenAddressError(`${what} is no address of the public internet`)
}

/** Looks a name up and lets only public addresses through, so that the address checked is the address connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '', 0)
    const usable = addresses.filter(({ address }) => isPublicAddress(address))
    const [first] = usable
    if (first === undefined) return callback(forbidden(hostname, addresses[0]?.address ?? 'nowhere'), '', 0)
    if (options.all === true) return callback(null, usable)
    return callback(null, first.address, first.family)
  })
}

/**
 * Why a host may not be connected to; undefined when it may, as far as can be told before a name is looked up. Literal
 * addresses never reach `publicLookup` and are judged here.
 */
export const objectionTo = (hostname: string, port: string): ForbiddenAddressError | undefined => {
  const literal = withoutBrackets(hostname)
  if (!webPorts.has(port)) return new ForbiddenAddressError(`port ${port} is not 80 or 443`)
  return ipaddr.isValid(literal) && !isPublicAddress(literal) ? forbidden(hostname, literal) : undefined
}
