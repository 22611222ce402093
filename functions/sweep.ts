import { readConfig } from '../lib/config.ts'
import type { AlertsSent } from '../lib/pipeline/send-alerts.ts'
import { wireAlerts } from '../lib/wire.ts'
import { refuseUndelivered } from './events/ledger-stream.ts'

const alerts = wireAlerts(readConfig(process.env))

/** Called by the schedule: tells what was not told. Fails when a change stays untold, so that its alarm rings. */
export const handler = async (): Promise<AlertsSent> => {
  const told = await alerts.sweep()
  refuseUndelivered(told)
  return told
}
