import { nameInStage } from '../../lib/contract.ts'
import type { StageConfig } from '../config.ts'

/** What every construct needs to know of the deployment it is part of. */
export interface Deployment {
  readonly config: StageConfig
  /** Folder with one subfolder of bundled code per function: `dist/`. */
  readonly codeFolder: string
}

/** `claimwatch-prod-poll`: the name of a thing in the account. */
export const nameOf = (deployment: Deployment, part: string): string => nameInStage(deployment.config.stage, part)
