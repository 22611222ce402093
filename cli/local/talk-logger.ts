import type { Logger } from '../../lib/ports.ts'
import type { Output } from '../output.ts'
import { red, yellow } from '../styled.ts'

/** Warnings and errors as talk; the rest is for machines. */
export const talkLogger = (output: Output): Logger => ({
  info: () => undefined,
  warn: (event, fields) => output.talk([yellow(event), ' ', JSON.stringify(fields ?? {})]),
  error: (event, fields) => output.talk([red(event), ' ', JSON.stringify(fields ?? {})]),
})
