import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { snsMessage } from '../alerts/sns-message.ts'
import type { Alert } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { AlertChannel } from '../ports.ts'

/** From the changes themselves, so that a second sending replaces the first file. No character a file system refuses. */
const fileName = (alerts: readonly Alert[]): string => {
  const ids = alerts.map(({ change }) => `${change.claimId}-${change.seq}`).join('+')
  const [first] = alerts
  const name = `${first?.change.at ?? ''}_${first?.watch.id ?? ''}_${ids}`.replace(/[^\w+.-]/g, '-')
  return `${name.slice(0, 200)}.json`
}

/** Keeps every message in a folder, exactly as it would be published to the topic. Whole files only. */
export const outboxChannel = (folder: string): AlertChannel => ({
  target: 'outbox',
  send: async (alerts) => {
    const path = join(folder, fileName(alerts))
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(`${path}.part`, `${JSON.stringify(snsMessage(alerts), null, 2)}\n`)
      await rename(`${path}.part`, path)
    } catch (cause) {
      throw new ClaimwatchError('ALERT_UNDELIVERED', `cannot write ${path}`, { cause })
    }
  },
})
