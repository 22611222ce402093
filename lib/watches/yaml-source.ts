import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml'

/** Where a value stands in a watch file: keys and list indices from the top. */
export type SourcePath = readonly (string | number)[]

/** Line and column, both from 1. */
export interface SourcePlace {
  readonly line: number
  readonly column: number
}

export interface SourceFault extends SourcePlace {
  readonly message: string
  readonly fix: string
}

/** A YAML (or JSON) text as plain values that know where they stand. */
export interface YamlSource {
  readonly raw: unknown
  readonly faults: readonly SourceFault[]
  /** The place of a value; of the nearest value above it when it is absent; of the key itself with `'key'`. */
  place(path: SourcePath, part?: 'value' | 'key'): SourcePlace
}

const fixes: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'Keep one watch per file: remove what follows the line `---`.',
}
const generalFix = 'Check the indentation and the quotes here; put text that contains ": " or " #" in quotes.'

/** In a text that is no YAML at all every line is a fault; the first few tell. */
const mostSyntaxFaults = 10

const asFault = (error: YAMLError, lines: LineCounter): SourceFault => {
  const { line, col } = lines.linePos(error.pos[0])
  const problem = error.message.split('\n')[0] ?? ''
  return { line, column: col, message: `not YAML: ${problem}`, fix: fixes[error.code] ?? generalFix }
}

const child = (node: unknown, step: string | number): unknown => {
  if (!isNode(node) || !('get' in node) || typeof node.get !== 'function') return undefined
  return node.get(step, true)
}

const keyNode = (node: unknown, key: string | number): Node | undefined => {
  if (!isMap(node)) return undefined
  const pair = node.items.find((candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(key))
  return isPair(pair) && isNode(pair.key) ? pair.key : undefined
}

/** The last node on the way to `path` that exists, and the key of the last step where it is asked for. */
const findNode = (root: unknown, path: SourcePath, part: 'value' | 'key'): Node | undefined => {
  let found = root
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1
    const next = last && part === 'key' ? keyNode(found, step) : child(found, step)
    const known = isNode(next) ? next : keyNode(found, step)
    if (!known) break
    found = known
  }
  return isNode(found) ? found : undefined
}

const plainValues = (toJs: () => unknown): { raw: unknown; fault?: string } => {
  try {
    return { raw: toJs() }
  } catch (error) {
    return { raw: undefined, fault: error instanceof Error ? error.message : String(error) }
  }
}

const tabFaults = (text: string): SourceFault[] =>
  text.split('\n').flatMap((line, index) => {
    const tab = /^[ ]*\t/.exec(line)
    if (!tab || line.trim() === '') return []
    return [
      {
        line: index + 1,
        column: tab[0].length,
        message: 'not YAML: a tab in the indentation',
        fix: 'Indent with spaces.',
      },
    ]
  })

/** One mistake makes the parser stumble several times on a line, or on every line after a tab: its first word counts. */
const syntaxFaults = (text: string, errors: readonly YAMLError[], lines: LineCounter): SourceFault[] => {
  const tabs = errors.length > 0 ? tabFaults(text) : []
  if (tabs.length > 0) return tabs
  const faults = errors.map((error) => asFault(error, lines))
  const firsts = faults.filter((fault, index) => faults.findIndex((other) => other.line === fault.line) === index)
  return firsts.slice(0, mostSyntaxFaults)
}

/** Reads YAML 1.2 (JSON is a subset). Never throws: what is wrong is in `faults`; `raw` is undefined where nothing can be read. */
export const readYaml = (text: string): YamlSource => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (path: SourcePath, part: 'value' | 'key' = 'value'): SourcePlace => {
    const start = findNode(document.contents, path, part)?.range?.[0] ?? 0
    const { line, col } = lines.linePos(start)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const faults = syntaxFaults(text, document.errors, lines)
  const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY')
  if (!readable) return { raw: undefined, faults, place }
  const { raw, fault } = plainValues(() => document.toJS())
  if (fault === undefined) return { raw, faults, place }
  return {
    raw,
    faults: [{ line: 1, column: 1, message: `not usable YAML: ${fault}`, fix: 'Write aliases out.' }],
    place,
  }
}
