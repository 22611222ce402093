import type * as z from 'zod'
import { nearest } from './nearest.ts'
import { watchJsonSchema } from './watch-file.ts'
import type { SourcePath } from './yaml-source.ts'

/** A fault before it has a line: the path says where. */
export interface PathFault {
  readonly path: SourcePath
  readonly message: string
  readonly fix: string
  /** Points at the key of the path rather than at its value. */
  readonly atKey?: boolean
}

type Issue = z.core.$ZodIssue
interface SchemaNode {
  readonly description?: string
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
}

const form = watchJsonSchema() as SchemaNode

const stepInto = (node: SchemaNode, step: string | number): SchemaNode | undefined => {
  const options = [node, ...(node.anyOf ?? [])]
  for (const option of options) {
    const more = typeof option.additionalProperties === 'object' ? option.additionalProperties : undefined
    const next = typeof step === 'number' ? option.items : (option.properties?.[step] ?? more)
    if (next) return next
  }
  return node.anyOf?.map((option) => stepInto(option, step)).find((found) => found !== undefined)
}

/** The descriptions and keys of the form along a path, from the same source that the editor's schema comes from. */
const formAt = (path: SourcePath): { description: string; keys: readonly string[] } => {
  let node: SchemaNode | undefined = form
  let description = form.description ?? ''
  for (const step of path) {
    node = node && stepInto(node, step)
    description = node?.description ?? description
  }
  const options = node ? [node, ...(node.anyOf ?? [])] : []
  return { description, keys: options.flatMap((option) => Object.keys(option.properties ?? {})) }
}

export const valueAt = (raw: unknown, path: SourcePath): unknown =>
  path.reduce<unknown>(
    (value, step) => (value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined),
    raw,
  )

/** `claims[0].kind`, as people write it. */
export const pathText = (path: SourcePath): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '') || 'the file'

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map of keys and values',
  record: 'a map of names and lists',
  array: 'a list',
  null: 'empty',
}
const typeName = (type: string): string => typeNames[type] ?? type
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const issueMessage = (issue: Issue, value: unknown, name: string): string => {
  if (value === undefined) return `\`${name}\` is missing`
  if (issue.code === 'invalid_type') {
    const wrong = typeOf(value) === 'number' ? String(value) : typeName(typeOf(value))
    return `\`${name}\` must be ${typeName(issue.expected)}, not ${wrong}`
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String)
    const meant = nearest(String(value), options)
    return `\`${name}\` must be one of ${options.join(', ')}, not ${shown(value)}${meant ? `: did you mean \`${meant}\`?` : ''}`
  }
  if (issue.code === 'too_small' && (value === '' || (Array.isArray(value) && value.length === 0))) {
    return `\`${name}\` is empty`
  }
  if (issue.code === 'too_small') return `\`${name}\` is ${shown(value)}, less than ${issue.minimum}`
  if (issue.code === 'too_big')
    return `\`${name}\` is ${shown(value)}, more than ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
  return `\`${name}\` does not have the right form: ${shown(value)}`
}

const unknownKeys = (issue: z.core.$ZodIssueUnrecognizedKeys, path: SourcePath): PathFault[] => {
  const { keys } = formAt(path)
  return issue.keys.map((key) => {
    const meant = nearest(key, keys)
    return {
      path: [...path, key],
      atKey: true,
      message: `unknown key \`${key}\`${meant ? `: did you mean \`${meant}\`?` : ''}`,
      fix: meant ? `Write \`${meant}\`.` : `Remove it; the keys here are ${keys.join(', ')}.`,
    }
  })
}

const isRootType = (issue: Issue): boolean => issue.path.length === 0 && issue.code === 'invalid_type'

/** Of several allowed forms, the faults of the one the user seems to have meant: the one whose own type fits. */
const unionFaults = (issue: z.core.$ZodIssueInvalidUnion, path: SourcePath, raw: unknown): PathFault[] => {
  const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isRootType))
  if (meant) return meant.flatMap((inner) => issueFaults(inner, path, raw))
  const value = valueAt(raw, path)
  const name = pathText(path)
  const message =
    value === undefined
      ? `\`${name}\` is missing`
      : `\`${name}\` cannot be ${value === null ? 'empty' : typeName(typeOf(value))}`
  return [{ path, message, fix: formAt(path).description }]
}

const issueFaults = (issue: Issue, prefix: SourcePath, raw: unknown): PathFault[] => {
  const path = [...prefix, ...(issue.path as (string | number)[])]
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path)
  if (issue.code === 'invalid_union') return unionFaults(issue, path, raw)
  const { description } = formAt(path)
  return [{ path, message: issueMessage(issue, valueAt(raw, path), pathText(path)), fix: description }]
}

/** What a schema found wrong, in the words of the watch file. */
export const shapeFaults = (error: z.ZodError, raw: unknown): PathFault[] =>
  error.issues.flatMap((issue) => issueFaults(issue, [], raw))
