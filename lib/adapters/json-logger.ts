import { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger'
import type { Logger } from '../ports.ts'

export interface JsonLoggerOptions {
  /** `claimwatch-<stage>`, on every line. */
  readonly service: string
  readonly level: 'info' | 'warn' | 'error' | 'silent'
}

/**
 * One JSON object a line, as CloudWatch Logs filters and queries them (errors on stderr): level, timestamp, service, the trace's
 * id, the event's name as `message`, and its fields. On Lambda the function's own log level can only raise `level`.
 */
export const jsonLogger = ({ service, level }: JsonLoggerOptions): Logger => {
  const logger = new PowertoolsLogger({ serviceName: service, logLevel: upper(level) })
  return {
    info: (event, fields = {}) => logger.info(event, fields),
    warn: (event, fields = {}) => logger.warn(event, fields),
    error: (event, fields = {}) => logger.error(event, fields),
  }
}

const upper = (level: JsonLoggerOptions['level']) => level.toUpperCase() as Uppercase<typeof level>
