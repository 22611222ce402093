import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageId } from '../alerts/cloud-event.ts'
import { type Leaving, leavingBy, leavingText, type Receivers } from '../alerts/leaving.ts'
import { env } from '../contract.ts'
import type { Alert } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import type { AlertChannel, Clock } from '../ports.ts'
import type { PrivateChannels } from '../private-channels.ts'

export interface OutboxOptions {
  readonly folder: string
  /** What is set of them is shown, but for the secrets; the rest by the name under which it can be set. */
  readonly channels: PrivateChannels
  readonly clock: Clock
}

/** The host of an address, or which variable would hold it: what follows the host is the secret. */
const shown = (url: string | undefined, name: string): string =>
  url !== undefined && URL.canParse(url) ? `${new URL(url).origin}/***` : `(${name} is not set)`

const receiversOf = ({ slackUrl, webhookUrl, webhookSecrets }: PrivateChannels): Receivers => ({
  topic: `(${env.topicArn})`,
  slackUrl: shown(slackUrl, env.slackUrl),
  webhookUrl: shown(webhookUrl, env.webhookUrl),
  webhookSecrets,
})

/** Long enough for a watch and its claim, short enough for every file system. */
const longestName = 120

/** From the changes themselves, so that a second sending replaces the first. No character a file system refuses. */
const nameOf = (alerts: readonly Alert[]): string => {
  const [first, ...more] = alerts.map(({ change }) => change)
  const name = `${first?.at}_${first?.watchId}_${first?.claimId}-${first?.seq}`
  const plain = name.replace(/[^\w+.-]/g, '-').slice(0, longestName)
  if (more.length === 0 && plain.length < longestName) return plain
  return `${plain}+${more.length}-${createHash('sha256').update(messageId(alerts)).digest('hex').slice(0, 12)}`
}

const fileOf = ({ way, part }: Leaving): string => `${part === undefined ? way : `${way}-${part}`}.txt`

/**
 * Keeps every message in a folder of its own, one file for each way in which it leaves where that way is set up: `sns.txt`,
 * `email.txt`, `sms.txt`, `slack.txt`, `webhook.txt`. The folder appears whole or not at all.
 */
export const outboxChannel = ({ folder, channels, clock }: OutboxOptions): AlertChannel => ({
  target: 'outbox',
  send: async (alerts) => {
    const path = join(folder, nameOf(alerts))
    const unfinished = `${path}.part`
    try {
      await rm(unfinished, { recursive: true, force: true })
      await mkdir(unfinished, { recursive: true })
      for (const leaving of leavingBy(receiversOf(channels), alerts, clock.now()))
        await writeFile(join(unfinished, fileOf(leaving)), leavingText(leaving))
      await rm(path, { recursive: true, force: true })
      await rename(unfinished, path)
    } catch (cause) {
      throw new ClaimwatchError('ALERT_UNDELIVERED', `cannot write ${path}`, { cause })
    }
  },
})
