import type { Headers } from '../feeds/http-headers.ts'
import { BodyTooLargeError } from './bounded-body.ts'
import { ForbiddenAddressError } from './public-address.ts'

const byStatus = new Map([
  [401, 'wants a user name and password; put them into the feed address, or choose another feed'],
  [402, 'wants payment'],
  [404, 'has no such page (404); check the address'],
  [406, 'has the feed in no form it thinks we accept (406)'],
  [410, 'says the feed is gone for good (410); remove it or look for a new one'],
  [429, 'asks us to come less often (429)'],
  [451, 'withholds the feed for legal reasons (451)'],
])

/** What an answer other than 2xx and 304 means, in plain words. */
export const refusalWords = (status: number, headers: Headers): string => {
  if (headers['cf-mitigated'] === 'challenge')
    return `is behind a bot wall (${status}); ask the publisher to let the feed through, or choose another feed`
  const words = byStatus.get(status)
  if (words !== undefined) return `the server ${words}`
  if (status === 403) return 'the server refuses us (403); the feed may be behind a bot wall or a login'
  return status >= 500 ? `the server is out of order (${status})` : `the server answered ${status}`
}

const byCode = new Map([
  ['ENOTFOUND', 'the host name is unknown; check the address'],
  ['EAI_AGAIN', 'the host name cannot be looked up now; is there a network?'],
  ['ECONNREFUSED', 'the host refuses connections'],
  ['ECONNRESET', 'the host broke the connection off'],
  ['ENETUNREACH', 'there is no network to the host'],
  ['EHOSTUNREACH', 'there is no way to the host'],
  ['ETIMEDOUT', 'the host does not answer'],
  ['HPE_HEADER_OVERFLOW', 'the host answers with too many headers'],
  ['CERT_HAS_EXPIRED', "the host's certificate has expired"],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "the host's certificate is for another name"],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the host signed its certificate itself'],
  ['Z_DATA_ERROR', 'the answer is compressed wrongly'],
  ['Z_BUF_ERROR', 'the compressed answer is cut off'],
])

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? String(error.code) : ''
  return byCode.has(code) || error.cause === undefined ? code : codeOf(error.cause)
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

/** What a failure without an answer means, in plain words. */
export const failureWords = (error: unknown, timeoutMs: number): string => {
  if (error instanceof ForbiddenAddressError) return `forbidden: ${error.message}`
  if (error instanceof BodyTooLargeError) return `the answer is ${error.message}`
  if (isTimeout(error)) return `no complete answer within ${timeoutMs / 1000} s`
  const code = codeOf(error)
  return byCode.get(code) ?? `the request failed (${code || (error instanceof Error ? error.message : 'unknown')})`
}
