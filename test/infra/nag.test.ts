import { App, Validations } from 'aws-cdk-lib'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { ClaimwatchStack } from '../../infra/claimwatch-stack.ts'
import { type StageConfig, stages } from '../../infra/config.ts'
import { acknowledgedRules, emptyFunctions } from './synthesize.ts'

/**
 * The stack with the AwsSolutions rules, whose findings fail the synthesis. CDK's own linter takes seconds and runs with
 * them in `npm run synth`.
 */
const synthesize = (config: StageConfig, plant: (stack: ClaimwatchStack) => unknown = () => undefined) => {
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false })
  const stack = new ClaimwatchStack(app, 'Claimwatch', { config, codeFolder: emptyFunctions() })
  plant(stack)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  app.synth()
  return stack
}

const everyAccess = [
  ...Object.entries(stages),
  ['prod with writing tokens', { ...stages.prod, tokenAccess: 'write' }],
] as const

test.each(everyAccess)('no rule of AwsSolutions is left unanswered in %s', (_name, config) => {
  const people = { subscribers: ['reader@example.org'], alarmsTo: ['ops@example.org'] }
  expect(() => synthesize({ ...config, ...people })).not.toThrow()
})

test('a planted fault is found: these rules can fail', () => {
  expect(() => synthesize(stages.dev, (stack) => new Topic(stack, 'Bare'))).toThrow(/AwsSolutions-SNS3/)
})

test('every rule that was answered instead of followed has its reason', () => {
  const answers = acknowledgedRules(synthesize(stages.prod))
  expect(new Set(answers.map(({ id }) => id.replace(/\[.*/, '').replace(/.*::/, '')))).toEqual(
    new Set([
      ...['AwsSolutions-IAM5', 'AwsSolutions-SQS3', 'AwsSolutions-S1', 'AwsSolutions-SMG4', 'AwsSolutions-APIG4'],
    ]),
  )
  for (const { reason } of answers) expect(reason.length).toBeGreaterThan(30)
})
