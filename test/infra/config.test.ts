import { expect, test } from 'vitest'
import { configFaults, readStageConfig, stages } from '../../infra/config.ts'

const context = (values: Record<string, string>) => (key: string) => values[key]

test('without a stage the production stage is deployed', () => {
  expect(readStageConfig(context({}))).toEqual(stages.prod)
})

test('addresses are given on the command line and stay out of git', () => {
  const config = readStageConfig(
    context({ stage: 'dev', subscribers: 'a@example.org, b@example.org', alarms: 'ops@example.org' }),
  )
  expect(config.subscribers).toEqual(['a@example.org', 'b@example.org'])
  expect(config.alarmsTo).toEqual(['ops@example.org'])
  expect(config.stage).toBe('dev')
})

test('what tokens may do is read unless the deployment says more, or nothing', () => {
  expect([stages.prod.tokenAccess, readStageConfig(context({ tokens: 'write' })).tokenAccess]).toEqual([
    'read',
    'write',
  ])
  expect(readStageConfig(context({ tokens: 'off' })).tokenAccess).toBe('off')
  expect(() => readStageConfig(context({ tokens: 'all' }))).toThrow(/tokenAccess "all": choose off, read, write/)
})

test('an unknown stage is refused with the stages there are', () => {
  expect(() => readStageConfig(context({ stage: 'production' }))).toThrow(/"production".*choose prod or dev/)
})

test('all faults are told at once, each with what to write', () => {
  const faults = configFaults({
    ...stages.prod,
    stage: 'My Stage',
    subscribers: ['nobody'],
    maxConcurrentPolls: 1,
    sweepEveryMinutes: 0.5,
    apiRequestsPerSecond: 0,
  })
  expect(faults).toHaveLength(5)
  expect(faults.join('\n')).toMatch(
    /My Stage[\s\S]*name@example.org[\s\S]*2 to 1,000[\s\S]*whole minutes[\s\S]*apiRequestsPerSecond 0/,
  )
})
