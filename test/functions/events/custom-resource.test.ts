import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { CloudFormationCustomResourceEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerCustomResource } from '../../../functions/events/custom-resource.ts'

const answers: Record<string, unknown>[] = []
let server: Server

beforeAll(async () => {
  server = createServer(async (request, response) => {
    answers.push({ method: request.method, type: request.headers['content-type'], ...JSON.parse(await text(request)) })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void server.close())

const anEvent = (RequestType: 'Create' | 'Update' | 'Delete') =>
  ({
    RequestType,
    ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Watches',
  }) as CloudFormationCustomResourceEvent

test('the outcome is told where CloudFormation waits, without a content type', async () => {
  await answerCustomResource(anEvent('Create'), async () => '2 loaded')
  expect(answers.at(-1)).toEqual({
    method: 'PUT',
    type: '',
    Status: 'SUCCESS',
    Data: { Outcome: '2 loaded' },
    PhysicalResourceId: 'claimwatch-watches',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Watches',
  })
})

test('a failure is told with its reason and counted as an error of the function', async () => {
  const work = () => Promise.reject(new Error('the table is gone'))
  await expect(answerCustomResource(anEvent('Update'), work)).rejects.toThrow('the table is gone')
  expect(answers.at(-1)).toMatchObject({ Status: 'FAILED', Reason: 'Error: the table is gone' })
})

test('deleting the stack leaves the watches as they are', async () => {
  await answerCustomResource(anEvent('Delete'), () => Promise.reject(new Error('must not run')))
  expect(answers.at(-1)).toMatchObject({ Status: 'SUCCESS', Data: { Outcome: 'kept' } })
})

test('a long list of faults is cut to what CloudFormation takes', async () => {
  await answerCustomResource(anEvent('Update'), async () => 'fault\n'.repeat(2_000))
  expect(JSON.stringify(answers.at(-1)).length).toBeLessThan(4_096)
})
