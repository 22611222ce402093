import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ClaimwatchError } from '../errors.ts'

/** A changed secret is in use after this long at the latest, without a deployment. Milliseconds. */
const keptMs = 5 * 60_000

const ownClient = async (): Promise<SecretsManagerClient> => {
  const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager')
  return new SecretsManagerClient({})
}

/**
 * Reads one secret, and keeps it for five minutes. While the service is away the value of before goes on. Fails with
 * SECRET_UNREADABLE. The client is loaded with the first reading, which a cold start need not wait for.
 */
export const managedSecret = (
  id: string,
  now: () => number = () => performance.now(),
  open: () => Promise<SecretsManagerClient> = ownClient,
): (() => Promise<string>) => {
  let opened: Promise<SecretsManagerClient> | undefined
  let kept: { readonly value: string; readonly at: number } | undefined
  const read = async (): Promise<string> => {
    try {
      opened ??= open()
      const client = await opened
      const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager')
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }))
      kept = { value: SecretString ?? '', at: now() }
      return kept.value
    } catch (cause) {
      if (kept !== undefined) return kept.value
      const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
      throw new ClaimwatchError('SECRET_UNREADABLE', `the secret ${id} cannot be read (${why})`, { cause })
    }
  }
  return async () => (kept !== undefined && now() - kept.at < keptMs ? kept.value : read())
}
