import { afterEach, expect, test, vi } from 'vitest'
import { jsonLogger } from '../../../lib/adapters/json-logger.ts'

const output = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
for (const stream of output) stream.mockReturnValue(true)
afterEach(() => {
  for (const stream of output) stream.mockClear()
})
const lines = () => output.flatMap((stream) => stream.mock.calls).map(([text]) => JSON.parse(String(text)))

test('an event is one line of JSON with its fields, level and service', () => {
  jsonLogger({ service: 'claimwatch-test', level: 'info' }).info('polled', { shard: '0001', feedsPolled: 50 })
  expect(lines()).toEqual([
    expect.objectContaining({
      level: 'INFO',
      message: 'polled',
      service: 'claimwatch-test',
      shard: '0001',
      feedsPolled: 50,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    }),
  ])
})

test('an error is told with its cause', () => {
  const error = new Error('table is gone', { cause: new Error('no such host') })
  jsonLogger({ service: 'claimwatch-test', level: 'info' }).error('append failed', { error })
  expect(lines()[0].error).toMatchObject({ message: 'table is gone', cause: { message: 'no such host' } })
})

test('what is below the level, and everything when silent, is not written', () => {
  jsonLogger({ service: 'claimwatch-test', level: 'warn' }).info('polled')
  jsonLogger({ service: 'claimwatch-test', level: 'silent' }).error('failed')
  expect(lines()).toEqual([])
})
