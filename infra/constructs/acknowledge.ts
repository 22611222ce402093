import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Answers one finding of cdk-nag with the reason why it stands. `rule` is as the report prints it, for instance
 * `AwsSolutions-IAM5[Resource::*]`.
 */
export const acknowledge = (construct: IConstruct, rule: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id: rule, reason })
}
