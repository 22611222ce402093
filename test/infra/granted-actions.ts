import type { Template } from 'aws-cdk-lib/assertions'
import { asList, resourcesOf, type Statement } from './synthesize.ts'

/** `PutItem state`, `Query changes/byMonth`: what the stack lets one function do on the tables. */
export const grantedActions = (template: Template, functionName: string): ReadonlySet<string> => {
  const [, fn] = resourcesOf(template, 'AWS::Lambda::Function').find(
    ([, resource]) => resource.Properties['FunctionName'] === `claimwatch-prod-${functionName}`,
  ) ?? ['', { Type: '', Properties: {} }]
  const [role] = (fn.Properties['Role'] as { 'Fn::GetAtt': [string] })['Fn::GetAtt']
  const statements = resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, policy]) => JSON.stringify(policy.Properties['Roles']).includes(`"${role}"`))
    .flatMap(([, policy]) => (policy.Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
  return new Set(statements.flatMap(grantsOf))
}

const grantsOf = ({ Action, Resource }: Statement): string[] =>
  asList(Action)
    .filter((action) => action.startsWith('dynamodb:'))
    .flatMap((action) => asList(Resource).map((resource) => `${action.slice('dynamodb:'.length)} ${tableOf(resource)}`))

/** The table, or the table and its index, that an ARN of the template stands for. */
const tableOf = (resource: unknown): string => {
  const arn = JSON.stringify(resource)
  const table = /"TablesChanges\w+"/.test(arn) ? 'changes' : 'state'
  const [, index] = /\/index\/(\w+)/.exec(arn) ?? []
  return index === undefined ? table : `${table}/${index}`
}
