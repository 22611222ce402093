import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { ClaimwatchStack } from '../../infra/claimwatch-stack.ts'
import { type StageConfig, stages } from '../../infra/config.ts'
import { functionNames } from '../../lib/contract.ts'

/** A folder like `dist/` whose functions do nothing: the rules of the stack do not depend on the code in it. */
export const emptyFunctions = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimwatch-code-'))
  for (const name of functionNames) {
    mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, name, 'index.mjs'), 'export const handler = async () => undefined\n')
  }
  return folder
}

/** The stack with everything a stage can have, without CDK's own linter, which takes seconds (`npm run synth` has it). */
const aStack = (overrides: Partial<StageConfig> = {}): ClaimwatchStack => {
  const app = new App({ builtinCloudFormationValidation: false, analyticsReporting: false })
  const config: StageConfig = { ...stages.prod, tokenAccess: 'write', ...overrides }
  return new ClaimwatchStack(app, 'Claimwatch', { config, codeFolder: emptyFunctions() })
}

export const aTemplate = (overrides: Partial<StageConfig> = {}): Template => Template.fromStack(aStack(overrides))

export interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Sid?: string
}

export const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

export interface TemplateResource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

/** Resources of one type, by logical id. */
export const resourcesOf = (template: Template, type: string): [string, TemplateResource][] =>
  Object.entries(template.findResources(type)) as [string, TemplateResource][]

/** Every rule of cdk-nag that the stack answers with a reason instead of following it. */
export const acknowledgedRules = (stack: ClaimwatchStack): { readonly id: string; readonly reason: string }[] =>
  stack.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>).map(([id, reason]) => ({ id, reason })))
