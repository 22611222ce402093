import { expect, test, vi } from 'vitest'
import { workThrough } from '../../../functions/events/batch.ts'

const worker = (bad: readonly string[]) => async (record: string) => {
  if (bad.includes(record)) throw new Error(`cannot poll ${record}`)
}

test('one message that fails comes back alone, and its error is logged', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const answer = await workThrough(['a', 'b', 'c'], (record) => record, worker(['b']))
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] })
  expect(logged).toHaveBeenCalledExactlyOnceWith(new Error('cannot poll b'))
  logged.mockRestore()
})

test('when no message goes through the call fails, so that Lambda counts it', async () => {
  await expect(workThrough(['a', 'b'], (record) => record, worker(['a', 'b']))).rejects.toThrow('cannot poll a')
})

test('an empty batch is done', async () => {
  expect(await workThrough([], String, worker([]))).toEqual({ batchItemFailures: [] })
})
