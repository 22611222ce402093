import { readConfig } from '../lib/config.ts'
import type { PollMessage } from '../lib/contract.ts'
import { wireDispatch } from '../lib/wire.ts'

const dispatch = wireDispatch(readConfig(process.env))

/** Called by the schedule. The answer is for a caller without a work queue, who passes the messages on. */
export const handler = async (): Promise<{ messages: readonly PollMessage[] }> => ({ messages: await dispatch() })
