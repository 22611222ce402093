import type * as z from 'zod/mini'
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
import type { actionSchemas } from './action-schemas.ts'

export interface ActionPorts extends RetractPorts, MutePorts {
  readonly deliveries: DeliveryStore
  readonly reviews: ReviewStore
}

type ActionSchemas = typeof actionSchemas
type Body<K extends keyof ActionSchemas> = z.infer<ActionSchemas[K]['body']>

/** Path parameters of an action. */
export type Place = Readonly<Record<string, string>>

/** A writing call: what it takes, what it does, what it answers, and the page to show afterwards. */
export interface Action {
  readonly path: string
  readonly summary: string
  readonly schema: keyof ActionSchemas
  readonly act: (ports: ActionPorts, place: Place, body: never) => Promise<object>
  readonly pageAfter: (place: Place) => string
}

const changePage = ({ changeId = '' }: Place): string => address.change(changeId)

const mute = (ports: ActionPorts, { watchId = '', claimId }: Place, body: Body<'mute'>) => {
  const place: MutedPlace = { watchId, ...(claimId !== undefined && { claimId }) }
  return muteAlerts(ports, place, body.until, body.by)
}

/** Every writing call. They need the second right; none of them edits an entry of the ledger. */
export const actions: readonly Action[] = [
  {
    path: '/changes/{changeId}/acknowledge',
    summary: 'Somebody has seen the change: it is not told any more',
    schema: 'mark',
    act: async (ports, { changeId = '' }, body: Body<'mark'>) => ({
      id: changeId,
      ...(await acknowledgeChange(ports, changeId, body.by)),
    }),
    pageAfter: changePage,
  },
  {
    path: '/changes/{changeId}/confirm',
    summary: 'Somebody has checked the change and finds it right',
    schema: 'mark',
    act: async (ports, { changeId = '' }, body: Body<'mark'>) => ({
      id: changeId,
      ...(await confirmChange(ports, changeId, body.by)),
    }),
    pageAfter: changePage,
  },
  {
    path: '/changes/{changeId}/reject',
    summary: 'The change is wrong: a new entry of the ledger withdraws it, and subscribers are told',
    schema: 'reject',
    act: async (ports, { changeId = '' }, body: Body<'reject'>) => {
      const { id } = await retractChange(ports, changeId, `${body.because} (${body.by})`)
      return { id, retracts: changeId }
    },
    pageAfter: changePage,
  },
  {
    path: '/watches/{watchId}/mute',
    summary: 'No alerts of the watch for a while: they are held, not dropped',
    schema: 'mute',
    act: mute,
    pageAfter: ({ watchId = '' }) => address.watch(watchId),
  },
  {
    path: '/watches/{watchId}/claims/{claimId}/mute',
    summary: 'No alerts of the claim for a while',
    schema: 'mute',
    act: mute,
    pageAfter: ({ watchId = '', claimId = '' }) => address.claim(watchId, claimId),
  },
]

/** Reads what an action is given. Fails with REQUEST_INVALID, every fault named. */
export const readBody = async (action: Action, given: unknown): Promise<{ readonly by: string }> => {
  const { actionSchemas } = await import('./action-schemas.ts')
  const read = actionSchemas[action.schema].body.safeParse(given)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ClaimwatchError('REQUEST_INVALID', faults.join('; '), { faults })
}
