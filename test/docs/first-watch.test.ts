import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../cli/command-line.ts'
import { openOutput } from '../../cli/output.ts'
import { registry } from '../../cli/registry.ts'

const page = readFileSync(new URL('../../docs/first-watch/README.md', import.meta.url), 'utf8')

const run = async (line: string) => {
  let out = ''
  const output = openOutput({ write: (text) => (out += text) }, { write: () => true }, {})
  return { exit: await runCommandLine(line.split(' '), output), out }
}

const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text ?? '')

const commands = blocks('sh').flatMap((block) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('claimwatch '))
    .map((line) => line.replace('claimwatch ', '').replace(/ > .*/, '')),
)

test.each(commands)('claimwatch %s is a command', (line) => {
  expect(registry.some(({ name }) => line.startsWith(name))).toBe(true)
})

const offline = commands.filter((line) => line.startsWith('watch '))

test.each(offline)('claimwatch %s works as the page says', async (line) => {
  const { exit, out } = await run(line)
  expect(exit).toBe(0)
  const shown = line.startsWith('watch draft') ? blocks('yaml') : line.startsWith('watch test') ? blocks('text') : []
  const lines = shown.flatMap((block) => block.trim().split('\n')).filter((shownLine) => !shownLine.includes('…'))
  for (const shownLine of lines) expect(out).toContain(shownLine.trim())
})
