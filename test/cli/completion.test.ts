import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { registry } from '../../cli/registry.ts'
import { topicNames } from '../../cli/topics.ts'

let completed: string[]
beforeEach(() => {
  completed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void completed.push(line))
})
afterEach(() => vi.restoreAllMocks())

const run = async (...args: string[]): Promise<string> => {
  let out = ''
  const output = openOutput({ write: (text) => (out += text) }, { write: () => undefined }, {})
  await runCommandLine(args, output)
  return out
}

/** What a shell offers for the last word. */
const offered = async (...words: string[]): Promise<string[]> => {
  completed = []
  await run('complete', '--', ...words)
  return completed
    .flatMap((line) => line.split('\n'))
    .flatMap((line) => (/^:\d+$/.test(line) ? [] : [line.split('\t')[0] ?? '']))
}

/** Long options in a help page, with their choices. */
const optionsOf = (help: string) =>
  [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)(?: <[^>]+>)?/gm)].map(([, name]) => name ?? '').sort()

/** `(choices: "a", "b")` under the option it belongs to. */
const choicesOf = (help: string) =>
  [
    ...help
      .replace(/\s+/g, ' ')
      .matchAll(/ (--[\w-]+) <[^>]+> (?:(?! --).)*?\(choices: ([^)]*?)(?:, default: [^)]*)?\)/g),
  ].map(([, option = '', list = '']) => [option, [...list.matchAll(/"([^"]+)"/g)].map(([, choice]) => choice)] as const)

describe.each(registry)('$name', ({ name }) => {
  const words = name.split(' ')

  test('is offered', async () => {
    expect(await offered(...words.slice(0, -1), '')).toContain(words.at(-1))
  })

  test('offers every option of its help, and every choice of each', async () => {
    const help = await run('help', ...words)
    expect((await offered(...words, '--')).sort()).toEqual(optionsOf(help))
    for (const [option, choices] of choicesOf(help))
      expect([option, await offered(...words, option, '')]).toEqual([option, choices])
  })
})

test('the choices that a help page names are found: type and kind of a change', async () => {
  const choices = new Map(choicesOf(await run('help', 'changes')))
  expect([...choices.keys()]).toEqual(['--type', '--kind'])
  expect(choices.get('--type')).toEqual(['revision', 'reversion', 'dispute', 'retraction'])
})

test('the pages of help are offered: commands and topics', async () => {
  const found = await offered('help', '')
  expect(found).toEqual(expect.arrayContaining([...topicNames, 'changes', 'watch']))
})

test('watches are offered where one is asked for', async () => {
  for (const words of [
    ['watch', 'check'],
    ['compare', '--watch'],
    ['changes', '--watch'],
    ['export', '--watch'],
    ['mute'],
  ])
    expect([words, await offered(...words, '')]).toEqual([words, expect.arrayContaining(['moscow-talks'])])
})
