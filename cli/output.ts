import { Presets, SingleBar } from 'cli-progress'
import Table from 'cli-table3'
import pc from 'picocolors'
import { columnWidths } from './column-widths.ts'
import { bold, renderStyled, type Style, type Styled } from './styled.ts'

/** Takes how many are done; without a number it ends and clears the line. It must be ended, also after a failure. */
export type Progress = (done?: number) => void

/** Where a command writes: data to standard output, talk to standard error. */
export interface Output {
  /** One line of data. */
  line(text: Styled): void
  /** One value as one JSON line. */
  json(value: unknown): void
  /** Rows under a head, fitted to the terminal; in a pipe tab-separated, whole and without the head. */
  table(head: readonly string[], rows: readonly (readonly Styled[])[]): void
  /** One line for the person at the terminal: progress, warnings, errors. */
  talk(text: Styled): void
  /** A bar on a terminal, or a growing count where the total is not known; nothing in a pipe. */
  progress(total: number | undefined, what: string): Progress
  /** Text as it is, such as a help page or a generated file. */
  verbatim(text: string): void
  /** Standard output is a terminal. */
  readonly isTerminal: boolean
  /** Columns of the terminal; 80 in a pipe. */
  readonly width: number
}

/** The part of a writable stream that is needed. */
export interface TextStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

type Environment = Readonly<Record<string, string | undefined>>

const usesColour = (stream: TextStream, environment: Environment): boolean =>
  stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'

const painter = (stream: TextStream, environment: Environment) => {
  const colours = pc.createColors(usesColour(stream, environment))
  return (style: Style, text: string): string => colours[style](text)
}

/** JSON that is safe on a terminal too: the controls JSON leaves as they are become escapes. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const borderless = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
    [side, ''],
    [`${side}-mid`, ''],
    [`${side}-left`, ''],
    [`${side}-right`, ''],
  ]),
)

const drawTable = (head: readonly string[], rows: readonly (readonly string[])[], width: number): string => {
  const table = new Table({
    chars: { ...borderless, middle: '  ', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: columnWidths([head, ...rows], width),
    wordWrap: true,
    wrapOnWordBoundary: true,
  })
  table.push([...head], ...rows.map((row) => [...row]))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const drawProgress = (stream: TextStream, total: number | undefined, what: string): Progress => {
  const format = total === undefined ? `{value} ${what}` : `{bar} {value}/{total} ${what}`
  const drawnOn = stream as NodeJS.WritableStream
  const bar = new SingleBar({ format, stream: drawnOn, clearOnComplete: true, hideCursor: true }, Presets.rect)
  bar.start(total ?? Number.MAX_SAFE_INTEGER, 0)
  return (done) => (done === undefined ? bar.stop() : bar.update(done))
}

/** Opens the output on two streams, as the environment and the terminal allow. */
export const openOutput = (stdout: TextStream, stderr: TextStream, environment: Environment): Output => {
  const paint = painter(stdout, environment)
  const paintTalk = painter(stderr, environment)
  const render = (text: Styled): string => renderStyled(text, paint)
  const isTerminal = stdout.isTTY === true
  const width = isTerminal ? (stdout.columns ?? 80) : 80
  return {
    isTerminal,
    width,
    line: (text) => void stdout.write(`${render(text)}\n`),
    json: (value) => void stdout.write(`${safeJson(value)}\n`),
    talk: (text) => void stderr.write(`${renderStyled(text, paintTalk)}\n`),
    progress: (total, what) => (stderr.isTTY === true ? drawProgress(stderr, total, what) : () => undefined),
    verbatim: (text) => void stdout.write(text),
    table: (head, rows) => {
      const cells = rows.map((row) => row.map(render))
      if (rows.length === 0) return
      if (!isTerminal) return void stdout.write(`${cells.map((row) => row.join('\t')).join('\n')}\n`)
      const bolded = head.map((title) => render(bold(title)))
      stdout.write(`${drawTable(bolded, cells, width)}\n`)
    },
  }
}
