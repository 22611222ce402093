import { handle } from 'hono/aws-lambda'
import { readConfig } from '../lib/config.ts'
import { wireReview } from '../lib/wire.ts'

/** Called by the gateway with what is posted: the writing calls of page and API. */
export const handler = handle(wireReview(readConfig(process.env)))
