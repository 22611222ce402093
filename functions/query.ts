import { handle } from 'hono/aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wireQuery } from '../lib/wire.ts'

/** Called by the function URL and by the gateway: page, API and feeds over the change table. */
export const handler = handle(wireQuery(readConfig(process.env)))
