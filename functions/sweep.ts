import { readConfig } from '../lib/config.ts'
import type { AlertsSent } from '../lib/pipeline/alerts-sent.ts'
import { wireAlerts } from '../lib/wire.ts'

const alerts = wireAlerts(readConfig(process.env))

/** Called by the schedule: tells what was not told, and tries targets that failed again. */
export const handler = async (): Promise<AlertsSent> => alerts.sweep()
