import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { managedSecret } from '../../../lib/adapters/secrets-manager.ts'
import { startLoopbackSecrets } from '../../support/loopback-secrets.ts'

let secrets: Awaited<ReturnType<typeof startLoopbackSecrets>>
let client: SecretsManagerClient
let minutes = 0

beforeEach(async () => {
  minutes = 0
  secrets = await startLoopbackSecrets('first')
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new SecretsManagerClient({ endpoint: secrets.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
})
afterEach(() => {
  client.destroy()
  secrets.stop()
})

const reader = () =>
  managedSecret(
    'channels',
    () => minutes * 60_000,
    async () => client,
  )

test('a secret is read once in five minutes, and a new value is in use after that', async () => {
  const read = reader()
  expect([await read(), await read()]).toEqual(['first', 'first'])
  expect(secrets.asked()).toBe(1)
  secrets.put('second')
  minutes = 4
  expect(await read()).toBe('first')
  minutes += 6
  expect(await read()).toBe('second')
})

test('while the service is away the value of before goes on', async () => {
  const read = reader()
  await read()
  secrets.put(undefined)
  minutes += 6
  expect(await read()).toBe('first')
})

test('a secret that was never read fails with its name', async () => {
  secrets.put(undefined)
  await expect(reader()()).rejects.toMatchObject({
    code: 'SECRET_UNREADABLE',
    message: expect.stringContaining('channels'),
  })
})
