import { expect, test } from 'vitest'
import { decodePollMessage } from '../../../functions/events/poll-message.ts'

test('a message names a shard and the feeds that are due', () => {
  const message = { shard: '0001', feeds: ['https://feeds.example/tin.xml'] }
  expect(decodePollMessage(JSON.stringify(message))).toEqual(message)
})

test.each(['', 'null', '{}', '{"shard":1,"feeds":[]}', '{"shard":"1","feeds":[7]}', '<xml/>'])(
  'a message that is none of ours is refused by its text: %s',
  (body) => {
    expect(() => decodePollMessage(body)).toThrow(expect.objectContaining({ code: 'MESSAGE_INVALID' }))
  },
)
