import type { DynamoDBRecord } from 'aws-lambda'
import { expect, test } from 'vitest'
import { changeIdsOf } from '../../../functions/events/ledger-stream.ts'

const aRecord = (entry: string, sequence: string): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { Keys: { claim: { S: 'tin-conference/venue' }, entry: { S: entry } }, SequenceNumber: sequence },
})
const records = [
  aRecord('change#0000000001', '100'),
  aRecord('source#0000000001#story-9', '101'),
  aRecord('change#0000000002', '102'),
]
test('an entry and a story that joins it are one change to tell', () => {
  expect(changeIdsOf(records)).toEqual(['tin-conference:venue:1', 'tin-conference:venue:2'])
})

test('records of another form are passed over', () => {
  expect(changeIdsOf([aRecord('note#1', '1'), { eventName: 'INSERT' }])).toEqual([])
})
