import type { PollMessage } from '../../lib/contract.ts'
import { ClaimwatchError } from '../../lib/errors.ts'

const isPollMessage = (value: unknown): value is PollMessage => {
  if (typeof value !== 'object' || value === null) return false
  const { shard, feeds } = value as Partial<PollMessage>
  return typeof shard === 'string' && Array.isArray(feeds) && feeds.every((feed) => typeof feed === 'string')
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The body of a message of the work queue. Fails with MESSAGE_INVALID. */
export const decodePollMessage = (body: string): PollMessage => {
  const message = parseJson(body)
  if (isPollMessage(message)) return message
  throw new ClaimwatchError('MESSAGE_INVALID', `no message of dispatch: ${body.slice(0, 200)}`)
}
