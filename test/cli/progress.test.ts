import { expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'

const stories = 'watches/moscow-talks/recorded/stories.jsonl'

/** Standard error as a terminal that keeps what was drawn on it. */
const terminal = () => {
  let drawn = ''
  const stream = {
    isTTY: true,
    columns: 80,
    write: (text: string) => (drawn += text),
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  }
  return { stream, drawn: () => drawn }
}

test('replay shows on a terminal how far it is, and says nothing of it in a pipe', async () => {
  const screen = terminal()
  const replay = async (stderr: { readonly isTTY?: boolean; write(text: string): unknown }) => {
    let out = ''
    const output = openOutput({ write: (text) => (out += text) }, stderr, { NO_COLOR: '1' })
    const exit = await runCommandLine(['replay', '--watch', 'moscow-talks', '--stories', stories, '--json'], output)
    return { exit, out }
  }
  let talk = ''
  const [seen, piped] = [await replay(screen.stream), await replay({ write: (text) => (talk += text) })]
  expect(screen.drawn()).toMatch(/\d+\/\d+ stories/)
  expect(talk).not.toMatch(/stories/)
  expect([seen.exit, piped.exit, seen.out]).toEqual([0, 0, piped.out])
  expect(piped.out.split('\n').length).toBeGreaterThan(1)
}, 60_000)
