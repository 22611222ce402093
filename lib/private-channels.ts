import { ClaimwatchError } from './errors.ts'

/** Where alerts go besides the topic. Addresses and keys are secrets. */
export interface PrivateChannels {
  readonly slackUrl?: string
  readonly webhookUrl?: string
  /** `whsec_…`, at least one where there is an address; two while one replaces the other. */
  readonly webhookSecrets: readonly string[]
}

/** Standard Webhooks: 24 to 64 random bytes in base64. */
const webhookSecret = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/

/** What is wrong with the channels, without saying any of their secrets; `nameOf` is what the user calls a part. */
export const channelFaults = (
  { webhookUrl, webhookSecrets }: PrivateChannels,
  nameOf: (part: 'webhookSecrets') => string,
): string[] => [
  ...(webhookUrl && webhookSecrets.length === 0
    ? [`${nameOf('webhookSecrets')} is not set: a webhook is never sent unsigned`]
    : []),
  ...(webhookSecrets.every((secret) => webhookSecret.test(secret))
    ? []
    : [`${nameOf('webhookSecrets')} holds what is no whsec_<base64> secret of 24 to 64 bytes`]),
]

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:'

const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const known: readonly string[] = ['slackUrl', 'webhookUrl', 'webhookSecrets'] satisfies (keyof PrivateChannels)[]

/**
 * Reads `{"slackUrl": …, "webhookUrl": …, "webhookSecrets": […]}`, each part optional: `{}` is no channel. Fails with
 * CONFIG_INVALID, every fault named and no value told.
 */
export const readPrivateChannels = (text: string): PrivateChannels => {
  const given = parseObject(text)
  if (given === undefined) throw new ClaimwatchError('CONFIG_INVALID', 'the secret of the channels is no JSON object')
  const { slackUrl, webhookUrl, webhookSecrets = [] } = given
  const faults = Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `${key} is unknown: there are ${known.join(', ')}`)
  for (const [name, url] of Object.entries({ slackUrl, webhookUrl }))
    if (url !== undefined && !isAddress(url)) faults.push(`${name} is no https address`)
  const secrets = Array.isArray(webhookSecrets) ? webhookSecrets.map(String) : [String(webhookSecrets)]
  const channels = {
    ...(isAddress(slackUrl) && { slackUrl }),
    ...(isAddress(webhookUrl) && { webhookUrl }),
    webhookSecrets: secrets,
  }
  faults.push(...channelFaults(channels, (part) => part))
  if (faults.length > 0) throw new ClaimwatchError('CONFIG_INVALID', faults.join('; '), { faults })
  return channels
}
