import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { alarmMetrics } from '../../bench/cost/model.ts'
import { functionNames, metricNamespace, metrics } from '../../lib/contract.ts'
import { aTemplate, resourcesOf } from './synthesize.ts'

const template = aTemplate()
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')
const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)

interface AlarmProperties {
  readonly AlarmName: string
  readonly AlarmDescription: string
  readonly AlarmActions: readonly unknown[]
  readonly OKActions: readonly unknown[]
  readonly TreatMissingData: string
}

const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(
  ([, alarm]) => alarm.Properties as unknown as AlarmProperties,
)
const shortName = (alarm: AlarmProperties) => alarm.AlarmName.replace(/^claimwatch-prod-/, '')
const alarmNames = alarms.map(shortName)

describe('alarms and runbook', () => {
  test('every alarm has its heading in the runbook and every heading its alarm', () => {
    expect([...headings].sort()).toEqual([...alarmNames].sort())
  })

  test.each(alarms.map((alarm) => [shortName(alarm), alarm] as const))(
    '%s says what it means and where to read on',
    (name, alarm) => {
      expect(alarm.AlarmDescription).toMatch(new RegExp(`^[A-Za-z].+\\. What to do: docs/runbook\\.md#${name}$`))
      expect(alarm.AlarmActions).toHaveLength(1)
      expect(alarm.OKActions).toEqual(alarm.AlarmActions)
    },
  )

  test('every link inside the runbook leads to a heading', () => {
    const links = [...runbook.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, link]) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !headings.includes(link))).toEqual([])
  })
})

describe('what is watched', () => {
  test.each(functionNames)('%s has an alarm for its failures', (name) => {
    expect(alarmNames).toContain(`${name}-failures`)
  })

  test.each(functionNames)('%s rings, too, when every call is throttled and none is left to fail', (name) => {
    const [, { Properties }] = resourcesOf(template, 'AWS::CloudWatch::Alarm').find(
      ([, alarm]) => alarm.Properties['AlarmName'] === `claimwatch-prod-${name}-failures`,
    ) as [string, { Properties: Record<string, unknown> }]
    const [sum] = (Properties['Metrics'] as { Expression?: string }[]).filter(({ Expression }) => Expression)
    expect(sum?.Expression).toBe('FILL(errors, 0) + FILL(throttles, 0)')
  })

  test('a poller that falls silent rings: missing figures are bad news for it', () => {
    const silent = alarms.filter((alarm) => alarm.TreatMissingData === 'breaching').map(shortName)
    expect(silent.sort()).toEqual(['dispatch-stalled', 'poll-no-success', 'sweep-stalled'])
  })

  test('alarms use the metrics that the functions log, and the dashboard shows all of them', () => {
    const used = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'))
    expect(used).toContain(`"Namespace":"${metricNamespace}"`)
    const [dashboard] = resourcesOf(template, 'AWS::CloudWatch::Dashboard')
    for (const name of Object.keys(metrics)) expect(JSON.stringify(dashboard)).toContain(name)
  })

  test('the cost model counts the metrics that the alarms look at', () => {
    const watched = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => {
      const queries = Properties['Metrics'] as { MetricStat?: object }[] | undefined
      return queries?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1
    })
    expect(watched.reduce((sum, count) => sum + count, 0)).toBe(alarmMetrics)
  })

  test('CloudWatch may publish alarms through the key of the topic', () => {
    const keyPolicy = JSON.stringify(template.findResources('AWS::KMS::Key'))
    expect(keyPolicy).toContain('cloudwatch.amazonaws.com')
    expect(JSON.stringify(template.findResources('AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com')
  })
})

describe('every function has bounds', () => {
  test('each has a reserved concurrency or a limit at its event source', () => {
    const reserved = resourcesOf(template, 'AWS::Lambda::Function')
      .filter(([, fn]) => fn.Properties['ReservedConcurrentExecutions'] !== undefined)
      .map(([, fn]) => String(fn.Properties['FunctionName']).replace('claimwatch-prod-', ''))
    const limitedAtSource = ['poll']
    expect([...reserved, ...limitedAtSource].sort()).toEqual([...functionNames].sort())
  })

  test('each has a place for calls that fail: dead letters, a destination, or a caller who waits and is told', () => {
    const text = (value: unknown) => JSON.stringify(value)
    const queuesWithDeadLetters = resourcesOf(template, 'AWS::SQS::Queue')
      .filter(([, queue]) => queue.Properties['RedrivePolicy'] !== undefined)
      .map(([id]) => id)
    const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) =>
        text(Properties['DestinationConfig'] ?? '').includes('OnFailure') ||
        queuesWithDeadLetters.some((queue) => text(Properties['EventSourceArn']).includes(`"${queue}"`)),
    )
    const waiting = ['AWS::Lambda::Url', 'AWS::ApiGatewayV2::Integration', 'Custom::ClaimwatchWatches']
    const callers = waiting.flatMap((type) => resourcesOf(template, type))
    const served = text([...mappings, ...callers].map(([, { Properties }]) => Properties))
    for (const [id, fn] of resourcesOf(template, 'AWS::Lambda::Function'))
      expect([
        fn.Properties['FunctionName'],
        'DeadLetterConfig' in fn.Properties || served.includes(`"${id}"`),
      ]).toEqual([fn.Properties['FunctionName'], true])
  })

  test('each that is called without waiting has dead letters, and each mapping a place for what it gives up', () => {
    const withDeadLetters = resourcesOf(template, 'AWS::Lambda::Function')
      .filter(([, fn]) => fn.Properties['DeadLetterConfig'] !== undefined)
      .map(([, fn]) => fn.Properties['FunctionName'])
    expect(withDeadLetters.sort()).toEqual(['claimwatch-prod-dispatch', 'claimwatch-prod-sweep'])
    for (const [, schedule] of resourcesOf(template, 'AWS::Scheduler::Schedule')) {
      expect(schedule.Properties['Target']).toHaveProperty('DeadLetterConfig')
    }
  })
})
