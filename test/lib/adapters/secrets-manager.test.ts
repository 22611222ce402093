import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { managedSecret } from '../../../lib/adapters/secrets-manager.ts'

let server: Server
let client: SecretsManagerClient
let value: string | undefined
let asked = 0

/** Speaks the one call of Secrets Manager that is used; an absent value is its ResourceNotFoundException. */
beforeEach(async () => {
  asked = 0
  minutes = 0
  value = 'first'
  server = createServer((request, response) => {
    request.resume()
    asked += 1
    const [status, body] =
      value === undefined ? [400, { __type: 'ResourceNotFoundException' }] : [200, { SecretString: value }]
    response.writeHead(status as number, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
})
afterEach(() => {
  client.destroy()
  server.closeAllConnections()
  server.close()
})

let minutes = 0
const reader = () => managedSecret(client, 'channels', () => minutes * 60_000)

test('a secret is read once in five minutes, and a new value is in use after that', async () => {
  const read = reader()
  expect([await read(), await read()]).toEqual(['first', 'first'])
  expect(asked).toBe(1)
  value = 'second'
  minutes = 4
  expect(await read()).toBe('first')
  minutes += 6
  expect(await read()).toBe('second')
})

test('while the service is away the value of before goes on', async () => {
  const read = reader()
  await read()
  value = undefined
  minutes += 6
  expect(await read()).toBe('first')
})

test('a secret that was never read fails with its name', async () => {
  value = undefined
  await expect(reader()()).rejects.toMatchObject({
    code: 'SECRET_UNREADABLE',
    message: expect.stringContaining('channels'),
  })
})
