import { describe, expect, test } from 'vitest'
import { openOutput, type TextStream } from '../../cli/output.ts'
import { bold, red } from '../../cli/styled.ts'

const ESC = String.fromCharCode(27)

const recording = (stream: Partial<TextStream> = {}) => {
  const lines: string[] = []
  const write = (text: string) => void lines.push(text)
  return { stream: { ...stream, write }, text: () => lines.join('') }
}
const terminal = { isTTY: true, columns: 40 }

describe('text of a feed', () => {
  test.each([
    ['colours and hidden text', `${ESC}[8mhidden${ESC}[0m`, 'hidden'],
    ['a window title', `${ESC}]0;owned\u0007safe`, 'safe'],
    ['a cursor that moves up', `${ESC}[2Aover`, 'over'],
    ['an eight-bit control sequence', '\u009b31mred', 'red'],
    ['line breaks', 'one\r\ntwo\tthree', 'one two three'],
    ['writing turned round', 'a\u202ecod.exe', 'acod.exe'],
  ])('cannot bring %s to the terminal', (_title, written, shown) => {
    const { stream, text } = recording()
    openOutput(stream, stream, {}).line(['> ', written])
    expect(text()).toBe(`> ${shown}\n`)
  })

  test('stays inside the style it is given', () => {
    const { stream, text } = recording(terminal)
    openOutput(stream, stream, {}).line(red([`a${ESC}[0m`, bold('b')]))
    expect(text()).toBe(`${ESC}[31ma${ESC}[1mb${ESC}[22m${ESC}[39m\n`)
  })

  test('keeps its controls as escapes in JSON', () => {
    const { stream, text } = recording()
    openOutput(stream, stream, {}).json({ title: `${ESC}\u009b\u202e` })
    expect(text()).toBe('{"title":"\\u001b\\u009b\\u202e"}\n')
  })
})

describe('colours', () => {
  test.each([
    ['on a terminal', terminal, {}, true],
    ['in a pipe', {}, {}, false],
    ['in a pipe of a build server', {}, { CI: 'true', FORCE_COLOR: '1' }, false],
    ['where NO_COLOR is set', terminal, { NO_COLOR: '1' }, false],
    ['on a terminal that has none', terminal, { TERM: 'dumb' }, false],
  ])('%s', (_title, kind, environment, coloured) => {
    const { stream, text } = recording(kind)
    openOutput(stream, stream, environment).line(bold('a'))
    expect(text().includes(ESC)).toBe(coloured)
  })
})

describe('a table', () => {
  const head = ['claim', 'sentence']
  const rows = [
    ['venue', 'Moscow is the only venue under consideration for a meeting.'],
    ['kyiv-response', 'No.'],
  ]

  test('fits the terminal', () => {
    const { stream, text } = recording(terminal)
    openOutput(stream, stream, { NO_COLOR: '1' }).table(head, rows)
    expect(text().split('\n')).toEqual([
      'claim          sentence',
      'venue          Moscow is the only venue',
      '               under consideration for a',
      '               meeting.',
      'kyiv-response  No.',
      '',
    ])
  })

  test('is whole and tab-separated in a pipe, without its head', () => {
    const { stream, text } = recording()
    openOutput(stream, stream, {}).table(head, rows)
    expect(text()).toBe(`${rows.map((row) => row.join('\t')).join('\n')}\n`)
  })

  test('without rows prints nothing', () => {
    const { stream, text } = recording(terminal)
    openOutput(stream, stream, {}).table(head, [])
    expect(text()).toBe('')
  })
})
