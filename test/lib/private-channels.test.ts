import { expect, test } from 'vitest'
import { readPrivateChannels } from '../../lib/private-channels.ts'

const key = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
const hook = 'https://receiver.example/hook'

test('an empty object, as deployed, is no channel', () => {
  expect(readPrivateChannels('{}')).toEqual({ webhookSecrets: [] })
})

test('two keys sign while one replaces the other', () => {
  const second = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
  const text = JSON.stringify({ webhookUrl: hook, webhookSecrets: [second, key] })
  expect(readPrivateChannels(text)).toEqual({ webhookUrl: hook, webhookSecrets: [second, key] })
})

test.each([
  ['no JSON', 'slack', 'no JSON object'],
  ['a list', '[]', 'no JSON object'],
  ['a webhook without a key', JSON.stringify({ webhookUrl: hook }), 'never sent unsigned'],
  ['a key that is none', JSON.stringify({ webhookUrl: hook, webhookSecrets: ['hunter2'] }), 'no whsec_<base64>'],
  ['an address without TLS', '{"slackUrl":"http://hooks.example/"}', 'slackUrl is no https address'],
  ['a misspelt name', '{"slackURL":"https://hooks.example/"}', 'slackURL is unknown'],
])('%s is refused in words that tell no secret', (_, text, words) => {
  expect(() => readPrivateChannels(text)).toThrow(words)
  expect(() => readPrivateChannels(text)).not.toThrow('hunter2')
})
