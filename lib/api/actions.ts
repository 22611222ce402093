import * as z from 'zod'
import { ClaimwatchError } from '../errors.ts'
import { type RetractPorts, retractChange } from '../pipeline/keep-ledger.ts'
import {
  acknowledgeChange,
  confirmChange,
  type MutedPlace,
  type MutePorts,
  muteAlerts,
} from '../pipeline/review-changes.ts'
import type { DeliveryStore, ReviewStore } from '../ports.ts'
import { address } from '../views/words.ts'
import { moment } from './parameters.ts'

export interface ActionPorts extends RetractPorts, MutePorts {
  readonly deliveries: DeliveryStore
  readonly reviews: ReviewStore
}

const by = z.string().trim().min(1, 'say who you are').max(100).describe('Who says so')

const markBody = z.strictObject({ by })
const rejectBody = z.strictObject({
  by,
  because: z.string().trim().min(3, 'say why it is wrong').max(500).describe('Why it is wrong'),
})
const muteBody = z.strictObject({ by, until: moment('No alerts before; a time that has passed ends a mute') })

const markSchema = z.object({ id: z.string(), by: z.string(), at: z.string() })
const rejectedSchema = z.object({ id: z.string().describe('The entry that withdraws it'), retracts: z.string() })
const muteSchema = z.object({
  watchId: z.string(),
  claimId: z.string().optional(),
  until: z.string(),
  by: z.string(),
  at: z.string(),
})

/** Path parameters of an action. */
export type Place = Readonly<Record<string, string>>

/** A writing call: what it takes, what it does, what it answers, and the page to show afterwards. */
export interface Action {
  readonly path: string
  readonly summary: string
  readonly body: z.ZodType<{ readonly by: string }>
  readonly answer: z.ZodType
  readonly act: (ports: ActionPorts, place: Place, body: never) => Promise<object>
  readonly pageAfter: (place: Place) => string
}

const changePage = ({ changeId = '' }: Place): string => address.change(changeId)

const mute = (ports: ActionPorts, { watchId = '', claimId }: Place, body: z.infer<typeof muteBody>) => {
  const place: MutedPlace = { watchId, ...(claimId !== undefined && { claimId }) }
  return muteAlerts(ports, place, body.until, body.by)
}

/** Every writing call. They need the second right; none of them edits an entry of the ledger. */
export const actions: readonly Action[] = [
  {
    path: '/changes/{changeId}/acknowledge',
    summary: 'Somebody has seen the change: it is not told any more',
    body: markBody,
    answer: markSchema,
    act: async (ports, { changeId = '' }, body: z.infer<typeof markBody>) => ({
      id: changeId,
      ...(await acknowledgeChange(ports, changeId, body.by)),
    }),
    pageAfter: changePage,
  },
  {
    path: '/changes/{changeId}/confirm',
    summary: 'Somebody has checked the change and finds it right',
    body: markBody,
    answer: markSchema,
    act: async (ports, { changeId = '' }, body: z.infer<typeof markBody>) => ({
      id: changeId,
      ...(await confirmChange(ports, changeId, body.by)),
    }),
    pageAfter: changePage,
  },
  {
    path: '/changes/{changeId}/reject',
    summary: 'The change is wrong: a new entry of the ledger withdraws it, and subscribers are told',
    body: rejectBody,
    answer: rejectedSchema,
    act: async (ports, { changeId = '' }, body: z.infer<typeof rejectBody>) => {
      const { id } = await retractChange(ports, changeId, `${body.because} (${body.by})`)
      return { id, retracts: changeId }
    },
    pageAfter: changePage,
  },
  {
    path: '/watches/{watchId}/mute',
    summary: 'No alerts of the watch for a while: they are held, not dropped',
    body: muteBody,
    answer: muteSchema,
    act: mute,
    pageAfter: ({ watchId = '' }) => address.watch(watchId),
  },
  {
    path: '/watches/{watchId}/claims/{claimId}/mute',
    summary: 'No alerts of the claim for a while',
    body: muteBody,
    answer: muteSchema,
    act: mute,
    pageAfter: ({ watchId = '', claimId = '' }) => address.claim(watchId, claimId),
  },
]

/** Reads what an action is given. Fails with REQUEST_INVALID, every fault named. */
export const readBody = (action: Action, given: unknown): { readonly by: string } => {
  const read = action.body.safeParse(given)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ClaimwatchError('REQUEST_INVALID', faults.join('; '), { faults })
}
