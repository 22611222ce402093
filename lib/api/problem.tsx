import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ClaimwatchError, errorCodes } from '../errors.ts'
import type { Logger } from '../ports.ts'
import { ProblemPage } from '../views/problem-page.tsx'
import { formatOf, frameOf, html } from './answer.ts'

interface Problem {
  readonly title: string
  readonly status: ContentfulStatusCode
  readonly detail: string
  readonly code?: string
  readonly fix?: string
  readonly faults?: readonly string[]
}

const titles: Readonly<Record<number, string>> = {
  400: 'The question is wrong',
  401: 'A token is needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  500: 'Claimwatch failed',
  502: 'Claimwatch is not ready',
  503: 'The tables cannot be read',
}

const titleOf = (status: number): string => titles[status] ?? 'Failed'

/** Answers with a problem document (RFC 9457), or with a page where a person asks. */
export const problem = (
  context: Context,
  { status, ...rest }: Omit<Problem, 'title'>,
): Response | Promise<Response> => {
  const title = titleOf(status)
  context.status(status)
  if (formatOf(context) === 'html')
    return html(
      context,
      <ProblemPage frame={frameOf(context)} title={title} detail={rest.detail} fix={rest.fix ?? ''} />,
    )
  const type = rest.code === undefined ? 'about:blank' : `tag:claimwatch,2026:error:${rest.code}`
  context.header('Cache-Control', 'no-store')
  context.header('Content-Type', 'application/problem+json; charset=utf-8')
  return context.body(JSON.stringify({ type, title, status, instance: context.req.path, ...rest }))
}

/** What went wrong as its problem; what is our own fault is logged and told without its insides. */
export const problemOf = (logger: Logger) => (error: Error, context: Context) => {
  if (error instanceof ClaimwatchError) {
    const { status } = errorCodes[error.code]
    const { code, fix, faults } = error
    if (status >= 500) logger.error('query.failed', { path: context.req.path, code, error: error.message })
    return problem(context, { status, detail: error.message, code, fix, ...(faults.length > 0 && { faults }) })
  }
  if (error instanceof HTTPException && error.status < 500)
    return problem(context, { status: error.status, detail: 'A form must come from a page of Claimwatch itself.' })
  logger.error('query.failed', { path: context.req.path, error: error.stack ?? String(error) })
  return problem(context, { status: 500, detail: 'This is a fault of Claimwatch; its log says more.' })
}
