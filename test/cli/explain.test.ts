import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'

const folder = 'docs/first-watch'
const stories = `${folder}/stories.jsonl`

const claimwatch = async (...args: string[]) => {
  let [out, talk] = ['', '']
  const output = openOutput({ write: (text) => (out += text) }, { write: (text) => (talk += text) }, {})
  const exit = await runCommandLine(args, output)
  return { exit, out, talk }
}

test('a change of stored stories is explained before the watch is live, with its question and its sentence', async () => {
  const args = ['explain', 'ferry-strike:strike-day:1', '--watch', folder, '--stories', stories, '--json']
  const { exit, out } = await claimwatch(...args)
  expect(exit).toBe(0)
  const explained = JSON.parse(out)
  expect(explained).toMatchObject({
    question: 'When will the ferry crews of the north line stop work?',
    to: '2026-03-09',
  })
  expect(readFileSync(stories, 'utf8')).toContain(explained.quote)
  expect(explained.reasons.map(({ rule }: { rule: string }) => rule)).toContain('table.holder-different-value')
})

test('a change that the stories do not make is named as missing', async () => {
  const { exit, talk } = await claimwatch(
    'explain',
    'ferry-strike:strike-day:9',
    '--watch',
    folder,
    '--stories',
    stories,
  )
  expect(exit).toBe(1)
  expect(talk).toContain('there is no change ferry-strike:strike-day:9')
})

test('a watch without stories is wrong usage', async () => {
  const { exit, talk } = await claimwatch('explain', 'ferry-strike:strike-day:1', '--watch', folder)
  expect(exit).toBe(2)
  expect(talk).toContain('--watch needs --stories')
})
