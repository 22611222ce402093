import * as z from 'zod'
import { actionSchemas } from './action-schemas.ts'
import { type Action, actions } from './actions.ts'
import { parameterSchemas } from './parameter-schemas.ts'
import { problemSchema, type Route, routes } from './routes.ts'

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1, which needs no word about itself inside a document. */
const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, id: _id, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }))

const queryParameters = ({ parameters }: Route) =>
  Object.entries(parameterSchemas[parameters].shape).map(([name, schema]) => {
    const { description, ...shape } = jsonSchema(schema, 'input')
    return { name, in: 'query', required: false, ...(description !== undefined && { description }), schema: shape }
  })

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const nameOf = (path: string): string => path.replace(/[^A-Za-z]+/g, '-').replace(/^-|-$/g, '') || 'board'

const actionOperation = ({ path, summary, schema }: Action) => ({
  summary,
  operationId: nameOf(path),
  parameters: pathParameters(path),
  security: [{ writeToken: [] }],
  requestBody: {
    required: true,
    content: { 'application/json': { schema: jsonSchema(actionSchemas[schema].body, 'input') } },
  },
  responses: {
    200: {
      description: summary,
      content: { 'application/json': { schema: jsonSchema(actionSchemas[schema].answer, 'output') } },
    },
    400: problem('What was sent is wrong; every fault is named'),
    401: problem('A token is needed'),
    403: problem('The token may not write'),
    404: problem('There is no such watch, claim or change, or it was withdrawn before'),
    503: problem('The tables cannot be reached; worth trying again'),
  },
})

const operation = (route: Route) => ({
  summary: route.summary,
  operationId: nameOf(route.path),
  parameters: [...pathParameters(route.path), ...queryParameters(route)],
  responses: {
    200: {
      description: route.summary,
      content: Object.fromEntries(
        Object.entries(route.answers).map(([type, schema]) => [
          type,
          { schema: schema === undefined ? { type: 'string' } : jsonSchema(schema, 'output') },
        ]),
      ),
    },
    304: { description: 'Unchanged since the ETag sent' },
    400: problem('A parameter is wrong; every fault is named'),
    401: problem('A token is needed'),
    404: problem('There is no such watch, claim or change'),
    503: problem('The tables cannot be read; worth trying again'),
  },
})

/** The API's own description, OpenAPI 3.1, from the schemas that the answers are tested with. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Claimwatch',
    version: '1',
    summary: 'What changed in the facts you care about, once, with the sentence that proves it.',
    description:
      'Read-only but for the calls that name a write token, which are refused unless the service was given one. The same addresses answer a browser with a page. Lists give `Link: rel="next"`.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  // On one's own machine nobody needs one.
  security: [{}, { readToken: [] }],
  paths: Object.fromEntries([
    ...routes.map((route) => [route.path, { get: operation(route) }]),
    ...actions.map((action) => [action.path, { post: actionOperation(action) }]),
  ]),
  components: {
    schemas: { Problem: jsonSchema(problemSchema, 'output') },
    securitySchemes: {
      readToken: { type: 'http', scheme: 'bearer', description: 'In a deployed stage: docs/api.md' },
      writeToken: { type: 'http', scheme: 'bearer', description: 'The second right: docs/api.md' },
    },
  },
})
