import { alertsText } from '../alerts/alert-text.ts'
import type { AlertChannel } from '../ports.ts'

/** Prints each message, with a blank line after it. */
export const consoleChannel = (print: (text: string) => void): AlertChannel => ({
  target: 'console',
  send: async (alerts) => print(`${alertsText(alerts)}\n`),
})
