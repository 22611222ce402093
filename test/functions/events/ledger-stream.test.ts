import type { DynamoDBRecord } from 'aws-lambda'
import { expect, test } from 'vitest'
import { changeIdsOf, refuseUndelivered, toBatchAnswer } from '../../../functions/events/ledger-stream.ts'

const aRecord = (entry: string, sequence: string): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { Keys: { claim: { S: 'tin-conference/venue' }, entry: { S: entry } }, SequenceNumber: sequence },
})
const records = [
  aRecord('change#0000000001', '100'),
  aRecord('source#0000000001#story-9', '101'),
  aRecord('change#0000000002', '102'),
]
const failing = (...ids: string[]) => ({
  sent: [],
  held: [],
  failed: ids.map((changeId) => ({ changeId, target: 'sns', code: 'ALERT_UNDELIVERED' as const })),
})

test('an entry and a story that joins it are one change to tell', () => {
  expect(changeIdsOf(records)).toEqual(['tin-conference:venue:1', 'tin-conference:venue:2'])
})

test('records of another form are passed over', () => {
  expect(changeIdsOf([aRecord('note#1', '1'), { eventName: 'INSERT' }])).toEqual([])
})

test('the records of a change that was not told are delivered again, the others are done', () => {
  expect(toBatchAnswer(records, failing())).toEqual({ batchItemFailures: [] })
  expect(toBatchAnswer(records, failing('tin-conference:venue:1'))).toEqual({
    batchItemFailures: [{ itemIdentifier: '100' }, { itemIdentifier: '101' }],
  })
})

test('when nothing was told the call fails, so that the stream halves the batch', () => {
  const nothing = failing('tin-conference:venue:1', 'tin-conference:venue:2')
  expect(() => toBatchAnswer(records, nothing)).toThrow('not told: tin-conference:venue:1, tin-conference:venue:2')
})

test('a change untold to two targets is named once', () => {
  expect(() => refuseUndelivered(failing('a:b:1', 'a:b:1'))).toThrow(/^not told: a:b:1$/)
})
