import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { objectionTo, publicLookup } from './public-address.ts'

/** Sends a body to an address of the user's. Rejects when there is no answer at all. */
export type Poster = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ readonly status: number }>

/** A receiver should answer at once and work afterwards; Standard Webhooks advises 15 to 30 s. */
const answerWithinMs = 15_000

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

const answerOf = (sending: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sending.once('response', resolve)
    sending.once('error', reject)
  })

/**
 * POST by Node's own client, which costs the functions that tell nothing at start (undici: 550 kB): public addresses
 * only, checked on the address connected to; redirects are not followed. `allowedHosts` are `host:port` that may be
 * private.
 */
export const guardedPoster =
  (allowedHosts: readonly string[]): Poster =>
  async (url, headers, body) => {
    const address = new URL(url)
    const port = portOf(address)
    const isAllowed = allowedHosts.includes(`${address.hostname}:${port}`)
    const objection = isAllowed ? undefined : objectionTo(address.hostname, port)
    if (objection !== undefined) throw objection
    const send = address.protocol === 'https:' ? secureRequest : plainRequest
    const options = { method: 'POST', headers, signal: AbortSignal.timeout(answerWithinMs) }
    const sending = send(address, isAllowed ? options : { ...options, lookup: publicLookup })
    sending.end(body)
    const answer = await answerOf(sending)
    answer.resume()
    return { status: answer.statusCode ?? 0 }
  }
