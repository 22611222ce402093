import { afterEach, expect, test, vi } from 'vitest'
import { emfMetrics } from '../../../lib/adapters/emf-metrics.ts'

const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
afterEach(() => written.mockClear())
const lines = () => written.mock.calls.map(([text]) => JSON.parse(String(text)))

test('the figures of a run are one line that CloudWatch reads as metrics', () => {
  emfMetrics('claimwatch-test').record({ FeedsPolled: 50, FetchErrors: 0, FreshnessSeconds: [12, 340] })
  const [line] = lines()
  expect(line).toMatchObject({
    service: 'claimwatch-test',
    FeedsPolled: 50,
    FetchErrors: 0,
    FreshnessSeconds: [12, 340],
  })
  expect(line._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: 'Claimwatch',
      Dimensions: [['service']],
      Metrics: [
        { Name: 'FeedsPolled', Unit: 'Count' },
        { Name: 'FetchErrors', Unit: 'Count' },
        { Name: 'FreshnessSeconds', Unit: 'Seconds' },
      ],
    },
  ])
})

test('a run without measurements of a kind leaves that metric out', () => {
  emfMetrics('claimwatch-test').record({ Changes: 0, FreshnessSeconds: [] })
  expect(lines()[0]._aws.CloudWatchMetrics[0].Metrics).toEqual([{ Name: 'Changes', Unit: 'Count' }])
})

test('one run does not carry into the next', () => {
  const metrics = emfMetrics('claimwatch-test')
  metrics.record({ Stories: 3 })
  metrics.record({ AlertsSent: 1 })
  expect(lines().map((line) => [line.Stories, line.AlertsSent])).toEqual([
    [3, undefined],
    [undefined, 1],
  ])
})
