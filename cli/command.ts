import type { Command } from 'commander'
import type { Output } from './output.ts'

/** A command of the command line: its file is loaded only when it is called. */
export interface CliCommand {
  /** Declares arguments, options and the action on a commander command that has name and summary already. */
  configure(command: Command, output: Output): void
  /** Full command lines after `claimwatch`, shown under the help; at least one. */
  readonly examples: readonly string[]
}
