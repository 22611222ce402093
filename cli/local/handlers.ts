import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PollMessage } from '../../lib/contract.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The deployed handlers as the local run calls them: events in, answers out, as AWS would. */
export interface Handlers {
  /** What is due now. */
  dispatch(): Promise<readonly PollMessage[]>
  /** Polls the shard of one message. Throws when the message would go back to the queue. */
  poll(message: PollMessage): Promise<void>
  /** Sends every alert that was not delivered. */
  sweep(): Promise<void>
}

interface Context {
  readonly functionName: string
  readonly awsRequestId: string
}
type Handler = (event: unknown, context: Context) => Promise<unknown>

/**
 * Bundles the functions as the stack does and loads the bundles. The environment must be set before: a handler wires
 * itself once, when it is loaded.
 */
export const loadHandlers = async (): Promise<Handlers> => {
  await promisify(execFile)(process.execPath, [`${root}infra/bundle.mjs`], { cwd: root })
  const [dispatch, poll, sweep] = await Promise.all(['dispatch', 'poll', 'sweep'].map(loadHandler))
  if (!dispatch || !poll || !sweep) throw new Error('dist/ lacks a function')
  return {
    dispatch: async () => ((await dispatch({})) as { messages: readonly PollMessage[] }).messages,
    poll: async (message) => {
      const answer = (await poll({ Records: [{ messageId: message.shard, body: JSON.stringify(message) }] })) as {
        batchItemFailures: readonly unknown[]
      }
      if (answer.batchItemFailures.length > 0) throw new Error(`shard ${message.shard} failed and is polled again`)
    },
    sweep: async () => void (await sweep({})),
  }
}

const loadHandler = async (name: string): Promise<(event: unknown) => Promise<unknown>> => {
  const loaded = (await import(`${root}dist/${name}/index.mjs`)) as { handler: Handler }
  return (event) => loaded.handler(event, { functionName: name, awsRequestId: 'local' })
}
