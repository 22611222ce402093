import { fileURLToPath } from 'node:url'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { ClaimwatchStack } from './claimwatch-stack.ts'
import { readStageConfig } from './config.ts'

const app = new App()
const config = readStageConfig((key) => app.node.tryGetContext(key))
new ClaimwatchStack(app, `Claimwatch-${config.stage}`, {
  config,
  codeFolder: fileURLToPath(new URL('../dist', import.meta.url)),
  description: 'Claimwatch: tells what changed in the facts you care about, with the sentence that proves it.',
})
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
