import { Agent, type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { objectionTo, publicLookup } from './public-address.ts'

/** A request as it leaves; `signal` ends it at any time. */
export interface Outgoing {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export interface GuardedClient {
  /** The answer with its body unread; redirects are not followed. Rejects when there is none. */
  send(url: URL, outgoing: Outgoing): Promise<IncomingMessage>
  /** Closes connections that are kept open. */
  close(): void
}

/** Kept open while idle, and as many as requests may be made to one host at a time. */
const connections = { keepAlive: true, timeout: 4_000, maxSockets: 2 }
const maxHeaderSize = 32 * 1024

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

const answerOf = (sending: ClientRequest, body: string | undefined): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sending.once('response', resolve)
    sending.once('error', reject)
    sending.end(body)
  })

/** The server closed an idle connection at the moment it was used again: not its answer to this request. */
const wasStale = (error: unknown, { reusedSocket }: ClientRequest): boolean =>
  reusedSocket && error instanceof Error && (error as NodeJS.ErrnoException).code === 'ECONNRESET'

/**
 * Node's own HTTP client, which costs a function nothing at its start, with a guard: public addresses on ports 80 and
 * 443 only, and the allowed `host:port` whatever they are. The check is made on the address that is connected to, for
 * every connection, so neither a redirect nor a name that changes its address gets around it. Names go through the
 * look-up; literals never reach it and are checked here.
 */
export const guardedClient = (allowedHosts: readonly string[]): GuardedClient => {
  const agents = { plain: new Agent(connections), secure: new SecureAgent(connections) }
  const open = (url: URL, { method, headers, signal }: Outgoing): ClientRequest => {
    const isAllowed = allowedHosts.includes(`${url.hostname}:${portOf(url)}`)
    const objection = isAllowed ? undefined : objectionTo(url.hostname, portOf(url))
    if (objection !== undefined) throw objection
    const options = { method, headers, signal, maxHeaderSize, ...(!isAllowed && { lookup: publicLookup }) }
    return url.protocol === 'https:'
      ? secureRequest(url, { ...options, agent: agents.secure })
      : plainRequest(url, { ...options, agent: agents.plain })
  }
  return {
    send: async (url, outgoing) => {
      const sending = open(url, outgoing)
      try {
        return await answerOf(sending, outgoing.body)
      } catch (error) {
        if (outgoing.method !== 'GET' || !wasStale(error, sending)) throw error
        return answerOf(open(url, outgoing), undefined)
      }
    },
    close: () => {
      agents.plain.destroy()
      agents.secure.destroy()
    },
  }
}
